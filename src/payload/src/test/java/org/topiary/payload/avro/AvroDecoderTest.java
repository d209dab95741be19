// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.EmbeddedSchema;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

class AvroDecoderTest {
    private static final Schema READING = new Schema.Parser().parse("""
            {"type": "record", "name": "plant.Reading", "fields": [
              {"name": "count", "type": "long"}, {"name": "room", "type": "string"}]}
            """);
    private static final byte[] VALUE = HexFormat.of().parseHex("ac02" + "086f76656e");

    private static AvroType type(String json) {
        return Optional.ofNullable(EmbeddedSchema.parse(json).type()).orElseThrow();
    }

    private static KnownTypes reading() {
        KnownTypes types = new KnownTypes(null);
        types.fingerprints.put(SchemaNormalization.parsingFingerprint64(READING), type(READING.toString()));
        types.ids.put(42, type(READING.toString()));
        return types;
    }

    private static Decoded decode(byte[] payload, Context context) {
        return StandardDecoders.ALL.decode(Sample.of(payload), context);
    }

    /** Decodes a payload in hex as a type that was chosen. */
    private static Decoded decode(String schema, String payload) {
        return decode(HexFormat.of().parseHex(payload), new KnownTypes(type(schema)));
    }

    private static String text(Decoded decoded) {
        return decoded.text().map(StyledText::text).orElse("");
    }

    private static Field find(Decoded decoded, String path) {
        return Objects.requireNonNull(FieldPath.parse(path).orElseThrow().find(decoded.root()));
    }

    private static byte[] joined(String head, byte[] value) {
        byte[] start = HexFormat.of().parseHex(head);
        byte[] both = Arrays.copyOf(start, start.length + value.length);
        System.arraycopy(value, 0, both, start.length, value.length);
        return both;
    }

    private static GenericData.Record record(int count) {
        GenericData.Record record = new GenericData.Record(READING);
        record.put("count", (long) count);
        record.put("room", "oven");
        return record;
    }

    @Test
    void aSingleObjectNamesItsSchema() throws IOException {
        byte[] payload = new BinaryMessageEncoder<>(GenericData.get(), READING)
                .encode(record(150))
                .array();
        Decoded decoded = decode(payload, reading());

        assertThat(decoded.chain()).containsExactly("avro");
        assertThat(text(decoded)).isEqualTo("count: 150\nroom: oven");
        assertThat(decoded.problems()).isEmpty();
        Field room = find(decoded, "room");
        assertThat(room.range()).isEqualTo(new Field.Range(12, 17));

        Decoded unknown = decode(payload, new KnownTypes(null));
        assertThat(unknown.chain()).containsExactly("avro");
        assertThat(unknown.text()).isEmpty();
        String fingerprint = HexFormat.of().toHexDigits(SchemaNormalization.parsingFingerprint64(READING));
        assertThat(unknown.problems())
                .containsExactly(
                        DecodeProblem.of("avro.noFingerprint", fingerprint).at(2));
        assertThat(text(decode(payload, new KnownTypes(type(READING.toString())))))
                .isEqualTo("count: 150\nroom: oven");
    }

