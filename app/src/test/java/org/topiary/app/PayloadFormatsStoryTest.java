// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        assertThat(explorer.label("#message-decoders")).isEqualTo(format);
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
        explorer.waitFor("the bytes", () -> explorer.label("#message-decoders").equals("Hex"));
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
        explorer.waitFor(
                "the preview in the tree",
                () -> explorer.tree()
                        .row("spBv1.0/plant/NBIRTH/line1")
                        .preview()
                        .equals("T 21.5 °C"));
        Snapshots.save(explorer.scene(), "sparkplug-birth");
    }
}
