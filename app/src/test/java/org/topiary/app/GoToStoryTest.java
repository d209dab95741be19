// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.core.tree.TopicTree;
import org.topiary.testkit.MosquittoBroker;

/** Goes everywhere with the palette and the keyboard alone. */
@IntegrationTest
final class GoToStoryTest {
    private static final String LAMP = "home/hallway/lamp";
    private static final int TOPICS = 1_000_000;

    @TempDir
    private Path folder;

    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = Explorer.open(folder);
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        broker.close();
    }

    private void connect() {
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
        for (String topic : List.of("home/kitchen/lamp", LAMP, "plant/pump")) {
            explorer.publish().send(topic, "on", 0, false);
            explorer.waitFor(topic, () -> explorer.tree().messages(topic) == 1);
        }
        explorer.tree().focus();
    }

    private void open(String text) {
        explorer.press(KeyCode.CONTROL, KeyCode.K);
        explorer.waitFor("the palette", () -> explorer.isShown("#palette"));
        explorer.write(text);
    }

    private List<String> titles() {
        return Explorer.onFx(() -> {
            ListView<?> list = (ListView<?>) explorer.scene().lookup("#palette-list");
            return list.getItems().stream()
                    .map(PaletteEntry.class::cast)
                    .map(PaletteEntry::title)
                    .toList();
        });
    }

    private void chooseFirst(String title) {
        explorer.waitFor(title, () -> !titles().isEmpty() && titles().getFirst().equals(title));
        explorer.type(KeyCode.ENTER);
        explorer.waitFor("the palette to close", () -> !explorer.isShown("#palette"));
    }

    @Test
    void toATopicByAFewLetters() {
        connect();

        open("hhl");
        chooseFirst(LAMP);

        explorer.waitFor("its name", () -> explorer.label(".breadcrumb-path").equals(LAMP.replace("/", " › ")));
        explorer.waitFor("its value", () -> explorer.message().value().contains("on"));
        assertThat(explorer.isFocused("#topic-rows")).isTrue();
    }

    @Test
    void toTheCredentialsAndTheExportWhichAreOnTheStartPage() {
        open(">credentials");
        chooseFirst("Credentials: where passwords are stored");
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-keychain"));
        explorer.type(KeyCode.ESCAPE);

        connect();
        open(">export");
        chooseFirst("Export connections…");
        explorer.waitFor("the question", () -> explorer.isShown("#export-save"));
        assertThat(explorer.isSessionShown()).isFalse();
    }

    @Test
    void toALensAndAnotherPartOfTheWindow() {
        connect();

        open(">table");
        chooseFirst("Table");
        explorer.waitForFocus("table-filter");

        open("devices");
        chooseFirst("Devices");
        explorer.waitFor("the devices", () -> explorer.isShown("#devices-filter"));

        open("conformance");
        chooseFirst("Devices");
    }

    @Test
    void toAnotherTheme() {
        open(">dark");
        chooseFirst("Use the dark theme");
        explorer.waitFor("the dark theme", () -> themeButton().equals("Theme: Dark"));

        open(">light");
        chooseFirst("Use the light theme");
        explorer.waitFor("the light theme", () -> themeButton().equals("Theme: Light"));
    }

    private String themeButton() {
        return Explorer.onFx(() -> explorer.scene().lookup("#window-theme").getAccessibleText());
    }

    @Test
    void toOneOfAMillionTopicsWhichAreSearchedBesideTheWindow() throws IOException {
        explorer.startPage().connect("mqtt://127.0.0.1:" + MosquittoBroker.freePort(), null);
        explorer.waitFor("the session", explorer::isSessionShown);
        // Nothing arrives without a broker, so the test may write into the tree.
        TopicTree tree = explorer.session().tree();
        for (int i = 0; i < TOPICS; i++) {
            add(tree, "site%d/hall%d/machine%d".formatted(i % 10, i / 10 % 100, i / 1_000));
        }
        String wanted = "site7/hall42/machine613/spindle";
        add(tree, wanted);
        assertThat(tree.size()).isGreaterThan(TOPICS);

        open("");
        List<Boolean> searching = "42m613spindle"
                .chars()
                .mapToObj(letter -> Explorer.onFx(() -> {
                    explorer.text("#palette-text").appendText(Character.toString(letter));
                    // Still running here, so not on this thread, which has handled the letter already.
                    return isSearching();
                }))
                .toList();

        assertThat(searching).doesNotContain(false);
        chooseFirst(wanted);
        explorer.waitFor("its name", () -> explorer.label(".breadcrumb-path").equals(wanted.replace("/", " › ")));
        assertThat(isSearching()).isFalse();
    }

    private static void add(TopicTree tree, String topic) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
        assertThat(node).isNotEqualTo(TopicTree.NONE);
    }

    private boolean isSearching() {
        return explorer.desktop().tasks().running(Duration.ZERO).stream()
                .anyMatch(task -> task.name().equals("task.findTopics"));
    }

    @Test
    void toTopicsOnlyWithTheirPrefix() {
        connect();

        open("#pump");

        chooseFirst("plant/pump");
    }

    @Test
    void aCommandRunsWhereTheFocusWas() {
        connect();

        open(">filter the");
        chooseFirst("Filter the topic tree");

        explorer.waitForFocus("tree-filter");
    }

    @Test
    void aCommandThatCannotRunSaysWhyAndDoesNothing() {
        connect();

        open(">return to live");
        explorer.waitFor("the reason", () -> explorer.texts().contains("The window already shows the present."));
        explorer.type(KeyCode.ENTER);
        explorer.waitForDrawing();

        assertThat(explorer.isShown("#palette")).isTrue();
    }

    @Test
    void toAConnectionAndAPageOfTheGuide() {
        connect();
        explorer.startPage().show();

        open("127.0.0.1");
        chooseFirst("127.0.0.1:" + broker.port());
        explorer.waitFor("the session", explorer::isSessionShown);

        open("several brokers");
        explorer.waitFor("the page", () -> titles().contains("Several brokers"));
        explorer.type(KeyCode.ENTER);
        explorer.waitFor("the guide", () -> explorer.isShown("#guide"));
    }

    @Test
    void toASearchOfPayloads() {
        connect();

        explorer.click("#window-go-to");
        explorer.waitForFocus("palette-text");
        explorer.write("\"on");
        chooseFirst("Search payloads for “on”");

        explorer.waitFor("the search", () -> explorer.textOf("#search-text").equals("on"));
    }

    @Test
    void toATime() {
        connect();

        open("@-1h");
        explorer.waitFor(
                "the moment", () -> titles().size() == 1 && titles().getFirst().startsWith("Show the window"));
        explorer.type(KeyCode.ENTER);

        explorer.waitFor("the past", () -> explorer.isShown("#timeline-past"));
    }

    @Test
    void escapeReturnsToWhereTheFocusWas() {
        connect();

        open("lamp");
        explorer.type(KeyCode.ESCAPE);

        assertThat(explorer.isShown("#palette")).isFalse();
        explorer.waitForFocus("topic-rows");
    }

    @Test
    void whatWasChosenLastComesFirst() {
        connect();
        open(">show connection");
        chooseFirst("Show connection details");
        explorer.type(KeyCode.ESCAPE);

        open("");

        explorer.waitFor("the last command", () -> titles().getFirst().equals("Show connection details"));
    }
}
