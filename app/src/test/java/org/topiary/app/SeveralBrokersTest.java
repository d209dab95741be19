// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.settings.ConfirmationSettings.CloseWindow;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.testkit.MosquittoBroker;

/** Tests several brokers at once: tabs, separate windows and the next start. */
@IntegrationTest
final class SeveralBrokersTest {
    @TempDir
    private Path dataDir;

    private MosquittoBroker north;
    private MosquittoBroker south;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        north = MosquittoBroker.start();
        south = MosquittoBroker.start();
        explorer = Explorer.open(dataDir);
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        north.close();
        south.close();
    }

    private SessionViewModel connect(MosquittoBroker broker) {
        int before = Explorer.onFx(() -> explorer.windowModel().all().size());
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitFor("the tab", () -> explorer.windowModel().all().size() == before + 1);
        SessionViewModel session = explorer.model();
        waitForConnection(session);
        return session;
    }

    private void waitForConnection(SessionViewModel session) {
        explorer.waitFor("the connection", () -> session.stateProperty().get().phase() == Phase.CONNECTED);
    }

    private static SessionViewModel sessionOf(List<SessionViewModel> sessions, MosquittoBroker broker) {
        return sessions.stream()
                .filter(each -> each.session().profile().address().port() == broker.port())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCardOfAnOpenConnectionShowsItsTabOrItsWindowAndOpensNoOther() {
        SessionViewModel session = connect(north);
        String name = "127.0.0.1:" + north.port();
        assertThat(session.nameProperty().get()).isEqualTo(name);
        explorer.startPage().show();
        assertThat(explorer.startPage().cardText(name)).startsWith("Switch to").endsWith(", Connected");
        Snapshots.save(explorer.scene(), "card-connected");
        explorer.startPage().open(name);
        explorer.waitFor("the tab", () -> session.equals(explorer.model()));
        assertThat(explorer.windowModel().all()).containsExactly(session);

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        Stage own = explorer.stages().getLast();
        Explorer.onFx(() -> {
            own.setIconified(true);
            return true;
        });
        explorer.startPage().open(name);
        explorer.waitFor("the window again", () -> !own.isIconified());
        assertThat(explorer.windowModel().all()).containsExactly(session);

        Explorer.onFx(() -> {
            explorer.windowModel().takeBack(session);
            return true;
        });
        explorer.startPage().show();
        explorer.startPage().menu(name, "Open another");
        explorer.waitFor("another tab", () -> explorer.windowModel().all().size() == 2);
        explorer.waitFor("its connection", () -> explorer.isSessionShown());
        SessionViewModel another = explorer.model();
        waitForConnection(another);
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("one", () -> explorer.windowModel().all().equals(List.of(session)));
        explorer.startPage().show();
        Explorer.onFx(() -> {
            session.disconnect();
            return true;
        });
        explorer.waitFor(
                "the end on the card", () -> explorer.startPage().cardText(name).endsWith(", Open, not connected"));
    }

    @Test
    void twoBrokersInTwoTabsOneTornOffAndBackEachDrawnInItsWindow() {
        SessionViewModel first = connect(north);
        SessionViewModel second = connect(south);
        assertThat(explorer.windowModel().sessions()).containsExactly(first, second);
        explorer.waitFor(
                "all but the floor of the other",
                () -> first.session().log().capacityBytes() == 240L << 20
                        && second.session().log().capacityBytes() == 240L << 20);
        explorer.waitFor("the figure", () -> explorer.label("#status-log").equals("History 0 of 240 MiB"));
        assertThat(Explorer.onFx(() -> second.status().explainLog()))
                .contains("2 connections share 256 MiB. Each keeps at least 16.0 MiB");

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        Stage main = explorer.stages().getFirst();
        Stage own = explorer.stages().getLast();
        assertThat(explorer.windowModel().tornOff()).containsExactly(second);
        assertThat(explorer.label(main, "#status-address")).endsWith(":" + north.port());
        assertThat(explorer.label(own, "#status-address")).endsWith(":" + south.port());

        Explorer.onFx(() -> {
            first.publish().topicProperty().set("north/only");
            first.publish().payload().setText("1");
            first.publish().send();
            // The line of the publish panel shows the topic, too.
            first.publish().topicProperty().set("");
            second.publish().topicProperty().set("south/only");
            second.publish().payload().setText("2");
            second.publish().send();
            second.publish().topicProperty().set("");
            return true;
        });
        explorer.waitFor("the topic of the north", () -> first.session().tree().find("north/only") >= 0);
        explorer.waitFor("the topic of the south", () -> second.session().tree().find("south/only") >= 0);
        explorer.waitFor("the row of the north", () -> explorer.texts(main).contains("north/only"));
        explorer.waitFor("the row of the south", () -> explorer.texts(own).contains("south/only"));
        assertThat(explorer.texts(main)).doesNotContain("south/only");
        assertThat(explorer.texts(own)).doesNotContain("north/only");
        Snapshots.save(own.getScene(), "torn-off-window");
        Explorer.onFx(() -> {
            own.requestFocus();
            return true;
        });
        explorer.press(KeyCode.F12);
        explorer.waitFor(
                "the figures of its session",
                () -> explorer.label(own, "#figures-TOPICS")
                        .equals(Integer.toString(second.session().tree().topics())));
        assertThat(explorer.isShown(own, "#figures")).isTrue();
        assertThat(explorer.isShown(main, "#figures")).isFalse();
        Snapshots.save(own.getScene(), "torn-off-figures");
        explorer.press(KeyCode.F12);
        assertThat(explorer.isShown(own, "#figures")).isFalse();

        Explorer.onFx(() -> {
            Event.fireEvent(own, new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        explorer.waitFor("the question", () -> explorer.isShown(own, "#dialog-back"));
        Snapshots.save(own.getScene(), "torn-off-question");
        explorer.click(own, "#dialog-back");
        explorer.waitFor("one window", () -> explorer.stages().size() == 1);
        assertThat(explorer.windowModel().sessions()).containsExactly(first, second);
        assertThat(explorer.model()).isEqualTo(second);
        assertThat(second.stateProperty().get().phase()).isEqualTo(Phase.CONNECTED);
        explorer.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertThat(explorer.model()).isEqualTo(first);
        Snapshots.save(explorer.scene(), "two-tabs");

        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the other tab", () -> explorer.windowModel().all().equals(List.of(second)));
        explorer.waitFor("the whole budget", () -> second.session().log().capacityBytes() == 256L << 20);
    }

    @Test
    void moreTabsThanFitLeaveTheWindowItsWidthAndAreReachedByAMenu() {
        Stage window = explorer.stages().getFirst();
        explorer.onWindow(() -> window.setWidth(720));
        SessionViewModel first = connect(north);
        for (int tabs = 2; tabs <= 7; tabs++) {
            int all = tabs;
            explorer.startPage().show();
            explorer.startPage().menu("127.0.0.1:" + north.port(), "Open another");
            explorer.waitFor("another tab", () -> explorer.windowModel().all().size() == all);
        }
        explorer.waitFor("the menu of the tabs", () -> explorer.isShown("#tab-others"));
        Snapshots.save(explorer.scene(), "many-tabs");
        assertThat(explorer.label("#tab-others")).isEqualTo("+5");
        assertThat(List.of(
                        "#tab-home",
                        "#window-guide",
                        "#tree-filter",
                        "#publish-line-topic",
                        "#publish-line-send",
                        "#status-state",
                        "#status-connection"))
                .allMatch(explorer::isWithinWindow);

        explorer.click("#tab-others");
        explorer.type(KeyCode.DOWN, KeyCode.ENTER);
        explorer.waitFor("the first", () -> first.equals(explorer.model()));
        explorer.waitForDrawing();
        Point2D middle = explorer.tabs().middle(first);
        assertThat(middle.getX()).isBetween(window.getX(), window.getX() + 300);
    }

    @Test
    void aTabIsDraggedToItsPlaceAndOutIntoAWindow() {
        SessionViewModel first = connect(north);
        SessionViewModel second = connect(south);

        Point2D from = explorer.tabs().middle(second);
        explorer.drag(from, explorer.tabs().middle(first).subtract(20, 0));
        explorer.waitFor("the order", () -> explorer.windowModel().sessions().equals(List.of(second, first)));

        explorer.tabs().drag(first, explorer.tabs().middle(first).add(60, 300));
        explorer.waitFor("the window", () -> explorer.windowModel().tornOff().equals(List.of(first)));
        assertThat(explorer.windowModel().sessions()).containsExactly(second);
        assertThat(explorer.stages()).hasSize(2);
    }

    @Test
    void theTextSizeAppliesToEveryWindowAtOnce() {
        connect(north);
        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        SettingsPageRobot settings = new SettingsPageRobot(explorer);
        double before = settings.fontSize("#window-name");
        explorer.press(KeyCode.CONTROL, KeyCode.COMMA);
        explorer.waitFor("the settings", () -> explorer.isShown("#settings"));

        explorer.setText("#settings-text-size", "200");

        assertThat(settings.fontSize("#window-name")).isEqualTo(2 * before);
        assertThat(settings.fontSize("#start-demo")).isEqualTo(2 * before);
    }

    @Test
    void aWindowClosesWithoutAQuestionIfTheSettingsSaySo() {
        connect(north);
        SettingsPageRobot settings = new SettingsPageRobot(explorer);
        settings.open();
        explorer.choose(CloseWindow.BACK);
        settings.close();
        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        explorer.onWindow(explorer.stages().getLast()::requestFocus);

        explorer.press(KeyCode.CONTROL, KeyCode.W);

        explorer.waitFor("one window", () -> explorer.stages().size() == 1);
        assertThat(explorer.windowModel().sessions()).hasSize(1);
        settings.open();
        explorer.choose(CloseWindow.END);
        settings.close();
        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        explorer.onWindow(explorer.stages().getLast()::requestFocus);
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("one window", () -> explorer.stages().size() == 1);
        assertThat(explorer.windowModel().all()).isEmpty();
    }

    @Test
    void theNextStartOpensTheSameTabsAndWindowsAndConnects() throws Exception {
        SessionViewModel first = connect(north);
        SessionViewModel second = connect(south);
        Explorer.onFx(() -> {
            explorer.windowModel().move(second, 0);
            explorer.windowModel().tearOff(first, null);
            return true;
        });
        explorer.waitFor("the window", () -> explorer.stages().size() == 2);
        Stage own = explorer.stages().getLast();
        Explorer.onFx(() -> {
            own.setX(120);
            own.setY(90);
            own.setWidth(760);
            own.setHeight(600);
            return true;
        });
        explorer.waitFor(
                "its place",
                () -> explorer.windowModel().place(first).orElseThrow().width() == 760);
        explorer.close();
        assertThat(Files.readString(dataDir.resolve("settings.json"))).contains("\"tabs\"", "120");

        explorer = Explorer.open(dataDir);

        explorer.waitFor(
                "both",
                () -> explorer.stages().size() == 2
                        && explorer.windowModel().all().size() == 2);
        SessionViewModel tab = sessionOf(explorer.windowModel().sessions(), south);
        SessionViewModel torn = sessionOf(explorer.windowModel().tornOff(), north);
        waitForConnection(tab);
        waitForConnection(torn);
        assertThat(explorer.model()).isEqualTo(tab);
        Stage again = explorer.stages().getLast();
        assertThat(List.of(again.getX(), again.getY(), again.getWidth(), again.getHeight()))
                .containsExactly(120.0, 90.0, 760.0, 600.0);
        assertThat(explorer.notices()).isEmpty();
    }

    @Test
    void aSessionWithoutItsPasswordWaitsWithASentence() throws Exception {
        try (MosquittoBroker guarded = MosquittoBroker.startWithPassword(TestBroker.USER, TestBroker.PASSWORD)) {
            explorer.startPage()
                    .connect("mqtt://" + TestBroker.USER + "@127.0.0.1:" + guarded.port(), TestBroker.PASSWORD);
            explorer.waitForState("Connected");
            explorer.close();

            explorer = Explorer.open(dataDir);

            explorer.waitFor(
                    "the sentence", () -> explorer.label("#banner-advice").contains(TestBroker.USER));
            assertThat(explorer.model().stateProperty().get().phase()).isEqualTo(Phase.DISCONNECTED);
            Snapshots.save(explorer.scene(), "waits-for-password");
            explorer.click("#banner-password");
            explorer.write(TestBroker.PASSWORD);
            explorer.type(KeyCode.ENTER);
            explorer.waitForState("Connected");
        }
    }
}
