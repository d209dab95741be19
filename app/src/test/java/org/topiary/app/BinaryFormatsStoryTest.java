// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.ui.Snapshots;
import org.topiary.demo.EmbeddedBroker;

/** Tests through the real window that binary payloads are shown as text where their format is known. */
@IntegrationTest
final class BinaryFormatsStoryTest {
    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        explorer =
                Explorer.open(dataDir, Explorer.environment(dataDir, new TestKeychain()), new LaunchPlan.Start.Page());
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
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
