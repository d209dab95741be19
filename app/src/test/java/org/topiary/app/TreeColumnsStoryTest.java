// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.MosquittoBroker;

/** Tests the header of the topic tree: rows are sorted by its columns, and the choice is remembered. */
@IntegrationTest
final class TreeColumnsStoryTest {
    @TempDir
    private Path dataDir;

    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        open();
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("a", "5", 0, true);
        explorer.publish().send("b", "30", 0, false);
        explorer.publish().send("b", "31", 0, false);
        explorer.publish().send("c", "a long text, the longest of all", 0, false);
        waitForOrder("a", "b", "c");
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        broker.close();
    }

    /** Opens the program in a window in which all columns have room. */
    private void open() throws IOException, TimeoutException {
        explorer = Explorer.open(dataDir);
        explorer.onWindow(() -> {
            explorer.stages().getFirst().setWidth(1_400);
            explorer.stages().getFirst().setHeight(800);
        });
    }

    private void waitForOrder(String... names) {
        explorer.waitFor(
                "the rows " + List.of(names),
                () -> explorer.tree().shownNames().stream()
                        .filter(name -> !name.startsWith("$"))
                        .toList()
                        .equals(List.of(names)));
    }

    @Test
    void eachColumnSortsByAClickAndTheOtherWayRoundByAnother() {
        explorer.click("#tree-column-name");
        waitForOrder("c", "b", "a");
        explorer.click("#tree-column-value");
        waitForOrder("a", "b", "c");
        explorer.click("#tree-column-value");
        waitForOrder("c", "b", "a");
        explorer.click("#tree-column-messages");
        waitForOrder("b", "a", "c");
        explorer.click("#tree-column-messages");
        waitForOrder("a", "c", "b");
        explorer.click("#tree-column-retained");
        waitForOrder("a", "b", "c");
        explorer.click("#tree-column-last-change");
        waitForOrder("c", "b", "a");
        explorer.click("#tree-column-last-change");
        waitForOrder("a", "b", "c");

        explorer.click("#tree-column-rate");
        for (int i = 0; i < 20; i++) {
            explorer.publish().send("c", "x", 0, false);
        }
        waitForOrder("c", "a", "b");
        Snapshots.saveAll((Stage) explorer.scene().getWindow(), "tree-columns", new int[][] {{1280, 800}, {900, 600}});
    }

    @Test
    void columnsAreChosenAndSortedByKeysAndRememberedAfterARestart() throws IOException, TimeoutException {
        explorer.onWindow(() -> explorer.lookup("#tree-header").query().requestFocus());
        explorer.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        waitForOrder("b", "a", "c");
        explorer.press(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(choose("bytes")).contains("Bytes", "Age", "Move left", "Reset columns");
        for (String hidden : List.of("rate", "last-change", "retained")) {
            choose(hidden);
        }
        explorer.waitFor("the column", () -> explorer.isShown("#tree-column-bytes"));
        assertThat(explorer.isShown("#tree-column-rate")).isFalse();
        double width = explorer.widthOf("#tree-column-messages");

        explorer.close();
        open();
        explorer.waitForState("Connected");
        for (String topic : List.of("c", "a", "b", "b", "b")) {
            explorer.publish().send(topic, "1", 0, false);
        }
        waitForOrder("b", "a", "c");
        assertThat(explorer.isShown("#tree-column-bytes")).isTrue();
        assertThat(explorer.widthOf("#tree-column-messages")).isEqualTo(width);
    }

    @Test
    void theSettingsChooseTheColumnsOfOpenTrees_whichKeepTheirOrder() {
        explorer.click("#tree-column-messages");
        waitForOrder("b", "a", "c");
        SettingsPageRobot settings = new SettingsPageRobot(explorer);
        settings.open();
        assertThat(settings.canReset("tree-columns")).isFalse();

        explorer.fire("#settings-column-bytes");
        explorer.fire("#settings-column-rate");
        explorer.waitFor(
                "the columns", () -> explorer.isShown("#tree-column-bytes") && !explorer.isShown("#tree-column-rate"));
        settings.reset("tree-columns");
        explorer.waitFor(
                "the default columns",
                () -> !explorer.isShown("#tree-column-bytes") && explorer.isShown("#tree-column-rate"));

        assertThat(settings.canReset("tree-columns")).isFalse();
        settings.close();
        waitForOrder("b", "a", "c");
    }

    @Test
    void rowsAndColumnsGrowWithTheText() {
        double width = explorer.widthOf("#tree-column-messages");
        double height = rowHeight();
        SettingsPageRobot settings = new SettingsPageRobot(explorer);
        settings.open();

        explorer.setText("#settings-text-size", "150");
        settings.close();

        explorer.waitFor("larger rows", () -> rowHeight() == 1.5 * height);
        assertThat(explorer.widthOf("#tree-column-messages")).isEqualTo(1.5 * width);
    }

    private double rowHeight() {
        return Explorer.onFx(
                () -> explorer.lookup(".topic-row").query().getLayoutBounds().getHeight());
    }

    /** Shows or hides a column by the menu of the header; returns what the menu offers. */
    private List<String> choose(String column) {
        explorer.onWindow(() -> explorer.lookup("#tree-header").query().requestFocus());
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor("the menu", () -> !explorer.popupTexts(".context-menu").isEmpty());
        List<String> offered = explorer.popupTexts(".context-menu");
        explorer.onWindow(() -> explorer.clickItem("#menu-column-" + column));
        explorer.waitFor("no menu", () -> explorer.popupTexts(".context-menu").isEmpty());
        return offered;
    }

    @Test
    void theMenuOfARowCopiesWithAConfirmationAndSubscribes() {
        explorer.tree().select("b");
        explorer.tree().focus();
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor("the menu", () -> !explorer.popupTexts(".context-menu").isEmpty());
        assertThat(explorer.popupTexts(".context-menu"))
                .contains(
                        "Copy topic",
                        "Copy value",
                        "Copy as filter",
                        "Expand everything below",
                        "Collapse",
                        "Show latest",
                        "Publish here",
                        "Subscribe to this…",
                        "Search in this topic",
                        "Clear retained message…");
        explorer.onWindow(() -> {
            explorer.clickItem("#menu-tree-copy-filter");
            assertThat(Clip.text()).isEqualTo("b/#");
            assertThat(explorer.lookup("#copied-note").<Labeled>query().getText())
                    .isEqualTo("Copied");
        });
        explorer.waitFor("the end of the note", () -> !explorer.isShown("#copied-note"));

        explorer.tree().focus();
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor("the menu", () -> !explorer.popupTexts(".context-menu").isEmpty());
        explorer.onWindow(() -> explorer.clickItem("#menu-tree-subscribe"));
        explorer.waitFor("the subscriptions", () -> explorer.isShown("#subscriptions-sheet"));
        assertThat(Explorer.onFx(() -> explorer.lookup("#subscriptions-sheet .text-field").queryAll().stream()
                        .map(field -> ((TextField) field).getText())
                        .toList()))
                .contains("b/#");
    }

    @Test
    void resetCountsIsAButtonWithAWayBack() {
        explorer.click("#tree-reset-counts");
        explorer.waitFor("new counts", () -> explorer.label("#tree-counts").startsWith("Counts since "));
        explorer.waitFor("no messages", () -> explorer.tree().row("b").count().equals("0"));
        explorer.click("#tree-count-all");
        explorer.waitFor("all messages", () -> explorer.tree().row("b").count().equals("2"));
    }
}
