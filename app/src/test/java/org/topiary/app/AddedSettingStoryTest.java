// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.payload.standard.StandardDecoders;

/** Tests through the real window that one class adds a setting. */
@IntegrationTest
final class AddedSettingStoryTest {
    private static final String FIELD = "#settings-reminder-break";

    @TempDir
    private Path folder;

    private Explorer open() throws IOException, TimeoutException {
        Environment usual = Explorer.environment(folder, new TestKeychain());
        return Explorer.open(
                folder,
                new Environment(
                        usual.keychain(),
                        usual.home(),
                        usual.tools(),
                        usual.files(),
                        usual.browser(),
                        Map.of(),
                        StandardDecoders.ALL,
                        List.of(ReminderSettings.GROUP)),
                new LaunchPlan.Start.Page());
    }

    @Test
    void anAddedSettingIsFoundChangedAndKept() throws IOException, TimeoutException {
        try (Explorer explorer = open()) {
            SettingsPageRobot settings = new SettingsPageRobot(explorer);
            settings.open();
            settings.search("coffee");
            assertThat(explorer.isShown("#setting-reminder-break")).isTrue();
            assertThat(explorer.isShown("#setting-theme")).isFalse();
            assertThat(explorer.textOf(FIELD)).isEqualTo("45");
            assertThat(settings.canReset("reminder-break")).isFalse();

            explorer.setText(FIELD, "121");
            assertThat(explorer.texts()).contains("Enter a whole number from 0 to 120.");
            explorer.setText(FIELD, "30");
            assertThat(ReminderSettings.BREAK.get(settings.saved())).isEqualTo(30);
            assertThat(settings.canReset("reminder-break")).isTrue();
        }
        assertThat(folder.resolve("settings.json")).content().contains("\"reminder-break\" : \"30\"");

        try (Explorer explorer = open()) {
            explorer.press(KeyCode.CONTROL, KeyCode.K);
            explorer.waitFor("the palette", () -> explorer.isShown("#palette"));
            explorer.write("remind of breaks");
            explorer.type(KeyCode.ENTER);
            explorer.waitForFocus("settings-reminder-break");
            assertThat(explorer.textOf(FIELD)).isEqualTo("30");
        }
    }

    @Test
    void aProgramWithoutTheSettingKeepsItsValue() throws IOException, TimeoutException {
        try (Explorer explorer = open()) {
            SettingsPageRobot settings = new SettingsPageRobot(explorer);
            settings.open();
            explorer.setText(FIELD, "30");
        }
        try (Explorer without = Explorer.open(folder)) {
            SettingsPageRobot settings = new SettingsPageRobot(without);
            settings.open();
            without.setText("#settings-text-size", "110");
        }

        assertThat(folder.resolve("settings.json")).content().contains("\"reminder-break\" : \"30\"", "\"110\"");
    }
}
