// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.topiary.payload.ItemModel;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

class CborPropertyTest {
    @Property(tries = 300)
    void values_encoded_by_another_library_are_the_same(@ForAll("values") Object value) throws IOException {
        byte[] bytes = encode(value);

        Decoded decoded = decode(bytes);

        assertThat(decoded.problems()).isEmpty();
        assertThat(ItemModel.actual(decoded.root())).isEqualTo(ItemModel.expected(value));
        ItemModel.assertNested(decoded.root());
        if ((value instanceof List<?> && bytes.length >= 8) || (value instanceof Map<?, ?> map && !map.isEmpty())) {
            assertThat(new CborDecoder().detect(Head.of(Sample.of(bytes)))).isTrue();
            assertThat(new CborDecoder().decode(Sample.of(bytes), Context.NONE).isValid())
                    .isTrue();
        }
    }

    @Property(tries = 100)
    void no_beginning_of_an_item_is_well_formed(@ForAll("values") Object value, @ForAll int cut) throws IOException {
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
    void no_text_is_taken_for_cbor(@ForAll String text) {
        assertThat(new CborDecoder().detect(Head.of(Sample.of(text.getBytes(UTF_8)))))
                .isFalse();
    }

    private static byte[] encode(Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
            generator.enable(CBORGenerator.Feature.ENCODE_USING_STANDARD_NEGATIVE_BIGINT_ENCODING);
            write(generator, value);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator generator, Object value) throws IOException {
        switch (value) {
            case List<?> list -> {
                if (list.size() % 2 == 0) {
                    generator.writeStartArray(list, list.size());
                } else {
                    generator.writeStartArray();
                }
                for (Object each : list) {
                    write(generator, each);
                }
                generator.writeEndArray();
            }
            case Map<?, ?> map -> {
                if (map.size() % 2 == 0) {
                    generator.writeStartObject(map, map.size());
                } else {
                    generator.writeStartObject();
                }
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    generator.writeFieldName((String) each.getKey());
                    write(generator, each.getValue());
                }
                generator.writeEndObject();
            }
            case Boolean bool -> generator.writeBoolean(bool);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case byte[] bytes -> generator.writeBinary(bytes);
            case String text -> {
                if (text.equals(ItemModel.NULL)) {
                    generator.writeNull();
                } else {
                    generator.writeString(text);
                }
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
    }

    private static Decoded decode(byte[] bytes) {
        return new CborDecoder().decode(Sample.of(bytes), sample -> "cbor");
    }

    @Provide
    Arbitrary<Object> values() {
        BigInteger limit = BigInteger.ONE.shiftLeft(200);
        return ItemModel.values(limit.negate(), limit);
    }
}
