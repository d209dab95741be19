// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.EmbeddedSchema;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;

class AvroPropertyTest {
    private static Object datum(Schema schema, long seed) {
        return new RandomData(schema, 1, seed).iterator().next();
    }

    /** @param blocks whether arrays and maps are in blocks with their size, whose counts are negative */
    private static byte[] encode(Schema schema, Object datum, boolean blocks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = blocks
                ? new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null)
                : EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static AvroType type(Schema schema) {
        return Optional.ofNullable(EmbeddedSchema.parse(schema.toString()).type())
                .orElseThrow();
    }

    private static Decoded decode(byte[] payload, Schema schema) {
        return new AvroDecoder().decode(Sample.of(payload), new KnownTypes(type(schema)));
    }

    @Property(tries = 400)
    void values_encoded_by_the_library_are_the_same(@ForAll long seed, @ForAll boolean blocks) throws IOException {
        Schema schema = RandomSchemas.record(seed);
        Object datum = datum(schema, seed);

        Decoded decoded = decode(encode(schema, datum, blocks), schema);

        assertThat(decoded.problems()).isEmpty();
        assertThat(actual(decoded.root())).isEqualTo(expected(schema, datum));
        assertNested(decoded.root());
    }

    @Property(tries = 300)
    void of_a_payload_that_is_cut_off_the_values_before_are_shown(
            @ForAll long seed, @ForAll int cut, @ForAll boolean blocks) throws IOException {
        Schema schema = RandomSchemas.record(seed);
        byte[] payload = encode(schema, datum(schema, seed), blocks);
        int length = payload.length == 0 ? 0 : Math.floorMod(cut, payload.length);

        Decoded decoded = decode(Arrays.copyOf(payload, length), schema);

        // What is left out may be nulls, which have no bytes.
        assertThat(length == payload.length || !decoded.problems().isEmpty()).isTrue();
        assertNested(decoded.root());
        assertThat(decoded.text()).isPresent();
    }

    @Property(tries = 1_000)
    void a_changed_byte_is_a_problem_or_another_value(
            @ForAll long seed, @ForAll int place, @ForAll byte changed, @ForAll boolean blocks) throws IOException {
        Schema schema = RandomSchemas.record(seed);
        byte[] payload = encode(schema, datum(schema, seed), blocks);
        if (payload.length > 0) {
            payload[Math.floorMod(place, payload.length)] = changed;
        }

        Decoded decoded = decode(payload, schema);

        assertNested(decoded.root());
        assertThat(decoded.text()).isPresent();
    }

    @Property(tries = 1_000)
    void any_bytes_are_shown_somehow(@ForAll byte[] payload, @ForAll long seed) {
        Decoded decoded = decode(payload, RandomSchemas.record(seed));

        assertThat(decoded.chain()).containsExactly("avro");
        assertNested(decoded.root());
    }

    /** Values without bytes are allowed, such as nulls. */
    private static void assertNested(Field field) {
        int last = field.range().start();
        for (Field child : field.children()) {
            assertThat(child.range().start()).isGreaterThanOrEqualTo(last);
            assertThat(child.range().end())
                    .isBetween(child.range().start(), field.range().end());
            last = child.range().end();
            assertNested(child);
        }
    }

    private static Object actual(Field field) {
        return switch (field.kind()) {
            case OBJECT -> {
                List<Object> members = new ArrayList<>();
                field.children().forEach(each -> members.add(Map.entry(each.name(), actual(each))));
                yield members;
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                field.children().forEach(each -> elements.add(actual(each)));
                yield elements;
            }
            case NULL -> "null";
            default ->
                switch (field.value()) {
                    case byte[] bytes -> ByteBuffer.wrap(bytes);
                    case null -> field.text();
                    case Object value -> value;
                };
        };
    }

    private static Object expected(Schema schema, @Nullable Object datum) {
        if (schema.getType() == Schema.Type.UNION) {
            Schema branch = schema.getTypes().get(GenericData.get().resolveUnion(schema, datum));
            return expected(branch, datum);
        }
        if (datum == null) {
            return "null";
        }
        return switch (schema.getType()) {
            case NULL, UNION -> throw new AssertionError(schema);
            case RECORD -> {
                IndexedRecord record = (IndexedRecord) datum;
                yield schema.getFields().stream()
                        .<Object>map(each -> Map.entry(each.name(), expected(each.schema(), record.get(each.pos()))))
                        .toList();
            }
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                ((List<?>) datum).forEach(each -> elements.add(expected(schema.getElementType(), each)));
                yield elements;
            }
            case MAP -> {
                List<Object> entries = new ArrayList<>();
                ((Map<?, ?>) datum)
                        .forEach((key, value) ->
                                entries.add(Map.entry(key.toString(), expected(schema.getValueType(), value))));
                yield entries;
            }
            case ENUM -> ((GenericEnumSymbol<?>) datum).toString();
            case FIXED -> ByteBuffer.wrap(((GenericFixed) datum).bytes());
            case STRING -> datum.toString();
            case BYTES -> {
                ByteBuffer buffer = (ByteBuffer) datum;
                byte[] bytes = new byte[buffer.remaining()];
                buffer.duplicate().get(bytes);
                yield schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && bytes.length > 0
                        ? new BigDecimal(new BigInteger(bytes), decimal.getScale())
                        : ByteBuffer.wrap(bytes);
            }
            case LONG ->
                schema.getLogicalType() == null ? new BigDecimal((Long) datum) : Instant.ofEpochMilli((Long) datum);
            case INT -> new BigDecimal((Integer) datum);
            case FLOAT, DOUBLE ->
                Double.isFinite(((Number) datum).doubleValue()) ? new BigDecimal(datum.toString()) : datum.toString();
            case BOOLEAN -> datum;
        };
    }
}
