// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.Wire;
import org.topiary.testkit.RecordedStage;

class SparkplugDecoderTest {
    private static final String TOPIC = "spBv1.0/plant/NBIRTH/line1";
    private static final long TIME = 1_700_000_000_000L;

    private final SparkplugDecoder decoder = new SparkplugDecoder();

    private static Sample sample(byte[] payload) {
        return new Sample(TOPIC, payload, Sample.Properties.NONE, -1, 0);
    }

    private String text(Wire payload) {
        Decoded decoded = decoder.decode(sample(payload.toBytes()), Context.NONE);
        assertThat(decoded.isValid()).isTrue();
        return decoded.text().map(StyledText::text).orElse("");
    }

    private static Wire metric(String name, DataType type) {
        return new Wire().text(1, name).varint(4, type.number());
    }

    @Test
    void aBirthShowsEachMetricWithItsTypeUnitAndQuality() {
        Wire properties = new Wire()
                .text(1, "engUnit")
                .text(1, "Quality")
                .text(1, "low")
                .message(2, new Wire().varint(1, 12).text(8, "mm/s"))
                .message(2, new Wire().varint(1, 3).varint(3, 192))
                .message(2, new Wire().varint(1, 10).fixed64(6, -2.5));
        Wire payload = new Wire()
                .varint(1, TIME)
                .message(
                        2,
                        metric("Motor/Speed", DataType.FLOAT)
                                .varint(2, 7)
                                .message(9, properties)
                                .fixed32(12, 12.5f))
                .message(2, metric("Count", DataType.UINT64).varint(11, -1))
                .message(2, metric("Offset", DataType.INT8).varint(10, 0xffff_ff85L))
                .message(2, metric("On", DataType.BOOLEAN).varint(14, 1))
                .message(2, metric("Since", DataType.DATE_TIME).varint(11, TIME))
                .message(2, metric("Old", DataType.STRING).varint(5, 1).text(15, "x"))
                .message(2, metric("Gone", DataType.DOUBLE).varint(7, 1))
                .message(2, new Wire().varint(2, 9).fixed64(13, 0.1))
                .varint(3, 4);

        assertThat(text(payload)).isEqualTo("""
                timestamp: 2023-11-14T22:13:20Z
                Motor/Speed: 12.5 mm/s  (Float, alias 7, good, low -2.5)
                Count: 18446744073709551615  (UInt64)
                Offset: -123  (Int8)
                On: true  (Boolean)
                Since: 2023-11-14T22:13:20Z  (DateTime)
                Old: x  (String, historical)
                Gone: null  (Double)
                alias 9: 0.1
                seq: 4""");
    }

    @Test
    void dataSetsAndTemplatesHaveTheirFields() {
        Wire row = new Wire().message(1, new Wire().text(6, "a")).message(1, new Wire().varint(1, 5));
        Wire set = new Wire()
                .varint(1, 2)
                .text(2, "Name")
                .text(2, "Count")
                .varint(3, DataType.STRING.number())
                .varint(3, DataType.INT32.number())
                .message(4, row);
        Wire template = new Wire()
                .message(2, metric("Speed", DataType.INT32).varint(10, 3))
                .message(
                        3,
                        new Wire()
                                .text(1, "Axis")
                                .varint(2, DataType.STRING.number())
                                .text(8, "X"))
                .text(4, "Motor");
        Wire payload = new Wire()
                .message(2, metric("Table", DataType.DATA_SET).message(17, set))
                .message(2, metric("M1", DataType.TEMPLATE).message(18, template));

        assertThat(text(payload)).isEqualTo("""
                Table:  (DataSet)
                  num_of_columns: 2
                  columns: Name
                  columns: Count
                  types: String
                  types: Int32
                  rows:
                    elements:
                      string_value: a
                    elements:
                      int_value: 5
                M1:  (Template)
                  Speed: 3  (Int32)
                  parameters:
                    name: Axis
                    type: String
                    string_value: X
                  template_ref: Motor""");
    }