    @Test
    void theNumberOfASchemaCountsIfItIsKnownAndFitsExactly() {
        byte[] payload = joined("000000002a", VALUE);
        assertThat(text(decode(payload, reading()))).isEqualTo("count: 150\nroom: oven");
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(payload)), reading(), 100))
                .isEqualTo("count 150, room oven");

        assertThat(decode(joined("000000002b", VALUE), reading()).chain()).containsExactly("hex");
        assertThat(decode(joined("000000002a", new byte[] {1, 7, 3}), reading()).chain())
                .containsExactly("hex");
        assertThat(decode(Arrays.copyOf(payload, 5), reading()).chain()).containsExactly("hex");
    }

    @Test
    void theChosenTypeReadsAPayloadWithAndWithoutTheNumberOfASchema() {
        KnownTypes chosen = new KnownTypes(type(READING.toString()));
        assertThat(text(decode(VALUE, chosen))).isEqualTo("count: 150\nroom: oven");
        assertThat(text(decode(joined("0000000007", VALUE), chosen))).isEqualTo("count: 150\nroom: oven");
        assertThat(decode(joined("0000000007", VALUE), chosen).problems()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        byte[] payload = joined("000000002b", VALUE);
        Sample declared = new Sample("t", payload, new Sample.Properties("avro/binary", false), -1, 0);
        Decoded decoded = new AvroDecoder().decode(declared, reading());
        assertThat(decoded.problems())
                .containsExactly(DecodeProblem.of("avro.noId", "43").at(1));
        assertThat(new AvroDecoder().decode(Sample.of(VALUE), sample -> "avro").problems())
                .containsExactly(DecodeProblem.of("avro.noSchema"));
    }

    @Test
    void logicalTypesAreShownAsWhatTheyMean() {
        String[][] examples = {
            {"{\"type\": \"int\", \"logicalType\": \"date\"}", "a28103", "2037-07-05"},
            {"{\"type\": \"int\", \"logicalType\": \"time-millis\"}", "80ee9929", "12:00:03.456"},
            {"{\"type\": \"int\", \"logicalType\": \"time-millis\"}", "01", "-1"},
            {"{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}", "02", "1970-01-01T00:00:00.001Z"},
            {"{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}", "01", "1969-12-31T23:59:59.999999Z"},
            {"{\"type\": \"long\", \"logicalType\": \"timestamp-nanos\"}", "02", "1970-01-01T00:00:00.000000001Z"},
            {"{\"type\": \"long\", \"logicalType\": \"local-timestamp-millis\"}", "02", "1970-01-01T00:00:00.001"},
            {"{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 4, \"scale\": 2}", "04fb2e", "-12.34"},
            {"{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 4, \"scale\": 5}", "04fb2e", "fb 2e"},
            {"{\"type\": \"bytes\", \"logicalType\": \"big-decimal\"}", "0804fb2e04", "-12.34"},
            {
                "{\"type\": \"fixed\", \"name\": \"F\", \"size\": 16, \"logicalType\": \"uuid\"}",
                "00112233445566778899aabbccddeeff",
                "00112233-4455-6677-8899-aabbccddeeff"
            },
            {
                "{\"type\": \"fixed\", \"name\": \"F\", \"size\": 12, \"logicalType\": \"duration\"}",
                "01000000" + "02000000" + "bc0b0000",
                "P1M2DT3.004S"
            },
            {"{\"type\": \"string\", \"logicalType\": \"other\"}", "0461c3", "a�"},
        };
        for (String[] each : examples) {
            assertThat(text(decode(each[0], each[1]))).as(each[0]).isEqualTo(each[2]);
        }
        assertThat(decode(examples[12][0], examples[12][1]).problems())
                .containsExactly(DecodeProblem.of("avro.notUtf8", 0).at(0));
    }

    @Test
    void aBranchIsNamedWhereThereAreSeveral() {
        assertThat(text(decode("[\"null\", \"string\"]", "02" + "0261"))).isEqualTo("a");
        assertThat(text(decode("[\"null\", \"string\", \"long\"]", "04" + "02")))
                .isEqualTo("1  (long)");
    }

    @Test
    void whatIsWrongHasItsPlace() {
        String array = "{\"type\": \"array\", \"items\": \"boolean\"}";
        Decoded wrong = decode(array, "04" + "01" + "02" + "00");
        assertThat(text(wrong)).isEqualTo("[0]: true");
        assertThat(wrong.problems())
                .containsExactly(DecodeProblem.of("avro.wrong", 2).at(2));
        Decoded trailing = decode(array, "00" + "00");
        assertThat(trailing.problems())
                .containsExactly(DecodeProblem.of("avro.trailing", 1).at(1));
        // A block of two elements that says it has three bytes.
        assertThat(decode(array, "03" + "06" + "0101" + "00").problems())
                .containsExactly(DecodeProblem.of("avro.wrong", 4).at(4));
    }

    @Test
    void elementsWithoutBytesAndDepthAreLimited() {
        // 2^40 nulls.
        Decoded nulls = decode("{\"type\": \"array\", \"items\": \"null\"}", "808080808080" + "01" + "00");
        assertThat(nulls.problems()).extracting(DecodeProblem::id).containsExactly("avro.tooMany");
        int count = 0;
        for (Field each : nulls.root().children()) {
            count += each.kind() == Field.Kind.NULL ? 1 : 0;
        }
        assertThat(count).isBetween(100_000, 2_000_000);

        String list =
                "{\"type\": \"record\", \"name\": \"L\", \"fields\": [{\"name\": \"n\", \"type\": [\"null\", \"L\"]}]}";
        assertThat(decode(list, "02".repeat(99) + "00").problems()).isEmpty();
        assertThat(decode(list, "02".repeat(100) + "00").problems())
                .extracting(DecodeProblem::id)
                .containsExactly("avro.tooDeep");
        String endless = "{\"type\": \"record\", \"name\": \"L\", \"fields\": [{\"name\": \"n\", \"type\": \"L\"}]}";
        assertThat(decode(endless, "00").problems())
                .extracting(DecodeProblem::id)
                .containsExactly("avro.tooDeep");
    }

    private static byte[] container(CodecFactory codec, int records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataFileWriter<Object> writer = new DataFileWriter<>(new GenericDatumWriter<>(READING))) {
            writer.setCodec(codec).setSyncInterval(100).create(READING, out, new byte[16]);
            for (int i = 0; i < records; i++) {
                writer.append(record(i));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aContainerFileIsTheArrayOfItsObjects() throws IOException {
        Decoded plain = decode(container(CodecFactory.nullCodec(), 100), Context.NONE);
        assertThat(plain.chain()).containsExactly("avro");
        assertThat(text(plain))
                .startsWith("[0]:\n  count: 0\n  room: oven\n[1]:")
                .endsWith("count: 99\n  room: oven");
        assertThat(plain.problems()).isEmpty();
        for (CodecFactory codec : List.of(CodecFactory.deflateCodec(6), CodecFactory.zstandardCodec(3))) {
            Decoded packed = decode(container(codec, 100), Context.NONE);
            assertThat(packed.chain())
                    .hasSize(2)
                    .startsWith(codec.toString().startsWith("deflate") ? "deflate" : "zstd");
            assertThat(text(packed)).isEqualTo(text(plain));
            assertThat(packed.problems()).isEmpty();
            Field last = find(packed, "[99].count");
            byte[] unwrapped = packed.unwrapped().orElseThrow();
            assertThat(Arrays.copyOfRange(
                            unwrapped, last.range().start(), last.range().end()))
                    .isEqualTo(HexFormat.of().parseHex("c601"));
        }
    }

    @Test
    void aBlockThatSnappyPackedHasAChecksum() throws IOException {
        byte[] sync = new byte[16];
        byte[] header = joined(
                "4f626a01" + "04" + "14" + HexFormat.of().formatHex("avro.codec".getBytes(UTF_8)) + "0c"
                        + HexFormat.of().formatHex("snappy".getBytes(UTF_8)) + "16"
                        + HexFormat.of().formatHex("avro.schema".getBytes(UTF_8)) + "0a"
                        + HexFormat.of().formatHex("\"int\"".getBytes(UTF_8)) + "00",
                sync);
        // The int 1 as a literal of one byte, and the CRC-32 of 02.
        String block = "02" + "0e" + "010002" + "3c0c8ea1" + "00".repeat(16);
        Decoded decoded =
                decode(joined(HexFormat.of().formatHex(header), HexFormat.of().parseHex(block)), Context.NONE);
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.chain()).containsExactly("snappy-raw", "avro");
        assertThat(text(decoded)).isEqualTo("[0]: 1");
        String damaged = block.replace("3c0c8ea1", "3c0c8ea2");
        assertThat(decode(
                                joined(
                                        HexFormat.of().formatHex(header),
                                        HexFormat.of().parseHex(damaged)),
                                Context.NONE)
                        .problems())
                .extracting(DecodeProblem::id)
                .containsExactly("compressed.broken");
    }

    @Test
    void ofAContainerFileThatIsCutOffTheObjectsBeforeAreShown() throws IOException {
        byte[] whole = container(CodecFactory.nullCodec(), 100);
        Decoded cut = decode(Arrays.copyOf(whole, whole.length - 30), Context.NONE);
        assertThat(cut.chain()).containsExactly("avro");
        assertThat(text(cut)).startsWith("[0]:\n  count: 0\n  room: oven");
        assertThat(cut.problems()).isNotEmpty();

        whole[whole.length - 1]++;
        assertThat(decode(whole, Context.NONE).problems())
                .containsExactly(
                        DecodeProblem.of("avro.wrong", whole.length - 16).at(whole.length - 16));
        byte[] broken = new String(container(CodecFactory.nullCodec(), 1), ISO_8859_1)
                .replace("\"record\"", "\"recrod\"")
                .getBytes(ISO_8859_1);
        assertThat(decode(broken, Context.NONE).chain()).containsExactly("avro");
        assertThat(decode(broken, Context.NONE).problems())
                .extracting(DecodeProblem::id)
                .containsExactly("avro.schemaInFile");
        assertThat(decode(Arrays.copyOf(whole, 20), Context.NONE).chain()).containsExactly("hex");
    }

    @Test
    void aRecordWithoutBytesHidesNothingAfterIt() {
        Decoded decoded = decode("""
                {"type": "record", "name": "Outer", "fields": [
                  {"name": "none", "type": {"type": "record", "name": "None", "fields": [
                    {"name": "nothing", "type": "null"}]}},
                  {"name": "count", "type": "int"},
                  {"name": "after", "type": "None"},
                  {"name": "sum", "type": "int"}]}
                """, "0204");

        assertThat(find(decoded, "none.nothing").text()).isEqualTo("null");
        assertThat(find(decoded, "count").text()).isEqualTo("1");
        assertThat(find(decoded, "after.nothing").text()).isEqualTo("null");
        assertThat(find(decoded, "sum").text()).isEqualTo("2");
    }

    @Test
    void manyValuesAreReadLikeFew() {
        String items = "{\"type\": \"array\", \"items\": [\"null\", \"long\"]}";
        for (int count : new int[] {3, AvroTree.MAX_FIELDS - 1, AvroTree.MAX_FIELDS, 3 * AvroTree.MAX_FIELDS}) {
            // One block with its number of elements, each the branch of the long and 7.
            String block = "%s%s00".formatted(HexFormat.of().formatHex(zigzag(count)), "020e".repeat(count));
            List<Field> fields = new ArrayList<>();
            Decoded decoded = decode(items, block);
            decoded.root().children().forEach(fields::add);

            assertThat(decoded.problems()).isEmpty();
            assertThat(fields).hasSize(count).allMatch(field -> field.text().equals("7"));
            assertThat(fields.getLast().index()).isEqualTo(count - 1);
            assertThat(fields.getLast().range())
                    .isEqualTo(new Field.Range(block.length() / 2 - 3, block.length() / 2 - 1));
        }
    }

    private static byte[] zigzag(int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = number * 2;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write((rest & 0x7f) | 0x80);
        }
        out.write(rest);
        return out.toByteArray();
    }
}
