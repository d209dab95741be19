// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroTypes;
import org.topiary.payload.avro.schema.EmbeddedSchema;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.words.PayloadProblems;

/**
 * Changes payloads of all formats at random and decodes them; no decoder may throw, and whatever it returns can be
 * read. A thousand changes for each format, or as many as fit into {@code -Dtopiary.fuzz.seconds}; then the seed is a
 * new one unless {@code -Dtopiary.fuzz.seed} says which.
 */
class FormatsFuzzTest {
    private static final int CHANGES = 1_000;
    private static final int MAX_FIELDS = 10_000;
    private static final long SECONDS = Long.getLong("topiary.fuzz.seconds", 0);
    private static final long SEED = Long.getLong("topiary.fuzz.seed", SECONDS > 0 ? System.nanoTime() : 1);
    private static final HexFormat HEX = HexFormat.of();

    private static final byte[] JSON =
            "{\"t\":21.50,\"list\":[1,-2e3,null,true,\"\\u00e9\"],\"deep\":{\"a\":{\"b\":[]}}}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final String CBOR = "a26174f94d60626261bf6178820102ff6363c11a514b67b0";
    private static final String AVRO_SCHEMA = """
            {"type": "record", "name": "R", "fields": [
              {"name": "m", "type": {"type": "map", "values": ["null", "string", {"type": "array", "items": "R"}]}},
              {"name": "d", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
              {"name": "t", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}
            """;
    private static final String AVRO =
            "0302" + "0261" + "02" + "0278" + "02" + "0262" + "00" + "00" + "04fb2e" + "02" + "8001";

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(JSON);
            out.write(JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** Valid payloads of a format. */
    private static List<byte[]> payloads(String format) {
        return switch (format) {
            case "json" -> List.of(JSON);
            case "number" -> List.of("-12.5e-3".getBytes(StandardCharsets.UTF_8));
            case "cbor" -> List.of(HEX.parseHex(CBOR), HEX.parseHex("d9d9f7" + CBOR));
            case "msgpack" -> List.of(HEX.parseHex("83a174cb4035800000000000a3626f789201c0a165d6ff514b67b0"));
            case "bson" ->
                List.of(
                        HEX.parseHex("2400000001740000000000008035400769640050" + "7f1f77bcf86cd7994390110869000100"),
                        HEX.parseHex("1f0000000f630017000000" + "02000000780009000000086100" + "0100" + "ff6d0000"));
            case "avro" ->
                List.of(
                        HEX.parseHex(AVRO),
                        HEX.parseHex("000000002a" + AVRO),
                        HEX.parseHex("4f626a0102166176726f2e736368656d610a22696e742200" + "00".repeat(16) + "040402"
                                + "04" + "00".repeat(16)));
            case "protobuf" -> List.of(HEX.parseHex("0896011204746573741d0000204122050a03616263280130013801"));
            case "sparkplug" ->
                List.of(HEX.parseHex(
                        "0880d095ffbc31121e0a015420094a120a07656e67556e69741207080c4203c2b043650000ac411800"));
            case "gzip" -> List.of(packed(GZIPOutputStream::new));
            case "zlib" -> List.of(packed(DeflaterOutputStream::new));
            case "zstd" ->
                List.of(
                        Zstd.compress(JSON),
                        Zstd.compress("temperature 21.5 ".repeat(50).getBytes(StandardCharsets.UTF_8)));
            case "lz4" -> List.of(packed(FramedLZ4CompressorOutputStream::new));
            case "snappy" -> List.of(packed(FramedSnappyCompressorOutputStream::new));
            case "png" ->
                List.of(HEX.parseHex("89504e470d0a1a0a0000000d4948445200000002000000010802000000" + "7b40e8dd"
                        + "000000086163544c0000000200000000f38d9370" + "0000000049454e44ae426082"));
            case "jpeg" ->
                List.of(HEX.parseHex("ffd8" + "ffe000104a46494600010100000100010000" + "fffe0004abcd"
                        + "ffc2001108001400300301220002110103110100" + "ffd9"));
            case "gif" ->
                List.of(HEX.parseHex("474946383961" + "02000100800000" + "000000ffffff"
                        + "21f904000a0000002c00000000020001000002" + "02440a00".repeat(2) + "3b"));
            case "bmp" ->
                List.of(HEX.parseHex("424d3a000000000000003600000028000000" + "01000000ffffffff01001800"
                        + "00".repeat(24) + "0000ff00"));
            case "webp" ->
                List.of(
                        base64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"),
                        base64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),
                        base64("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAA"
                                + "AGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA"));
            case "ansi", "ansi-colours" ->
                List.of("\u001b[1;31mred\u001b[0m \u001b[38;5;196m\u001b[48;2;1;2;3mx\n\u001b]0;t\u0007y"
                        .getBytes(StandardCharsets.UTF_8));
            case "datauri" -> List.of("data:image/gif;base64,R0lGODlhAQABAAAAADs=".getBytes(StandardCharsets.UTF_8));
            default -> List.of(JSON, HEX.parseHex(CBOR));
        };
    }

