// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code topiary decode} with files and with standard input. */
final class DecodeCommandTest {
    /** {"a": 1.0, "b": h'010203'} as CBOR. */
    private static final byte[] CBOR = HexFormat.of().parseHex("a26161f93c00616243010203");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsALineForEachFileInTheirOrder() throws IOException {
        String number = file("number", "55.490".getBytes(StandardCharsets.US_ASCII));
        String packed = file("packed", gzip(CBOR));
        assertThat(run(new byte[0], packed, number)).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"format\":\"cbor\",\"chain\":[\"gzip\",\"cbor\"],\"value\":{\"a\":1.0,\"b\":\"AQID\"},\"problem\":null}",
                        "{\"format\":\"number\",\"chain\":[\"number\"],\"value\":55.490,\"problem\":null}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void numbersNamesAndTextsAreExactlyAsSent() {
        String sent = "{\"n\":-0.10e+07,\"n\":123456789012345678901234567890,\"\":[null,true,\"\\ud83c\\udf33 \\\"\"]}";
        assertThat(run(sent.getBytes(StandardCharsets.UTF_8), "-")).isZero();
        assertThat(value())
                .isEqualTo("{\"n\":-0.10e+07,\"n\":123456789012345678901234567890,\"\":[null,true,\"🌳 \\\"\"]}");
    }

    @Test
    void numbersThatJsonDoesNotHaveAreTexts() {
        byte[] notANumberAndInfinity = HexFormat.of().parseHex("82f97e00f97c00");
        assertThat(run(notANumberAndInfinity, "--format", "cbor", "-")).isZero();
        assertThat(value()).isEqualTo("[\"NaN\",\"Infinity\"]");
    }

    @Test
    void aForcedFormatThatDoesNotFitIsAProblemWithItsPlace() {
        assertThat(run(HexFormat.of().parseHex("8201"), "--format", "cbor", "-"))
                .isEqualTo(1);
        assertThat(out.toString())
                .startsWith("{\"format\":\"cbor\",\"chain\":[\"cbor\"],\"value\":\"ggE=\",")
                .contains("\"offset\":0}}")
                .contains(
                        "\"reason\":\"Not valid CBOR: the item at byte 0 does not fit into the 2 bytes of the payload.\"");
    }

