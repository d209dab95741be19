// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.payload.extension.PayloadDecoder;
import org.topiary.testkit.UserJar;

/** Changes settings through the window, with the keyboard where a user would. */
@IntegrationTest
final class SettingsStoryTest extends WindowStories {
    private static final int[][] SIZES = {{1280, 800}, {900, 600}};

    private SettingsPageRobot settings;

    @BeforeEach
    void onThePageOfConnections() {
        settings = new SettingsPageRobot(explorer);
        explorer.waitFor("the page of connections", () -> explorer.isShown("#start-demo"));
    }

    @Test
    void theThemeChangesAtOnceAndReturnsToItsDefault() {
        settings.open();
        Snapshots.saveAll(explorer.stages().getFirst(), "settings", SIZES);
        assertThat(settings.canReset("theme")).isFalse();
        assertThat(settings.resetTip("theme")).isEqualTo("It already has its default.");

        explorer.choose(Theme.DARK);

        assertThat(Explorer.onFx(Application::getUserAgentStylesheet)).contains("dark");
        assertThat(settings.saved().theme()).isEqualTo(Theme.DARK);
        assertThat(settings.canReset("theme")).isTrue();
        assertThat(settings.resetTip("theme")).isEqualTo("Reset to Same as the system");
        settings.reset("theme");
        assertThat(settings.saved().theme()).isEqualTo(Theme.SYSTEM);
        assertThat(settings.canReset("theme")).isFalse();
    }

    @Test
    void theTextOfAllWindowsGrowsAtOnce() {
        double before = settings.fontSize("#tab-home");
        settings.open();
        explorer.onWindow(() -> explorer.lookup("#settings-text-size").query().requestFocus());

        explorer.press(KeyCode.CONTROL, KeyCode.A);
        explorer.write("150");

        explorer.waitFor("larger text", () -> settings.fontSize("#tab-home") > 1.4 * before);
        Snapshots.saveAll(explorer.stages().getFirst(), "settings-large", SIZES);
        assertThat(settings.saved().values()).isEqualTo(Map.of("text-size", "150"));

        explorer.type(KeyCode.UP);
        assertThat(settings.saved().values()).isEqualTo(Map.of("text-size", "160"));
        explorer.press(KeyCode.CONTROL, KeyCode.A);
        explorer.write("900");
        assertThat(explorer.texts()).contains("Enter a whole number from 80 to 200.");
        settings.reset("text-size");
        explorer.waitFor("the normal size", () -> settings.fontSize("#tab-home") == before);
        assertThat(explorer.textOf("#settings-text-size")).isEqualTo("100");
    }

    @Test
    void theTextOfMenusAndListsGrowsWithTheirRows() {
        settings.open();
        explorer.setText("#settings-text-size", "150");
        settings.close();

        explorer.click("#window-more");
        explorer.waitFor("the menu", () -> explorer.isShown(".context-menu"));
        assertThat(settings.fontSize(".context-menu .menu-item > .label")).isEqualTo(19.5);
        explorer.type(KeyCode.ESCAPE);
        explorer.press(KeyCode.CONTROL, KeyCode.K);
        explorer.waitFor("the palette", () -> explorer.isShown("#palette-list"));
        assertThat(Explorer.onFx(() ->
                        explorer.lookup("#palette-list").queryAs(ListView.class).getFixedCellSize()))
                .isCloseTo(45, within(0.01));
    }

    @Test
    void aCommandForPayloadsIsAddedEditedAndRemoved() {
        settings.open();
        settings.search("script");
        explorer.fire("#settings-command-add");
        explorer.fire("#settings-command-save");
        assertThat(explorer.texts()).contains("Enter a name.", "Enter the path of the program.");
        explorer.setText("#settings-command-name", "mine");
        explorer.setText("#settings-command-program", "/opt/decode");
        explorer.setText("#settings-command-arguments", "--json");
        Snapshots.saveAll(explorer.stages().getFirst(), "settings-commands", SIZES);
        explorer.fire("#settings-command-save");

        assertThat(explorer.texts()).contains("mine   /opt/decode --json");
        assertThat(settings.saved().values()).containsOnlyKeys("commands");
        explorer.fire("#settings-command-edit-mine");
        assertThat(explorer.textOf("#settings-command-arguments")).isEqualTo("--json");
        explorer.setText("#settings-command-arguments", "--text");
        explorer.fire("#settings-command-save");
        assertThat(explorer.texts()).contains("mine   /opt/decode --text");
        explorer.fire("#settings-command-remove-mine");
        assertThat(settings.saved().values()).isEmpty();
    }

