// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Clip;
import org.topiary.testkit.MosquittoBroker;

/** Tests the context menus by Shift+F10: what cannot run says why, copying is confirmed. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class ContextMenusStoryTest {
    @TempDir
    private Path dataDir;

    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        broker.close();
    }

    private void showTwoMessages() {
        explorer.publish().send("hall/lamp", "off", 1, false);
        explorer.publish().send("hall/lamp", "on", 1, false);
        explorer.tree().select("hall/lamp");
        explorer.waitFor("both messages", () -> explorer.message().historySize() == 2);
        explorer.waitFor("the value", () -> explorer.message().value().equals("on"));
    }

    /** Moves the focus to a node and opens its menu; returns the titles. */
    private List<String> openMenu(String query) {
        explorer.waitFor(query, () -> explorer.isShown(query));
        explorer.onWindow(() -> explorer.lookup(query).query().requestFocus());
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor("the menu", () -> !explorer.popupTexts(".context-menu").isEmpty());
        return Explorer.onFx(() -> menu().getItems().stream()
                .map(MenuItem::getText)
                .filter(Objects::nonNull)
                .toList());
    }

    private static ContextMenu menu() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Why an item of the open menu is disabled; empty if it is not. */
    private static String reason(String id) {
        return Explorer.onFx(() -> menu().getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .map(item -> Objects.requireNonNullElse(item.getStyleableNode().getAccessibleHelp(), ""))
                .findFirst()
                .orElseThrow());
    }

    private void choose(String id) {
        explorer.onWindow(() -> explorer.clickItem("#" + id));
        explorer.waitFor("no menu", () -> explorer.popupTexts(".context-menu").isEmpty());
    }

    /** Chooses an item that copies, and returns what it copied, which a note confirms. */
    private String copyBy(String id) {
        explorer.onWindow(() -> {
            explorer.clickItem("#" + id);
            assertThat(explorer.lookup("#copied-note").<Labeled>query().getText())
                    .isEqualTo("Copied");
        });
        explorer.waitFor("no menu", () -> explorer.popupTexts(".context-menu").isEmpty());
        return Explorer.onFx(Clip::text);
    }

    @Test
    void aRowOfTheHistoryIsCopiedAndPublishedAgain() {
        showTwoMessages();
        assertThat(openMenu(".history"))
                .containsExactly(
                        "Show value",
                        "Compare with the previous message",
                        "Return to the latest message",
                        "Copy value",
                        "Copy time",
                        "Copy topic",
                        "Copy as",
                        "Save value to a file…",
                        "Search in this topic",
                        "Publish again…",
                        "Export all messages");
        assertThat(reason("menu-message-latest")).isEqualTo("The pane already shows the latest message.");
        assertThat(reason("menu-message-copy-topic")).isEmpty();
        assertThat(copyBy("menu-message-copy-topic")).isEqualTo("hall/lamp");
        explorer.waitFor("the end of the note", () -> !explorer.isShown("#copied-note"));

        explorer.type(KeyCode.DOWN, KeyCode.DOWN);
        explorer.waitFor("the older message", () -> explorer.message().value().equals("off"));
        openMenu(".history");
        choose("menu-message-publish-again");

        explorer.waitFor(
                "the payload",
                () -> explorer.model().publish().payload().textProperty().get().equals("off"));
        assertThat(explorer.model().publish().topicProperty().get()).isEqualTo("hall/lamp");
        assertThat(explorer.model().publish().qosProperty().get().level()).isEqualTo(1);
    }

    @Test
    void aSearchInATopicFindsItsMessagesAndThoseOfItsSubtopicsUntilTheRestrictionIsRemoved() {
        // The broker's own messages do not contain this word.
        explorer.publish().send("hall/lamp", "spanner", 1, false);
        explorer.publish().send("garden/lamp", "spanner", 1, false);
        explorer.waitFor("both messages", () -> explorer.tree().messages("garden/lamp") == 1);
        explorer.tree().select("hall");
        explorer.waitFor("the topic", () -> explorer.label(".breadcrumb-path").equals("hall"));
        assertThat(openMenu("#topic-rows")).contains("Search in this topic");
        choose("menu-tree-search");
        explorer.waitForFocus("search-text");
        assertThat(explorer.label("#search-within")).isEqualTo("Only hall and its subtopics");
        explorer.write("spanner");
        waitForResults("1 message found");

        explorer.click("#search-everywhere");
        waitForResults("2 messages found");
        assertThat(explorer.isShown("#search-within")).isFalse();
        explorer.waitForFocus("search-text");

        explorer.tree().select("garden/lamp");
        explorer.waitFor("its value", () -> explorer.label(".breadcrumb-path").equals("garden › lamp"));
        for (String part : List.of(".history", ".value-area")) {
            openMenu(part);
            choose("menu-message-search-topic");
            explorer.waitForFocus("search-text");
            assertThat(explorer.label("#search-within")).isEqualTo("Only garden/lamp and its subtopics");
            waitForResults("1 message found");
            explorer.fire("#search-everywhere");
        }
    }

    private void waitForResults(String found) {
        explorer.waitFor(found, () -> explorer.label("#search-status").startsWith(found));
    }

    @Test
    void theSelectionOfAValueIsCopied() {
        showTwoMessages();
        openMenu(".value-area");
        assertThat(reason("menu-message-copy-selection")).isEqualTo("No text is selected.");
        choose("menu-message-copy-selection");

        explorer.onWindow(
                () -> explorer.lookup(".value-area").queryAs(CodeArea.class).selectRange(0, 1));
        openMenu(".value-area");
        assertThat(copyBy("menu-message-copy-selection")).isEqualTo("o");
    }

    @Test
    void aTabConnectsAndDisconnects() {
        openMenu(".session-tab");
        assertThat(reason("menu-session-connect")).isEqualTo("It is connected, or is trying to connect.");
        assertThat(reason("menu-tabs-reopen")).isEqualTo("No tab was closed.");
        assertThat(reason("menu-session-disconnect-with-will")).isEqualTo("It has no last will, or is not connected.");
        choose("menu-session-disconnect");
        explorer.waitForState("Disconnected");

        openMenu(".session-tab");
        assertThat(reason("menu-session-disconnect")).isEqualTo("It is not connected.");
        choose("menu-session-connect");
        explorer.waitForState("Connected");
    }

    @Test
    void aCardCopiesItsAddress() {
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the tab to go", () -> explorer.windowModel().all().isEmpty());
        assertThat(openMenu(".card-button"))
                .containsExactly("Connect", "Open another", "Copy address", "Edit", "Duplicate", "Delete");
        assertThat(reason("menu-card-open-another")).isEqualTo("This connection is not open.");
        assertThat(copyBy("menu-card-copy-address")).endsWith("127.0.0.1:" + broker.port());
    }
}
