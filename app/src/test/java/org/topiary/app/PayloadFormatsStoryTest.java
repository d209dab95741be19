// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.core.log.Qos;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.receive.MessageProperties;

/** Tests reading payloads of the program's binary formats, through the real window. */
@IntegrationTest
final class PayloadFormatsStoryTest {
    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    private void send(String topic, byte[] payload) {
        explorer.onWindow(() -> {
            explorer.model()
                    .publish()
                    .reuse(topic, Payload.of(payload), Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
            explorer.model().publish().send();
        });
        explorer.tree().select(topic);
    }

    private void assertShown(String value, String format) {
        explorer.waitFor("the value", () -> explorer.message().value().equals(value));
        explorer.waitFor("the format " + format, () -> shown().equals(format));
    }

    @Test
    void compressedJsonIsUnpackedAndCanBeShownAsBytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"t\":21.50}".getBytes(StandardCharsets.UTF_8));
        }
        send("garden/packed", packed.toByteArray());

        assertShown("{\n  \"t\": 21.50\n}", "Auto: gzip → JSON");
        explorer.fireItem("#message-decoders", "message-decoder-hex");
        explorer.waitFor("the bytes", () -> shown().equals("Hex"));
    }

    @Test
    void zstdLz4AndSnappyAreUnpacked() {
        // Each with {"t":21.50}, as zstd, lz4 and snappy write it.
        send("garden/zstd", hex("28b52ffd" + "200b" + "590000" + "7b2274223a32312e35307d"));
        assertShown("{\n  \"t\": 21.50\n}", "Auto: zstd → JSON");
        send("garden/lz4", hex("04224d18" + "6040" + "82" + "0b000080" + "7b2274223a32312e35307d" + "00000000"));
        assertShown("{\n  \"t\": 21.50\n}", "Auto: LZ4 → JSON");
        send("garden/raw", hex("0b28" + "7b2274223a32312e35307d"));
        explorer.fireItem("#message-decoders", "message-decoder-snappy-raw");
        assertShown("{\n  \"t\": 21.50\n}", "Snappy (raw)");

        // What is cut off is said to be.
        send("garden/zstd", hex("28b52ffd" + "200b" + "590000" + "7b2274223a"));
        explorer.waitFor(
                "the problem",
                () -> note().contains("This zstd payload is damaged or incomplete: 5 bytes of it could be unpacked."));
        assertShown("{\"t\":", "Auto: zstd → Text");
    }

    @Test
    void bsonIsShownAsExtendedJson() {
        send(
                "garden/bson",
                hex("24000000" + "0174000000000000803540" + "07696400507f1f77bcf86cd799439011" + "0869000100"));
        assertShown(
                "{\n  \"t\": 21.5,\n  \"id\": {\"$oid\": \"507f1f77bcf86cd799439011\"},\n  \"i\": true\n}",
                "Auto: BSON");
        waitForPreview("garden/bson", "t 21.5, id 507f1f77bcf86cd799439011, i true");
    }

    @Test
    void avroIsReadByTheNumberOfItsSchemaAndByTheTypeThatWasChosen() throws IOException {
        send("garden/avro", hex("000000002a" + "0000000000803540" + "086f76656e"));
        explorer.waitFor("the bytes", () -> shown().equals("Auto: Hex"));
        Path schemas = Files.createDirectories(dataDir.resolve("schemas"));
        Files.writeString(schemas.resolve("reading-42.avsc"), """
                {"type": "record", "name": "garden.Reading", "fields": [
                  {"name": "celsius", "type": "double"}, {"name": "room", "type": "string"}]}
                """);
        assertShown("celsius: 21.5\nroom: oven", "Auto: Avro");
        waitForPreview("garden/avro", "celsius 21.5, room oven");

        send("garden/plain", hex("0000000000803540" + "086f76656e"));
        explorer.openMenu("#message-decoders");
        explorer.waitFor(
                "the type in the menu",
                () -> explorer.hasItem("#message-decoders", "message-decoder-avro:garden.Reading"));
        explorer.fireItem("#message-decoders", "message-decoder-avro:garden.Reading");
        assertShown("celsius: 21.5\nroom: oven", "Avro: garden.Reading");
        Snapshots.save(explorer.scene(), "avro");
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void aSparkplugBirthShowsMetricsWithTheirUnits() {
        // Timestamp; the metric T: Float 21.5 with the property engUnit °C; seq 0.
        byte[] payload = HexFormat.of()
                .parseHex(
                        "0880d095ffbc31" + "121e" + "0a015420094a120a07656e67556e69741207080c4203c2b043650000ac411800");
        send("spBv1.0/plant/NBIRTH/line1", payload);

        assertShown("""
                timestamp: 2023-11-14T22:13:20Z
                T: 21.5 °C  (Float)
                seq: 0""", "Auto: Sparkplug B");
        waitForPreview("spBv1.0/plant/NBIRTH/line1", "T 21.5 °C");
        Snapshots.save(explorer.scene(), "sparkplug-birth");
    }

    @Test
    void cborAndMessagePackAreShownAsTextAndAsBytesIfChosen() {
        explorer.publish().open();
        explorer.fire("#publish-kind-hex");
        explorer.publish().send("garden/cbor", "a2 6174 f94d60 626174 c11a514b67b0", 1, false);
        explorer.tree().select("garden/cbor");
        explorer.waitFor(
                "the text of the CBOR",
                () -> explorer.message()
                        .value()
                        .equals("{\n  \"t\": 21.5,\n  \"at\": 1(1363896240) / 2013-03-21T20:04:00Z /\n}"));
        assertThat(shown()).isEqualTo("Auto: CBOR");
        waitForPreview("garden/cbor", "{\"t\": 21.5, \"at\": 1(1363896240)}");
        Snapshots.save(explorer.scene(), "cbor");

        explorer.publish().send("garden/msgpack", "82 a174 cb4035800000000000 a3626f78 9201c0", 1, false);
        explorer.tree().select("garden/msgpack");
        explorer.waitFor(
                "the text of the MessagePack",
                () -> explorer.message().value().equals("{\n  \"t\": 21.5,\n  \"box\": [\n    1,\n    null\n  ]\n}"));
        assertThat(shown()).isEqualTo("Auto: MessagePack");

        // A payload that ends too early is bytes, and the user is told why if the format was chosen.
        explorer.publish().send("garden/cbor", "a2 6174 f94d60 626174 c11a514b", 1, false);
        explorer.tree().select("garden/cbor");
        explorer.waitFor("the bytes", () -> shown().equals("Auto: Hex"));
        explorer.fireItem("#message-decoders", "message-decoder-cbor");
        explorer.waitFor(
                "the problem",
                () -> note().contains("Not valid CBOR: the item at byte 10 does not fit into the 13 bytes"));
        explorer.fireItem("#message-decoders", "message-decoder-hex");
        explorer.waitFor("the hex view", () -> shown().equals("Hex"));
        waitForPreview("garden/cbor", "13 B  a2 61 74 f9 4d 60 62 61 74 c1 1a 51 4b");
    }

    @Test
    void xmlIsATreeOfFieldsAndBrokenXmlATextWithTheReason() {
        send("garden/xml", "<r unit=\"°C\"><t>21.50</t><t>22</t></r>".getBytes(StandardCharsets.UTF_8));
        assertShown("r:\n  @unit: °C\n  t: 21.50\n  t: 22", "Auto: XML");
        waitForPreview("garden/xml", "@unit °C, t 21.50, t 22");
        Snapshots.save(explorer.scene(), "xml");

        send("garden/broken", "<r><t>21</r>".getBytes(StandardCharsets.UTF_8));
        assertShown("<r><t>21</r>", "Auto: Text");
        explorer.fireItem("#message-decoders", "message-decoder-xml");
        explorer.waitFor(
                "the reason",
                () -> note().equals("Not valid XML (line 1, column 9: this end tag does not match the element)."));
    }

    @Test
    void tablesKeysAndColoursOfTextsAreReadIfTheyAreChosen() {
        send("garden/table", "t;n\n21.5;a\n22".getBytes(StandardCharsets.UTF_8));
        assertShown("t;n\n21.5;a\n22", "Auto: Text");
        explorer.fireItem("#message-decoders", "message-decoder-csv");
        explorer.waitFor("the problem", () -> note().equals("Line 3 has one cell, but the first row has 2."));
        assertShown("t;n\n21.5;a\n22", "CSV");

        send("garden/settings", "# oven\nt: 21.5\non: true".getBytes(StandardCharsets.UTF_8));
        explorer.waitFor("the text", () -> shown().equals("Auto: Text"));
        explorer.fireItem("#message-decoders", "message-decoder-yaml");
        assertShown("# oven\nt: 21.5\non: true", "YAML");
        Snapshots.save(explorer.scene(), "yaml");
        explorer.fireItem("#message-decoders", "message-decoder-ini");
        assertShown("# oven\nt: 21.5\non: true", "INI");

        send("garden/log", "\u001b[31mhot\u001b[0m".getBytes(StandardCharsets.UTF_8));
        assertShown("⟨U+001B⟩[31mhot⟨U+001B⟩[0m", "Auto: Text");
        explorer.fireItem("#message-decoders", "message-decoder-ansi");
        assertShown("hot", "ANSI text");
        waitForPreview("garden/log", "hot");
    }

    @Test
    void linesOfJsonATokenAndBase64AreShownAsWhatTheyAre() {
        send("garden/lines", "{\"t\":1}\n{\"t\":}\n".getBytes(StandardCharsets.UTF_8));
        assertShown("{\"t\":1}\n{\"t\":}\n", "Auto: NDJSON");
        assertThat(note()).isEqualTo("Not valid JSON (line 2, column 6: expected a value, found ‘}’).");

        send("garden/time", "{\"at\":1700000000}".getBytes(StandardCharsets.UTF_8));
        assertShown("{\n  \"at\": 1700000000  (2023-11-14T22:13:20Z)\n}", "Auto: JSON");
        Snapshots.save(explorer.scene(), "json-time");

        send("garden/token", "eyJhbGciOiJub25lIn0.eyJleHAiOjE3MDAwMDAwMDB9.".getBytes(StandardCharsets.UTF_8));
        assertShown("""
                header:
                  alg: "none"
                claims:
                  exp: 1700000000  (2023-11-14T22:13:20Z)
                signature:   (Signature not checked)""", "Auto: JWT");
        Snapshots.save(explorer.scene(), "jwt");

        send("garden/base64", "eyJ0IjoyMS41MH0=".getBytes(StandardCharsets.UTF_8));
        assertShown("eyJ0IjoyMS41MH0=", "Auto: Text");
        explorer.fireItem("#message-decoders", "message-decoder-base64");
        assertShown("{\n  \"t\": 21.50\n}", "Base64 text");
    }

    private void waitForPreview(String topic, String preview) {
        explorer.waitFor(
                "the preview of " + topic,
                () -> explorer.tree().row(topic).preview().equals(preview));
    }

    /** The format that the window names. */
    private String shown() {
        return explorer.label("#message-decoders");
    }

    private String note() {
        return Explorer.onFx(() -> explorer.model()
                .message()
                .value()
                .shownProperty()
                .get()
                .content()
                .note());
    }
}
