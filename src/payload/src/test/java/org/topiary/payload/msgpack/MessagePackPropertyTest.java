// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.msgpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.topiary.payload.ItemModel;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

class MessagePackPropertyTest {
    @Property(tries = 300)
    void values_encoded_by_another_library_are_the_same(@ForAll("values") Object value) throws IOException {
        byte[] bytes = encode(value);

        Decoded decoded = decode(bytes);

        assertThat(decoded.problems()).isEmpty();
        assertThat(ItemModel.actual(decoded.root())).isEqualTo(ItemModel.expected(value));
        ItemModel.assertNested(decoded.root());
        if ((value instanceof List<?> && bytes.length >= 8) || (value instanceof Map<?, ?> map && !map.isEmpty())) {
            assertThat(new MessagePackDecoder().detect(Head.of(Sample.of(bytes))))
                    .isTrue();
            assertThat(new MessagePackDecoder()
                            .decode(Sample.of(bytes), Context.NONE)
                            .isValid())
                    .isTrue();
        }
    }

    @Property
    void timestamps_are_the_same(
            @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 2) int size)
            throws IOException {
        // Of 96, 64 and 32 bits.
        long time = size == 0 ? seconds : Math.floorMod(seconds, 1L << (size == 1 ? 34 : 32));
        Instant instant = Instant.ofEpochSecond(time, size == 2 ? 0 : nanos);
        Decoded decoded;
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packTimestamp(instant);
            decoded = decode(packer.toByteArray());
        }

        assertThat(decoded.root().kind()).isEqualTo(Kind.TIME);
        assertThat(decoded.root().value()).isEqualTo(instant);
        assertThat(decoded.root().text()).isEqualTo("timestamp(\"" + instant + "\")");
    }

    @Property(tries = 300)
    void extensions_keep_their_type_and_data(
            @ForAll @IntRange(max = 127) int type, @ForAll @Size(max = 300) byte[] data) throws IOException {
        Decoded decoded;
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packExtensionTypeHeader((byte) type, data.length);
            packer.writePayload(data);
            decoded = decode(packer.toByteArray());
        }

        assertThat(decoded.root().kind()).isEqualTo(Kind.BYTES);
        assertThat(decoded.root().value()).isEqualTo(data);
        assertThat(decoded.root().text()).startsWith("ext(" + type + ", h'");
    }

    @Property(tries = 100)
    void no_beginning_of_an_object_is_valid(@ForAll("values") Object value, @ForAll int cut) throws IOException {
        byte[] bytes = encode(value);

        Decoded decoded = decode(Arrays.copyOf(bytes, Math.floorMod(cut, bytes.length)));

        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.problems()).hasSize(1);
    }

    @Property(tries = 300)
    void a_changed_byte_is_a_problem_or_another_value(
            @ForAll("values") Object value, @ForAll int place, @ForAll byte changed) throws IOException {
        byte[] bytes = encode(value);
        bytes[Math.floorMod(place, bytes.length)] = changed;

        Decoded decoded = decode(bytes);

        assertThat(decoded.isValid() || !decoded.problems().isEmpty()).isTrue();
        ItemModel.assertNested(decoded.root());
        assertThat(decoded.text().isPresent() || !decoded.isValid()).isTrue();
    }

    @Property
    void no_text_is_taken_for_messagepack(@ForAll String text) {
        assertThat(new MessagePackDecoder().detect(Head.of(Sample.of(text.getBytes(UTF_8)))))
                .isFalse();
    }

    private static byte[] encode(Object value) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            write(packer, value);
            return packer.toByteArray();
        }
    }

    private static void write(MessagePacker packer, Object value) throws IOException {
        switch (value) {
            case List<?> list -> {
                packer.packArrayHeader(list.size());
                for (Object each : list) {
                    write(packer, each);
                }
            }
            case Map<?, ?> map -> {
                packer.packMapHeader(map.size());
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    packer.packString((String) each.getKey());
                    write(packer, each.getValue());
                }
            }
            case Boolean bool -> packer.packBoolean(bool);
            case Long number -> packer.packLong(number);
            case BigInteger number -> packer.packBigInteger(number);
            case Float number -> packer.packFloat(number);
            case Double number -> packer.packDouble(number);
            case byte[] bytes -> {
                packer.packBinaryHeader(bytes.length);
                packer.writePayload(bytes);
            }
            case String text -> {
                if (text.equals(ItemModel.NULL)) {
                    packer.packNil();
                } else {
                    packer.packString(text);
                }
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private static Decoded decode(byte[] bytes) {
        return new MessagePackDecoder().decode(Sample.of(bytes), sample -> "msgpack");
    }

    @Provide
    Arbitrary<Object> values() {
        return ItemModel.values(
                BigInteger.valueOf(Long.MIN_VALUE), BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
    }
}