    @Test
    void brokenJsonTellsTheByteAtWhichItBreaks() {
        assertThat(run("{\"é\":\r\n 1,\n}".getBytes(StandardCharsets.UTF_8), "--format", "json", "-"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("line 3, column 1").contains("\"offset\":12}}");
    }

    @Test
    void textThatIsNotUtf8TellsTheFirstByteThatIsNot() {
        assertThat(run(HexFormat.of().parseHex("6fc3b6ff61"), "--format", "text", "-"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("\"offset\":3}}");
    }

    @Test
    void contentTypeTopicAndRulesDetermineTheFormat() throws IOException {
        byte[] wire = HexFormat.of().parseHex("089601");
        assertThat(run(wire, "--content-type", "application/protobuf", "-")).isZero();
        assertThat(out.toString()).startsWith("{\"format\":\"protobuf\"");

        String rules = file(
                "rules",
                "[{\"filter\":\"plant/+\",\"decoder\":\"protobuf\"},{\"filter\":\"#\",\"decoder\":\"hex\"}]"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(run(wire, "--rules", rules, "--topic", "plant/a", "-")).isZero();
        assertThat(out.toString()).startsWith("{\"format\":\"protobuf\"");
        assertThat(run(wire, "--rules", rules, "--topic", "home", "-")).isZero();
        assertThat(out.toString()).startsWith("{\"format\":\"hex\"");
    }

    @Test
    void protobufHasTheNamesOfItsSchema() throws IOException {
        String schemas = schemas("message Reading { uint32 count = 1; }");
        byte[] wire = HexFormat.of().parseHex("089601");

        assertThat(run(wire, "--schemas", schemas, "--type", "plant.Reading", "-"))
                .isZero();
        assertThat(out.toString()).startsWith("{\"format\":\"protobuf\"");
        assertThat(value()).isEqualTo("{\"count\":150}");
        assertThat(run(wire, "--schemas", schemas, "--format", "protobuf:plant.Reading", "-"))
                .isZero();
        assertThat(value()).isEqualTo("{\"count\":150}");

        String rules = file(
                "rules",
                "[{\"filter\":\"plant/+\",\"decoder\":\"protobuf:plant.Reading\"}]".getBytes(StandardCharsets.UTF_8));
        assertThat(run(wire, "--schemas", schemas, "--rules", rules, "--topic", "plant/a", "-"))
                .isZero();
        assertThat(value()).isEqualTo("{\"count\":150}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void avroIsReadByTheTypeGivenByItsFingerprintOrByTheNumberOfItsSchema() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas"));
        String reading = "{\"type\":\"record\",\"name\":\"plant.Reading\",\"fields\":"
                + "[{\"name\":\"count\",\"type\":\"long\"},{\"name\":\"room\",\"type\":\"string\"}]}";
        Files.writeString(schemas.resolve("reading-42.avsc"), reading);
        Files.writeString(schemas.resolve("broken.avsc"), "{\n\"type\": \"recrod\"}");
        String expected = "{\"count\":150,\"room\":\"oven\"}";

        assertThat(run(bytes("ac02086f76656e"), "--schemas", schemas.toString(), "--type", "plant.Reading", "-"))
                .isZero();
        assertThat(value()).isEqualTo(expected);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("topiary: broken.avsc, line 2: No schema defines the type recrod.");
        assertThat(run(bytes("ac02086f76656e"), "--schemas", schemas.toString(), "--format", "avro:plant.Reading", "-"))
                .isZero();
        assertThat(value()).isEqualTo(expected);
        assertThat(run(bytes("000000002aac02086f76656e"), "--schemas", schemas.toString(), "-"))
                .isZero();
        assertThat(out.toString()).startsWith("{\"format\":\"avro\"");
        assertThat(value()).isEqualTo(expected);
        String rules =
                file("rules", "[{\"filter\":\"#\",\"decoder\":\"avro:plant.Other\"}]".getBytes(StandardCharsets.UTF_8));
        assertThat(run(bytes("ac02"), "--schemas", schemas.toString(), "--rules", rules, "--topic", "t", "-"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("The schemas have no Avro type plant.Other. broken.avsc, line 2: ");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void aTypeOfTheRulesThatIsMissingIsAProblemOfThePayload() throws IOException {
        String schemas = schemas("message Reading { uint32 count = 1; }");
        Files.writeString(folder.resolve("schemas/broken.proto"), "syntax = \"proto3\";\nmassage Other {}");
        String rules =
                file("rules", "[{\"filter\":\"#\",\"decoder\":\"protobuf:Other\"}]".getBytes(StandardCharsets.UTF_8));
        byte[] wire = HexFormat.of().parseHex("089601");

        assertThat(run(wire, "--schemas", schemas, "--rules", rules, "--topic", "plant/a", "-"))
                .isEqualTo(1);
        assertThat(out.toString())
                .startsWith("{\"format\":\"protobuf\"")
                .contains("\"reason\":\"The schemas have no message type Other. broken.proto, line 2: No statement"
                        + " begins with \\\"massage\\\".\"");
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("topiary: broken.proto, line 2: No statement begins with \"massage\".");
        assertThat(run(wire, "--rules", rules, "--topic", "plant/a", "-")).isEqualTo(1);
        assertThat(out.toString()).contains("The schemas have no message type Other.");
    }

    @Test
    void schemasAndTypesThatAreMissingAreExplained() throws IOException {
        String schemas = schemas("message Reading { uint32 count = 1; }");
        String missing = folder.resolve("missing").toString();

        assertThat(run(new byte[0], "--schemas", missing, "--type", "plant.Reading", "-"))
                .isEqualTo(5);
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: " + missing + " is not a folder.");
        assertThat(run(new byte[0], "--schemas", schemas, "--type", "plant.Riding", "-"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: plant.Riding is not a type of the schemas.");
        assertThat(run(new byte[0], "--schemas", schemas, "--format", "avro:plant.Reading", "-"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: plant.Reading is not a type of the schemas.");
        assertThat(run(new byte[0], "--type", "plant.Reading", "-")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: --type plant.Reading needs --schemas DIR.");
        assertThat(run(new byte[0], "--schemas", schemas, "--type", "plant.Reading", "--format", "json", "-"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "topiary: --type is for Protobuf, Avro and layouts, not for the format json.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aLayoutIsNamedByTheFormatOrTheRules() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas/plant"));
        Files.writeString(schemas.resolve("oven.layout"), "i16 t /10 °C; u8 state {0 off, 1 on}; time32 at");
        String in = folder.resolve("schemas").toString();
        byte[] payload = HexFormat.of().parseHex("00d2 01 6553f100".replace(" ", ""));
        String value = "{\"t\":21.0,\"state\":\"on\",\"at\":\"2023-11-14T22:13:20Z\"}";

        assertThat(run(payload, "--schemas", in, "--format", "layout:plant/oven", "-"))
                .isZero();
        assertThat(out.toString()).startsWith("{\"format\":\"layout\"");
        assertThat(value()).isEqualTo(value);
        assertThat(run(payload, "--schemas", in, "--format", "layout", "--type", "plant/oven", "-"))
                .isZero();
        assertThat(value()).isEqualTo(value);
        String rules = file(
                "rules", "[{\"filter\":\"#\",\"decoder\":\"layout:plant/oven\"}]".getBytes(StandardCharsets.UTF_8));
        assertThat(run(payload, "--schemas", in, "--rules", rules, "--text", "-"))
                .isZero();
        assertThat(out.toString().lines()).first().isEqualTo("t: 21.0 °C  (raw 210)");
        assertThat(run(new byte[] {1}, "--schemas", in, "--rules", rules, "-")).isEqualTo(1);
        assertThat(out.toString()).contains("The field t does not fit into the payload, which ends at byte 1.");
    }

    @Test
    void layoutsThatAreMissingOrBrokenAreExplained() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas"));
        Files.writeString(schemas.resolve("broken.layout"), "u8 a\nu8 a");

        assertThat(run(new byte[0], "--schemas", schemas.toString(), "--format", "layout:broken", "-"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "topiary: broken.layout, line 2, column 4: There is another field a.",
                        "topiary: broken is not a layout of the schemas.");
        assertThat(run(new byte[0], "--format", "layout:oven", "-")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: --format layout:oven needs --schemas DIR.");
        assertThat(run(new byte[0], "--format", "json:oven", "-")).isEqualTo(2);
        assertThat(err.toString()).startsWith("topiary: json:oven is not a format.");
        assertThat(run(new byte[] {1}, "--format", "layout", "-")).isEqualTo(1);
        assertThat(out.toString()).contains("The layout of this payload is not known, so its bytes are shown.");
    }

    /** A folder with one file of the package {@code plant}. */
    private String schemas(String content) throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas"));
        Files.writeString(schemas.resolve("plant.proto"), "syntax = \"proto3\";\npackage plant;\n" + content);
        return schemas.toString();
    }

    @Test
    void printsWhatTheWindowShowsOnRequest() throws IOException {
        assertThat(run(CBOR, "--text", "--format", "cbor", "-")).isZero();
        assertThat(out.toString().lines()).containsExactly("{", "  \"a\": 1.0,", "  \"b\": h'010203'", "}");
        assertThat(run(HexFormat.of().parseHex("00ff"), "--text", "-")).isZero();
        assertThat(out.toString()).startsWith("00000000  00 ff");
    }

    @Test
    void aFileThatCannotBeReadHasALineToo() throws IOException {
        String number = file("number", "1".getBytes(StandardCharsets.US_ASCII));
        String missing = folder.resolve("missing").toString();
        assertThat(run(new byte[0], missing, number)).isEqualTo(5);
        assertThat(out.toString().lines()).hasSize(2).first().asString().startsWith("{\"format\":null,\"chain\":[]");
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: " + missing + " does not exist.");
    }

    @Test
    void badArgumentsAreExplained() throws IOException {
        assertThat(run(new byte[0])).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("topiary: FILE is missing.");
        assertThat(run(new byte[0], "--format", "xml9", "-")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("topiary: xml9 is not a format. Use one of: ")
                .contains("cbor");
        for (String program : new String[] {"command", "jar"}) {
            assertThat(run(new byte[0], "--format", program, "-")).isEqualTo(2);
            assertThat(err.toString())
                    .startsWith("topiary: " + program + " is not a format.")
                    .doesNotContain(program + ",");
        }
        assertThat(run(new byte[0], "--topic", "a/#", "-")).isEqualTo(2);
        assertThat(err.toString()).startsWith("topiary: --topic a/#: ");
        for (String content : new String[] {"{}", "[1]", "[{\"filter\":\"a#\",\"decoder\":\"hex\"}]", "["}) {
            String rules = file("rules", content.getBytes(StandardCharsets.UTF_8));
            assertThat(run(new byte[0], "--rules", rules, "-")).as(content).isEqualTo(5);
            assertThat(err.toString()).startsWith("topiary: The rules file " + rules);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpListsTheFormats() {
        assertThat(run(new byte[0], "--help")).isZero();
        assertThat(out.toString()).contains("Formats: ").contains("msgpack").contains("--content-type=TYPE");
    }

    @Test
    void outputThatCannotBeWrittenIsReported() {
        Writer full = new Writer() {
            @Override
            public void write(char[] chars, int from, int length) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int code = Commands.run(
                new String[] {"decode", "-"},
                new ByteArrayInputStream(new byte[] {'1'}),
                full,
                new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(5);
    }

    @Test
    void nestedTenThousandDeepIsWrittenWhole() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(run(deep.getBytes(StandardCharsets.US_ASCII), "-")).isZero();
        assertThat(value()).isEqualTo(deep);
    }

    @Property(tries = 300)
    void anyBytesGiveOneLine(@ForAll @Size(max = 200) byte[] bytes) {
        StringWriter printed = new StringWriter();
        int code = Commands.run(
                new String[] {"decode", "-"},
                new ByteArrayInputStream(bytes),
                printed,
                new PrintWriter(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        assertThat(code).isBetween(0, 1);
        assertThat(printed.toString().lines()).hasSize(1);
    }

    private int run(byte[] input, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[arguments.length + 1];
        all[0] = "decode";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Commands.run(all, new ByteArrayInputStream(input), out, new PrintWriter(err, true));
    }

    /** The value of the only line. */
    private String value() {
        String line = out.toString().strip();
        return line.substring(line.indexOf("\"value\":") + 8, line.lastIndexOf(",\"problem\":"));
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