    @Test
    void aDecoderJarRunsOnlyAfterAWarning() throws IOException {
        Path jars = Files.createDirectory(dataDir.resolve("decoders"));
        new UserJar(PayloadDecoder.class).provider("mine.Mine", """
                        package mine;
                        public class Mine implements org.topiary.payload.extension.PayloadDecoder {
                            public String name() { return "mine"; }
                            public byte[] decode(byte[] payload, String topic, String contentType) { return payload; }
                        }
                        """).write(jars.resolve("mine.jar"));
        settings.open();
        settings.search("plugin");
        String status = "#settings-jar-status-mine";
        explorer.waitFor("the jar", () -> explorer.isShown(status));
        assertThat(explorer.label(status)).isEqualTo("Off.");
        explorer.fire("#settings-jar-mine");
        explorer.waitForFocus("settings-jars-cancel");
        assertThat(explorer.label("#settings-jars-warning")).startsWith("“mine.jar” will run with your rights:");
        Snapshots.saveAll(explorer.stages().getFirst(), "settings-jars", SIZES);
        explorer.press(KeyCode.ESCAPE);
        explorer.waitFor("no warning", () -> !explorer.isShown("#settings-jars-warning"));
        explorer.waitForFocus("settings-jar-mine");

        explorer.fire("#settings-jar-mine");
        explorer.waitForFocus("settings-jars-cancel");
        explorer.type(KeyCode.SPACE);
        assertThat(settings.saved().values()).isEmpty();

        explorer.fire("#settings-jar-mine");
        explorer.fire("#settings-jars-confirm");
        explorer.waitFor("the decoder", () -> explorer.label(status).equals("Decoders: mine."));
        explorer.waitForFocus("settings-jar-mine");
        assertThat(settings.saved().values()).containsOnlyKeys("decoder-jars");
        settings.reset("decoder-jars");
        explorer.waitFor("the end of the jar", () -> explorer.label(status).equals("Off."));
    }

    @Test
    void newKeysWorkAndTheOldOnesDoNothing() {
        settings.open();
        settings.record("window-guide", KeyCode.CONTROL, KeyCode.G);
        assertThat(settings.keys("window-guide")).isEqualTo("Ctrl+G");
        explorer.waitForFocus("key-window-guide");
        settings.close();

        explorer.press(KeyCode.F1);
        explorer.waitForDrawing();
        assertThat(explorer.isShown("#guide")).isFalse();
        explorer.press(KeyCode.CONTROL, KeyCode.G);
        explorer.waitFor("the guide", () -> explorer.isShown("#guide"));
        assertThat(keysOfGuide()).contains("Ctrl+G").doesNotContain("F1");
        explorer.type(KeyCode.ESCAPE);
        assertThat(tooltip("#window-guide")).isEqualTo("Open the guide (Ctrl+G)");

        settings.open();
        explorer.fire("#key-reset-window-guide");
        assertThat(settings.keys("window-guide")).isEqualTo("F1");
        settings.close();
        explorer.press(KeyCode.F1);
        explorer.waitFor("the guide", () -> explorer.isShown("#guide"));
    }

    /** The keys on the page of the guide that lists them. */
    private List<String> keysOfGuide() {
        // The pages are read when the guide is first opened.
        explorer.waitFor(
                "the pages",
                () -> Explorer.onFx(() -> !explorer.lookup("#guide-pages")
                        .queryAs(ListView.class)
                        .getItems()
                        .isEmpty()));
        explorer.onWindow(() -> {
            ListView<?> pages = (ListView<?>) explorer.scene().lookup("#guide-pages");
            for (int i = 0; i < pages.getItems().size(); i++) {
                if (pages.getItems().get(i) instanceof GuidePage page
                        && page.name().equals("keys")) {
                    pages.getSelectionModel().select(i);
                }
            }
        });
        return explorer.texts();
    }

    private String tooltip(String query) {
        explorer.robot().moveTo(query);
        return Explorer.onFx(() -> {
            Tooltip tooltip = explorer.lookup(query).queryAs(Control.class).getTooltip();
            tooltip.getOnShowing().handle(null);
            return tooltip.getText();
        });
    }

    @Test
    void keysOfAnotherCommandAreTakenAwayOnlyIfTheUserAgrees() {
        settings.open();
        settings.record("window-figures", KeyCode.CONTROL, KeyCode.K);
        assertThat(explorer.texts()).contains("Ctrl+K already belongs to “Go to…”.");
        Snapshots.saveAll(explorer.stages().getFirst(), "settings-conflict", SIZES);
        explorer.waitForFocus("key-leave");
        explorer.type(KeyCode.ENTER);
        assertThat(settings.keys("window-figures")).isEqualTo("F12");

        settings.record("window-figures", KeyCode.CONTROL, KeyCode.K);
        explorer.click("#key-take");
        assertThat(settings.keys("window-figures")).isEqualTo("Ctrl+K");
        assertThat(settings.keys("window-go-to")).isEqualTo("None");

        settings.reset("keys");
        assertThat(settings.keys("window-figures")).isEqualTo("F12");
        assertThat(settings.keys("window-go-to")).isEqualTo("Ctrl+K");
        assertThat(settings.saved().keys()).isEmpty();
        settings.close();
        explorer.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(explorer.isShown("#palette")).isTrue();
    }

