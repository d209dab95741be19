// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.platform.Environment;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Snapshots;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.profiles.installed.InstalledTools;

/** Exports the table and the history, and copies a message as a command, through the real window. */
@IntegrationTest
final class ExportStoryTest {
    @TempDir
    private Path dataDir;

    @TempDir
    private Path target;

    private final ChosenFiles files = new ChosenFiles();
    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        explorer = Explorer.open(
                dataDir,
                new Environment(
                        new TestKeychain(),
                        dataDir,
                        new InstalledTools("Linux", dataDir, Map.of()),
                        files,
                        page -> {}));
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("home/lamp", "{\"battery\":80}", 0, false);
        explorer.publish().send("home/lamp", "{\"battery\":79}", 0, false);
        explorer.publish().send("home/lamp", "{\"battery\":78.50}", 0, false);
        explorer.waitFor("the messages", () -> explorer.tree().messages("home/lamp") == 3);
        explorer.press(KeyCode.CONTROL, KeyCode.J);
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    private void openMenu(String query) {
        explorer.onWindow(() -> explorer.lookup(query).query().requestFocus());
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor("the menu", () -> !explorer.popupTexts(".context-menu").isEmpty());
    }

    private static List<MenuItem> items() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .flatMap(item -> item instanceof Menu menu
                        ? Stream.concat(Stream.of(item), menu.getItems().stream())
                        : Stream.of(item))
                .toList();
    }

    /** Chooses an item of the open menu, or of a menu in it. */
    private void choose(String id) {
        explorer.onWindow(() -> {
            MenuItem item = items().stream()
                    .filter(each -> id.equals(each.getId()))
                    .findFirst()
                    .orElseThrow();
            Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .toList()
                    .forEach(Window::hide);
            item.fire();
        });
    }

    private String title(String id) {
        return Explorer.onFx(() -> items().stream()
                .filter(each -> id.equals(each.getId()))
                .map(MenuItem::getText)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void theTableIsExportedAsItIsShown() throws IOException {
        explorer.tree().select("home");
        explorer.fire("#lens-table");
        explorer.waitFor("a row", () -> explorer.label("#table-summary").equals("One topic · 1 of 1 columns"));
        Path file = target.resolve("home.csv");
        files.choose(file);
        explorer.onWindow(() -> {
            TableView<?> table = explorer.lookup("#table-rows").query();
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        openMenu("#table-rows");
        choose("menu-table-export-csv");
        explorer.waitFor(
                "the outcome", () -> explorer.label("#table-exported").equals("Wrote one row with one column."));
        assertThat(Files.readString(file))
                .startsWith("Topic,Time,battery\r\nhome/lamp,")
                .endsWith("Z,78.50\r\n");
    }

    @Test
    void selectedMessagesOfTheHistoryAreExportedOtherwiseAll() throws IOException {
        explorer.tree().select("home/lamp");
        explorer.waitFor("the history", () -> explorer.message().historySize() == 3);
        Path all = target.resolve("all.jsonl");
        files.choose(all);
        openMenu(".history");
        assertThat(title("menu-history-export")).isEqualTo("Export all messages");
        choose("menu-history-export-json");
        explorer.waitFor(
                "the outcome", () -> explorer.label("#history-exported").equals("Wrote 3 messages."));
        assertThat(Files.readAllLines(all))
                .hasSize(3)
                .first()
                .asString()
                .contains("\"payload\":\"{\\\"battery\\\":80}\"");
        Snapshots.save(explorer.scene(), "history-exported");

        explorer.onWindow(() -> {
            TableView<?> history = explorer.lookup(".history").query();
            history.getSelectionModel().selectIndices(0, 1);
        });
        files.choose(target);
        openMenu(".history");
        assertThat(title("menu-history-export")).isEqualTo("Export 2 messages");
        choose("menu-history-export-raw");
        explorer.waitFor(
                "the outcome", () -> explorer.label("#history-exported").equals("Wrote 2 messages."));
        try (Stream<Path> written = Files.list(target)) {
            assertThat(written.filter(each -> each.toString().endsWith(".json")))
                    .hasSize(2);
        }
    }

    @Test
    void aMessageIsCopiedAsACommand() {
        explorer.tree().select("home/lamp");
        explorer.waitFor("the value", () -> explorer.message().value().contains("78.50"));
        openMenu(".history");
        choose("menu-message-copy-as-pub");
        explorer.waitFor(
                "the command",
                () -> Explorer.onFx(Clip::text)
                        .equals("mosquitto_pub -h 127.0.0.1 -p " + broker.port()
                                + " -V mqttv5 -t home/lamp -q 0 -m '{\"battery\":78.50}'"));

        openMenu(".history");
        choose("menu-message-copy-as-c");
        explorer.waitFor(
                "the array",
                () -> Clip.text().startsWith("static const unsigned char payload[] = {\n    0x7b, 0x22, 0x62, 0x61,"));

        explorer.tree().focus();
        openMenu("#topic-rows");
        choose("menu-message-copy-as-sub");
        explorer.waitFor(
                "the other command",
                () -> Explorer.onFx(Clip::text)
                        .equals("mosquitto_sub -h 127.0.0.1 -p " + broker.port() + " -V mqttv5 -t home/lamp -v"));
    }
}
