// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.ui.Snapshots;
import org.topiary.demo.Demo;
import org.topiary.demo.EmbeddedBroker;

/** Tests reading binary payloads by layouts, through the real window. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set by each test
final class LayoutsStoryTest {
    private static final String TOPIC = "plant/line1/raw";
    private static final String CHOICE = "message-decoder-layout:plant/oven";

    @TempDir
    private Path dataDir;

    private Explorer explorer;

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
    }

    private void write(String name, String layout) throws IOException {
        Path file = dataDir.resolve("schemas").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, layout);
    }

    private void waitForValue(String value) {
        explorer.waitFor("the value " + value, () -> explorer.message().value().equals(value));
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

    @Test
    void aPayloadIsReadByTheLayoutOfItsTopicAlsoAfterAChange() throws IOException, TimeoutException {
        write("plant/oven.layout", "i16 temperature /10 °C\nu8 state {0 off, 1 on}");
        write("broken.layout", "u9 count");
        EmbeddedBroker broker = EmbeddedBroker.start();
        try {
            explorer = Explorer.open(dataDir);
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitForState("Connected");
            explorer.publish().open();
            explorer.fire("#publish-kind-hex");
            explorer.publish().send(TOPIC, "00d7 01", 1, false);
            explorer.tree().select(TOPIC);
            explorer.openMenu("#message-decoders");
            explorer.waitFor("the layout in the menu", () -> explorer.hasItem("#message-decoders", CHOICE));
            Snapshots.save(explorer.scene(), "layouts");
            explorer.fireItem("#message-decoders", CHOICE);

            waitForValue("temperature: 21.5 °C  (raw 215)\nstate: on  (1)");
            assertThat(explorer.label("#message-decoders")).isEqualTo("Layout: plant/oven");
            explorer.waitFor(
                    "the preview in the tree",
                    () -> explorer.tree().row(TOPIC).preview().equals("temperature 21.5 °C, state on"));
            Snapshots.save(explorer.scene(), "layout");

            write("plant/oven.layout", "i16 oven /10 °C\nu8 state {0 off, 1 on}\nu8 door");
            waitForValue("oven: 21.5 °C  (raw 215)\nstate: on  (1)");
            assertThat(note()).isEqualTo("The field door does not fit into the payload, which ends at byte 3.");

            write("plant/oven.layout", "i16 oven /10 °C\nu8 state {0 off, 1 on}\nu7 door");
            explorer.waitFor(
                    "the mistake", () -> note().contains("plant/oven.layout, line 3, column 1: A type such as u16"));
        } finally {
            InBackground.close(broker);
        }
    }

    @Test
    void theDemoBringsTheLayoutOfItsProbe() throws IOException, TimeoutException {
        explorer = Explorer.open(dataDir, new LaunchPlan.Start.Demo(1, 1));
        explorer.waitFor("the demo", () -> explorer.isShown("#tree-filter"));
        explorer.tree().select(Demo.LAYOUT_TOPIC);
        explorer.waitFor("its fields", () -> explorer.message().value().contains("mode: measure  (1)"));
        assertThat(explorer.message().value())
                .contains("battery: ", " hPa  (raw ", "  [4]: ")
                .endsWith("firmware: 2.7");
        assertThat(explorer.label("#message-decoders")).isEqualTo("Layout: " + Demo.LAYOUT);
        assertThat(note()).isEmpty();
        assertThat(dataDir.resolve("schemas")).doesNotExist();
        Snapshots.save(explorer.scene(), "layout-demo");
    }
}
