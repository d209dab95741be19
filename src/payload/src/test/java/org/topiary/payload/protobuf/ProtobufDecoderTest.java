// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

class ProtobufDecoderTest {
    private final ProtobufDecoder decoder = new ProtobufDecoder();

    private Decoded decode(byte[] payload) {
        return decoder.decode(Sample.of(payload), Context.NONE);
    }

    private String text(byte[] payload) {
        return decode(payload).text().map(StyledText::text).orElse("");
    }

    @Test
    void fieldsAreShownByTheirNumbersWithAllReadings() {
        byte[] payload = new Wire()
                .varint(1, 150)
                .text(2, "testing")
                .message(3, new Wire().varint(1, -1))
                .fixed64(4, 2.5)
                .fixed32(5, -1.5f)
                .bytes(6, new byte[] {0, 1, (byte) 0xff})
                .tag(7, 3)
                .varint(8, 2)
                .tag(7, 4)
                .toBytes();

        assertThat(text(payload)).isEqualTo("""
                1: 150
                2: testing
                3:
                  1: 18446744073709551615  (-1)
                4: 4612811918334230528  (2.5)
                5: 3217031168  (-1.5)
                6: 00 01 ff
                7:
                  8: 2""");
    }

    @Test
    void eachFieldKnowsItsBytes() {
        byte[] payload = new Wire().varint(1, 150).text(2, "on").toBytes();

        assertThat(decode(payload).root().children())
                .extracting(Field::range)
                .containsExactly(new Field.Range(1, 3), new Field.Range(5, 7));
    }

    @Test
    void theFieldsBeforeAMistakeAreShownWithTheProblem() {
        byte[] payload = new Wire().varint(1, 150).text(2, "testing").toBytes();
        Decoded cut = decode(Arrays.copyOf(payload, payload.length - 1));

        assertThat(cut.text().orElseThrow().text()).isEqualTo("1: 150");
        assertThat(cut.problems())
                .containsExactly(DecodeProblem.of("protobuf.wrong", 3).at(3));
        assertThat(decode(new byte[] {7}).isValid()).isFalse();
        assertThat(decode(new byte[] {0, 1}).isValid()).isFalse();
        assertThat(decode(new Wire().tag(7, 3).tag(8, 4).toBytes()).isValid()).isFalse();
        assertThat(decode(new Wire().tag(7, 4).toBytes()).isValid()).isFalse();
    }

    @Test
    void onlyTheContentTypeSaysThatAPayloadIsAMessage() {
        byte[] payload = new Wire().varint(1, 150).toBytes();

        assertThat(decoder.detect(Head.of(Sample.of(payload)))).isFalse();
        assertThat(decoder.detect(Head.of(
                        new Sample("a", payload, new Sample.Properties("application/x-protobuf", false), -1, 0))))
                .isTrue();
    }

    @Test
    void deepMessagesEndInBytes() {
        Wire deep = new Wire().varint(1, 1).bytes(2, new byte[] {0});
        for (int i = 0; i < 300; i++) {
            deep = new Wire().message(1, deep).varint(2, 1);
        }
        Field deepest = decode(deep.toBytes()).root();
        int depth = 0;
        while (deepest.kind().hasChildren()) {
            deepest = deepest.children().iterator().next();
            depth++;
        }
        assertThat(depth).isEqualTo(SchemalessField.MAX_DEPTH);
        assertThat(deepest.kind()).isEqualTo(Field.Kind.BYTES);
    }

    @Property(tries = 5_000)
    void anyBytesAreReadAndChildrenAreWithinTheirParents(@ForAll @Size(max = 80) byte[] bytes) {
        Deque<Field> open = new ArrayDeque<>();
        open.push(decode(bytes).root());
        while (!open.isEmpty()) {
            Field parent = open.pop();
            int from = parent.range().start();
            for (Field child : parent.children()) {
                assertThat(child.range().start()).isGreaterThan(from - 1);
                assertThat(child.range().end())
                        .isLessThanOrEqualTo(parent.range().end());
                assertThat(child.text()).isNotNull();
                assertThat(child.note()).isNotNull();
                from = child.range().end();
                open.push(child);
            }
        }
    }
}