    static List<String> formats() {
        return StandardDecoders.ALL.all().stream().map(Decoder::id).toList();
    }

    /** Knows the format that was chosen, and a type of Avro. */
    private record Chosen(String format) implements Context, AvroTypes {
        private static final Optional<AvroType> TYPE =
                Optional.ofNullable(EmbeddedSchema.parse(AVRO_SCHEMA).type());

        @Override
        public String chosenDecoder(Sample sample) {
            return format;
        }

        @Override
        public <T> Optional<T> knowledge(Class<T> type) {
            return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
        }

        @Override
        public Optional<AvroType> typeOf(Sample sample) {
            return format.equals("avro") ? TYPE : Optional.empty();
        }

        @Override
        public List<DecodeProblem> problems(Sample sample) {
            return List.of();
        }

        @Override
        public Optional<AvroType> byFingerprint(long fingerprint) {
            return TYPE;
        }

        @Override
        public Optional<AvroType> byId(int id) {
            return TYPE;
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noChangeOfAPayloadMakesADecoderFail(String format) {
        Random random = new Random(SEED);
        List<byte[]> payloads = payloads(format);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int i = 0; i < CHANGES || System.nanoTime() < end; i++) {
            byte[] payload = payloads.get(random.nextInt(payloads.size()));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                payload = changed(payload, random);
            }
            String described = format + " " + HEX.formatHex(payload);
            for (String chosen : List.of(format, "")) {
                try {
                    read(payload, new Chosen(chosen), described);
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    throw new AssertionError(described, e);
                }
            }
        }
    }

    /** Reads all that a user may see of a payload. */
    private static void read(byte[] payload, Context context, String described) {
        Sample sample = new Sample("spBv1.0/g/NBIRTH/n", payload, Sample.Properties.NONE, -1, 0);
        Decoded decoded = StandardDecoders.ALL.decode(sample, context);
        assertThat(decoded.problems())
                .as(described)
                .extracting(DecodeProblem::id)
                .doesNotContain("decoder.failed");
        assertThat(PayloadProblems.sentences(decoded.problems())).as(described).doesNotContain("{0}");
        assertThat(decoded.text().map(text -> text.text().length()).orElse(0))
                .as(described)
                .isGreaterThanOrEqualTo(0);
        assertThat(StandardDecoders.ALL.preview(Head.of(sample), context, 100))
                .as(described)
                .hasSizeLessThanOrEqualTo(100);
        Deque<Field> fields = new ArrayDeque<>(List.of(decoded.root()));
        for (int i = 0; i < MAX_FIELDS && !fields.isEmpty(); i++) {
            Field field = fields.pop();
            assertThat(field.name() + field.text() + field.note() + field.unit() + field.value())
                    .as(described)
                    .isNotNull();
            for (Field child : field.children()) {
                assertThat(child.range().start())
                        .as(described)
                        .isBetween(field.range().start(), field.range().end());
                if (fields.size() < MAX_FIELDS) {
                    fields.add(child);
                }
            }
        }
    }

    private static byte[] changed(byte[] payload, Random random) {
        int at = payload.length == 0 ? 0 : random.nextInt(payload.length);
        byte[] changed = payload.clone();
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(payload, at);
            case 1 ->
                joined(
                        Arrays.copyOf(payload, at),
                        Arrays.copyOfRange(payload, Math.min(payload.length, at + 1), payload.length));
            case 2 ->
                joined(
                        Arrays.copyOf(payload, at),
                        joined(new byte[] {(byte) random.nextInt()}, Arrays.copyOfRange(payload, at, payload.length)));
            case 3 -> payload.length > 2_000 ? payload : joined(Arrays.copyOf(payload, at), payload);
            case 4 -> {
                if (payload.length > 0) {
                    changed[at] = (byte) List.of(0, 1, 0x7f, 0x80, 0xff)
                            .get(random.nextInt(5))
                            .intValue();
                }
                yield changed;
            }
            default -> {
                if (payload.length > 0) {
                    changed[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield changed;
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
