// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.ui.Snapshots;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.payload.standard.StandardDecoders;

/** Tests through the real window that one class adds a format, and that the choice of a format is kept. */
@IntegrationTest
final class AddedFormatStoryTest {
    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        Environment usual = Explorer.environment(dataDir, new TestKeychain());
        Environment environment = new Environment(
                usual.keychain(),
                usual.home(),
                usual.tools(),
                usual.files(),
                usual.browser(),
                Map.of(),
                StandardDecoders.ALL.with(new WeatherDecoder()));
        explorer = Explorer.open(dataDir, environment, new LaunchPlan.Start.Page());
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
    void theFieldsOfAnAddedFormatAreShownAndItCanBeChosen() throws IOException {
        explorer.publish().send("garden/weather", "WX 21.50 57", 1, false);
        explorer.tree().select("garden/weather");

        explorer.waitFor(
                "the fields", () -> explorer.message().value().equals("temperature: 21.50 °C\nhumidity: 57 %"));
        assertThat(shown()).isEqualTo("Auto: Weather");
        explorer.waitFor(
                "the preview in the tree",
                () -> explorer.tree().row("garden/weather").preview().equals("temperature 21.50 °C, humidity 57 %"));
        Snapshots.save(explorer.scene(), "added-format");

        explorer.publish().send("garden/weather", "WX 21.50", 1, false);
        explorer.waitFor(
                "the broken message as text", () -> explorer.message().value().equals("WX 21.50"));
        assertThat(shown()).isEqualTo("Auto: Text");
        explorer.fireItem("#message-decoders", "message-decoder-weather");

        explorer.waitFor("the problem", () -> note().contains("weather.incomplete"));
        assertThat(shown()).isEqualTo("Weather");
        Path profiles = dataDir.resolve("profiles.json");
        explorer.waitFor("the choice in the file", () -> read(profiles).contains("weather"));
        assertThat(read(profiles)).contains("\"filter\" : \"garden/weather\"");
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
