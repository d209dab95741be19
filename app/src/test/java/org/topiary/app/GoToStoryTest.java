// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.testkit.MosquittoBroker;

/** Goes everywhere with the palette and the keyboard alone. */
@IntegrationTest
final class GoToStoryTest {
    private static final String LAMP = "home/hallway/lamp";

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