    @Test
    void keysThatCannotBeUsedAreRefusedAndEscapeCancels() {
        settings.open();
        settings.record("window-figures", KeyCode.G);
        assertThat(explorer.texts()).contains("A letter or digit alone would be typed. Press it with Ctrl or Alt.");

        explorer.type(KeyCode.ESCAPE);

        assertThat(settings.keys("window-figures")).isEqualTo("F12");
        assertThat(explorer.isShown("#settings")).isTrue();
        explorer.fire("#key-remove-window-figures");
        assertThat(settings.keys("window-figures")).isEqualTo("None");
        settings.close();
        explorer.press(KeyCode.F12);
        assertThat(explorer.isShown("#figures")).isFalse();
    }

    @Test
    void theSearchFindsSettingsAndCommands() {
        settings.open();

        explorer.write("guide");
        assertThat(explorer.isShown("#key-window-guide")).isTrue();
        assertThat(explorer.isShown("#key-window-figures")).isFalse();
        assertThat(explorer.isShown("#setting-theme")).isFalse();

        settings.search("memory history");
        assertThat(explorer.isShown("#setting-log-budget")).isTrue();
        assertThat(explorer.isShown("#setting-keys")).isFalse();
        assertThat(explorer.texts()).contains("Default: 256 MiB. A change takes effect when you restart Topiary.");

        settings.search("nonsense");
        assertThat(explorer.texts()).contains("No setting contains these words. Try others, or clear the search.");
    }

    @Test
    void thePaletteLeadsToASetting() {
        explorer.press(KeyCode.CONTROL, KeyCode.K);
        explorer.waitFor("the palette", () -> explorer.isShown("#palette"));
        explorer.write("default proxy");
        explorer.waitFor("the setting", () -> firstEntry().equals("Default proxy"));
        explorer.type(KeyCode.ENTER);

        explorer.waitFor("the settings", () -> explorer.isShown("#settings"));
        assertThat(settings.isMarked("proxy")).isTrue();
        assertThat(settings.isMarked("theme")).isFalse();
        explorer.choose(ProxyChoice.Kind.NONE);
        assertThat(settings.saved().defaultProxy()).isEqualTo(ProxyChoice.NONE);
        explorer.choose(ProxyChoice.Kind.HTTP);
        explorer.setText("#settings-proxy-host", "proxy.plant.example");
        assertThat(explorer.texts())
                .contains("Not saved yet. Until host and port are complete, connections use no proxy.");
        Snapshots.saveAll(explorer.stages().getFirst(), "settings-proxy", SIZES);
        explorer.setText("#settings-proxy-port", "3128");
        assertThat(settings.saved().defaultProxy())
                .isEqualTo(new ProxyChoice(ProxyChoice.Kind.HTTP, "proxy.plant.example", 3128, ""));
    }

    private String firstEntry() {
        return Explorer.onFx(() -> {
            ListView<?> list = (ListView<?>) explorer.scene().lookup("#palette-list");
            return list.getItems().isEmpty()
                    ? ""
                    : ((PaletteEntry) list.getItems().getFirst()).title();
        });
    }

    @Test
    void theGuideOpensOverThePageAtItsPage_andEscapeReturnsTheFocusStepByStep() {
        explorer.onWindow(() -> explorer.scene().lookup("#start-demo").requestFocus());
        settings.open();

        explorer.press(KeyCode.F1);
        explorer.waitFor(
                "the guide",
                () -> explorer.isShown("#guide") && explorer.texts().contains("Settings"));
        explorer.waitFor(
                "its page",
                () -> Explorer.onFx(() -> ((ListView<?>) explorer.scene().lookup("#guide-pages"))
                                        .getSelectionModel()
                                        .getSelectedItem())
                                instanceof GuidePage page
                        && page.name().equals("settings"));
        explorer.type(KeyCode.ESCAPE);
        explorer.waitForFocus("settings-search");
        settings.close();

        explorer.waitForFocus("start-demo");
    }

    @Test
    void theMenuOfTheWindowOpensThePage() {
        explorer.click("#window-more");
        explorer.fireItem("#window-more", "menu-window-settings");

        explorer.waitFor("the settings", () -> explorer.isShown("#settings"));
    }
}