    @Test
    void otherPayloadsOfTheNamespaceAreLeftToOtherDecoders() {
        byte[] online = "{\"online\":true,\"timestamp\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(Decoders.BASIC
                        .with(decoder)
                        .decode(sample(online), Context.NONE)
                        .chain())
                .containsExactly("json");
        assertThat(Decoders.BASIC
                        .with(decoder)
                        .decode(sample("OFFLINE".getBytes(StandardCharsets.UTF_8)), Context.NONE)
                        .chain())
                .containsExactly("text");
        assertThat(decoder.detect(Head.of(Sample.of("55.49".getBytes(StandardCharsets.UTF_8)))))
                .isFalse();
        assertThat(decoder.decode(sample(new byte[0]), Context.NONE).isValid()).isFalse();
    }

    @Test
    void whatIsWrongOrUnknownIsSaid() {
        Wire wrong = new Wire().varint(1, TIME).text(3, "no number");
        assertThat(decoder.decode(sample(wrong.toBytes()), Context.NONE).problems())
                .containsExactly(DecodeProblem.of("sparkplug.wrong", 7).at(7));
        Wire later = new Wire().varint(1, TIME).text(6, "of a later version");
        Decoded decoded = decoder.decode(sample(later.toBytes()), Context.NONE);
        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.problems()).containsExactly(DecodeProblem.of("sparkplug.unknown", 1));
    }

    @Test
    void thePreviewOfALongBirthHasTheMetricsAtItsBeginning() {
        Wire payload = new Wire().varint(1, TIME);
        for (int i = 0; i < 100; i++) {
            payload.message(2, metric("Metric" + i, DataType.INT32).varint(10, i));
        }

        assertThat(decoder.preview(Head.of(sample(payload.toBytes())), Context.NONE, 100))
                .startsWith("Metric0 0, Metric1 1,")
                .hasSizeLessThanOrEqualTo(100);
        Wire without = new Wire().varint(1, TIME).varint(3, 4);
        assertThat(decoder.preview(Head.of(sample(without.toBytes())), Context.NONE, 100))
                .isEqualTo("timestamp 2023-11-14T22:13:20Z, seq 4");
        assertThat(decoder.preview(Head.of(sample(new byte[] {0})), Context.NONE, 100))
                .isNull();
    }

    /** No birth is known. */
    private static final class NoBirth implements Context, MetricNames {
        @Override
        public String chosenDecoder(Sample sample) {
            return "";
        }

        @Override
        public <T> Optional<T> knowledge(Class<T> type) {
            return type == MetricNames.class ? Optional.of(type.cast(this)) : Optional.empty();
        }

        @Override
        public Birth birth(String topic, long position) {
            return Birth.unknown(Known.NOT_YET);
        }

        @Override
        public List<DecodeProblem> problems(String topic, long position) {
            return List.of();
        }
    }

    @Test
    void lookingForUnknownAliasesReportsThePlaceInALargePayload() {
        Wire payload = new Wire();
        for (int i = 0; i < 2 * WorkStage.BYTES; i++) {
            payload.message(2, new Wire().varint(2, 7).varint(10, 1));
        }
        Decoded decoded = decoder.decode(sample(payload.toBytes()), new NoBirth());
        RecordedStage progress = RecordedStage.patient();

        assertThat(progress.stage().call(decoded::problems)).containsExactly(DecodeProblem.of("sparkplug.noBirth"));

        assertThat(progress.fractions()).isSorted();
        assertThat(progress.tenths()).isEqualTo(10);
    }

    @Property(tries = 5_000)
    void anyBytesAreReadAndChildrenAreWithinTheirParents(@ForAll @Size(max = 80) byte[] bytes) {
        Deque<Field> open = new ArrayDeque<>();
        open.push(decoder.decode(sample(bytes), Context.NONE).root());
        while (!open.isEmpty()) {
            Field parent = open.pop();
            for (Field child : parent.children()) {
                assertThat(child.range().start())
                        .isGreaterThanOrEqualTo(parent.range().start());
                assertThat(child.range().end())
                        .isLessThanOrEqualTo(parent.range().end());
                assertThat(child.text()).isNotNull();
                assertThat(child.note()).isNotNull();
                assertThatCode(child::value).doesNotThrowAnyException();
                open.push(child);
            }
        }
    }
}
