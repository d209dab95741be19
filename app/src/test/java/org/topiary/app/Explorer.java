// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.timeline.TimeAxis;
import org.topiary.app.viewmodel.tree.TopicRow;
import org.topiary.app.viewmodel.window.Notice;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.app.window.OpenWindow;
import org.topiary.app.window.Ticker;
import org.topiary.core.log.Message;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.Session;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.vault.Keychain;

/** The whole program in its window, on the headless platform, with the hands and eyes of a user. */
public final class Explorer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Desktop desktop;
    private final FxRobot robot = new FxRobot();

    private Explorer(Desktop desktop) {
        this.desktop = desktop;
    }

    public static Explorer open(Path dataDir) throws IOException, TimeoutException {
        return open(dataDir, new TestKeychain());
    }

    /** On a computer without other MQTT clients. */
    public static Explorer open(Path dataDir, Keychain keychain) throws IOException, TimeoutException {
        return open(dataDir, environment(dataDir, keychain));
    }

    static Environment environment(Path home, Keychain keychain) {
        return new Environment(
                keychain, home, new InstalledTools("Linux", home, Map.of()), new SystemFileQuestions(), page -> {});
    }

    public static Explorer open(Path dataDir, Environment environment) throws IOException, TimeoutException {
        return open(dataDir, environment, new LaunchPlan.Start.Page());
    }

    /** With what the command line asks for. */
    public static Explorer open(Path dataDir, LaunchPlan.Start start) throws IOException, TimeoutException {
        return open(dataDir, environment(dataDir, new TestKeychain()), start);
    }

    /** With what the command line asks for, in an environment of its own. */
    public static Explorer open(Path dataDir, Environment environment, LaunchPlan.Start start)
            throws IOException, TimeoutException {
        FxToolkit.registerPrimaryStage();
        // A stage that an earlier test shows would take what is typed.
        FxToolkit.cleanupStages();
        LaunchPlan plan = new LaunchPlan(
                start,
                true,
                Optional.empty(),
                Optional.of(new LaunchPlan.Size(980, 700)),
                Optional.of(Theme.LIGHT),
                Optional.of(dataDir),
                Optional.empty());
        Desktop desktop = Desktop.prepare(plan, dataDir, environment, new CompletableFuture<>());
        onFx(() -> {
            desktop.show();
            return true;
        });
        return new Explorer(desktop);
    }

    /**
     * Types a URL into the form of a new connection, and a password if there is one, which is kept for the session
     * only, and connects.
     */
    void connect(String url, @Nullable String password) {
        fillForm(url, password);
        robot.clickOn("#form-connect");
        // A broker that is quick to accept the password has it asked where to keep it before anybody saw the session.
        waitFor("the session, or the question", () -> isSessionShown() || isShown("#credentials-memory"));
        if (password != null) {
            waitFor(
                    "where to keep the password, or the failure",
                    () -> isShown("#credentials-memory") || isShown("#state-banner"));
            if (isShown("#credentials-memory")) {
                chooseProtection("#credentials-memory");
                waitFor("the session", this::isSessionShown);
            }
        }
    }

    /** Opens the form of a new connection with a URL, and a password if there is one. */
    void fillForm(String url, @Nullable String password) {
        showStartPage();
        waitFor("the start page", () -> isShown("#start-new-card") || isShown("#start-new"));
        fire(isShown("#start-new") ? "#start-new" : "#start-new-card");
        waitFor("the form", () -> isShown("#form-url"));
        setText("#form-url", url);
        if (password != null) {
            FxEvents.run(() -> text("#form-password").setText(password));
        }
    }

    /** Presses the card of a connection on the start page. */
    void openCard(String name) {
        waitFor("the card of " + name, () -> card(name).isPresent());
        FxEvents.run(() -> card(name).orElseThrow().fire());
    }

    /** Opens the menu of a card and chooses an item. */
    void cardMenu(String name, String item) {
        robot.clickOn(card(name).orElseThrow(), MouseButton.SECONDARY);
        robot.clickOn(item);
    }

    /** What the card of a connection says, as it is read out. */
    String cardText(String name) {
        return onFx(() -> card(name).map(Button::getAccessibleText).orElse(""));
    }

    private Optional<Button> card(String name) {
        return robot.lookup(".connection-card > .card-button").queryAllAs(Button.class).stream()
                .filter(card -> card.getAccessibleText().startsWith("Connect to " + name + ",")
                        || card.getAccessibleText().startsWith("Switch to " + name + ","))
                .findFirst();
    }

    /** The id of what has the focus in the main window; empty when nothing has, or it has no id. */
    String focused() {
        return onFx(() -> {
            Node owner = scene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /** Waits until something in the main window has the focus: what was just shown gets it a little later. */
    void waitForFocus(String id) {
        waitFor("the focus on " + id, () -> focused().equals(id));
    }

    /** Leaves the session that shows, which stays open, for the start page. */
    void showStartPage() {
        FxEvents.run(() -> desktop.windowModel().currentProperty().set(null));
    }

    /** Answers the question where secrets are to be kept. */
    void chooseProtection(String choice) {
        waitFor("the question", () -> isShown(choice));
        FxEvents.run(() -> robot.lookup(choice).queryAs(RadioButton.class).fire());
        FxEvents.run(() -> robot.lookup("#credentials-apply").queryButton().fire());
    }

    public boolean isSessionShown() {
        return onFx(() -> desktop.windowModel().currentProperty().get() != null);
    }

    /** Sets the text of a field, which need not be in view. */
    void setText(String query, String text) {
        FxEvents.run(() -> text(query).setText(text));
    }

    /** Presses a button, which need not be in view. */
    public void fire(String query) {
        FxEvents.run(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    /** Presses the toggle button of a value, which need not be in view. */
    void choose(Object value) {
        FxEvents.run(() -> robot.lookup(".toggle-button").<ToggleButton>queryAll().stream()
                .filter(button -> value.equals(button.getUserData()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Chooses from a combo box. */
    <T> void choose(String query, T value) {
        FxEvents.run(() -> robot.lookup(query).<ComboBox<T>>query().setValue(value));
    }

    /** Chooses an item of a menu button by the item's id. */
    void fireItem(String query, String itemId) {
        FxEvents.run(() -> robot.lookup(query).<MenuButton>query().getItems().stream()
                .filter(item -> itemId.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Answers the question where secrets are to be kept: sealed with a master password. */
    void sealSecrets(String master) {
        waitFor("the question", () -> isShown("#credentials-sealed"));
        fire("#credentials-sealed");
        setText("#credentials-password", master);
        setText("#credentials-repeated", master);
        fire("#credentials-apply");
        waitFor("the vault", () -> !isShown("#credentials-sealed"));
    }

    void showFirstTab() {
        FxEvents.run(() -> desktop.windowModel()
                .currentProperty()
                .set(desktop.windowModel().sessions().getFirst()));
    }

    /** Deletes the first connection of the start page. */
    void deleteCard() {
        FxEvents.run(() -> robot.lookup(".connection-card .card-actions > .button").<ButtonBase>queryAll().stream()
                .reduce((before, last) -> last)
                .orElseThrow()
                .fire());
    }

    String textOf(String query) {
        return onFx(() -> text(query).getText());
    }

    SessionViewModel model() {
        SessionViewModel model = desktop.windowModel().currentProperty().get();
        if (model == null) {
            return fail("No session shows");
        }
        return model;
    }

    Session session() {
        return model().session();
    }

    public void waitForState(String word) {
        waitFor("the state " + word, () -> label("#status-state").equals(word));
    }

    /** Has the program look who can open the data folder, as it does when it starts. */
    void checkFolder() {
        desktop.folderAccess().check();
    }

    /** Sentences that the window shows to the user and that were not dismissed. */
    List<String> notices() {
        return desktop.windowModel().notices().stream().map(Notice::text).toList();
    }

    /** What a label shows. */
    String label(String query) {
        return onFx(() ->
                robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse(""));
    }

    public boolean isShown(String query) {
        return onFx(
                () -> robot.lookup(query).tryQuery().map(Explorer::isVisible).orElse(false));
    }

    /** Whether one thing hides a part of another. */
    boolean overlap(String query, String other) {
        return onFx(() -> bounds(query).intersects(bounds(other)));
    }

    /** Whether all of something is within the width of the main window. */
    boolean isWithinWindow(String query) {
        Bounds bounds = bounds(query);
        return bounds.getMinX() >= 0 && bounds.getMaxX() <= scene().getWidth();
    }

    /** How much of what a pane scrolls is out of sight. */
    double hiddenPixels(String query) {
        return onFx(() -> {
            ScrollPane pane = robot.lookup(query).queryAs(ScrollPane.class);
            return pane.getContent().getLayoutBounds().getHeight()
                    - pane.getViewportBounds().getHeight();
        });
    }

    private Bounds bounds(String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean isVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private TextInputControl text(String query) {
        return robot.lookup(query).queryTextInputControl();
    }

    /** Types into whatever has the focus; a window that was just opened gets it a little later. */
    void write(String text) {
        waitFor(
                "a window with the focus",
                () -> onFx(() -> Window.getWindows().stream().anyMatch(Window::isFocused)));
        robot.write(text, 0);
    }

    /** The text that the value area shows, decoded and indented; empty when it shows none. */
    String shownValue() {
        return onFx(() -> model().message().value().shownProperty().get().content() instanceof ValueContent.Text text
                ? text.text().text()
                : "");
    }

    /** What of the value area is marked as found, joined. */
    String markedValue() {
        return onFx(() -> {
            StyleClassedTextArea area = robot.lookup(".value-area").queryAs(StyleClassedTextArea.class);
            return IntStream.range(0, area.getLength())
                    .filter(at -> area.getStyleOfChar(at).contains("found"))
                    .mapToObj(at -> area.getText(at, at + 1))
                    .collect(Collectors.joining());
        });
    }

    /** Previews of the rows that are selected in the history. */
    List<String> historySelection() {
        return onFx(() ->
                robot.lookup(".history").<HistoryRow>queryTableView().getSelectionModel().getSelectedItems().stream()
                        .map(HistoryRow::preview)
                        .toList());
    }

    /** What the tree's row of a topic says; the topic's branches must be open. */
    TopicRow row(String topic) {
        return onFx(() -> {
            int row = model().tree().rowOf(session().tree().find(topic));
            return model().tree().row(row, Ticker.now());
        });
    }

    /**
     * Presses the mouse on the timeline at a time or a little later, drags it exactly to another, or to the right end,
     * and lets go.
     */
    void dragTimeline(long fromNanos, long toNanos) {
        Node strip = robot.lookup("#timeline-strip").query();
        Point2D start = onFx(() -> strip.localToScreen(
                model().timeline().axis().shareOf(fromNanos)
                        * strip.getLayoutBounds().getWidth(),
                strip.getLayoutBounds().getHeight() / 2));
        robot.moveTo(start).press(MouseButton.PRIMARY);
        // From where the drag began: the axis may have moved on since it was looked at.
        double pixels = onFx(() -> {
            TimeAxis axis = model().timeline().axis();
            long to = Math.min(toNanos, axis.to());
            return (to - model().timeline().cursor()) * strip.getLayoutBounds().getWidth() / axis.span();
        });
        robot.moveBy(pixels, 0).release(MouseButton.PRIMARY);
    }

    /**
     * Waits until the window has taken in all that came, and for the second in which it draws on: whatever would show
     * of it is there.
     */
    void waitForPicture() {
        waitFor("the picture of all that came", () -> !model().isBehind(Ticker.now()));
    }

    /** Messages that the history lists. */
    int historySize() {
        return onFx(() -> {
            var list = model().message().historyProperty().get();
            return list == null ? 0 : list.size();
        });
    }

    /** Opens the branches to a topic and selects it, as soon as it is there. */
    void select(String topic) {
        waitFor("the topic " + topic, () -> session().tree().find(topic) != TopicTree.NONE);
        FxEvents.run(() -> model().tree().reveal(topic));
    }

    /** Writes into the publish panel and sends by the keyboard. */
    void publish(String topic, String payload, int qos, boolean retain) {
        FxEvents.run(() -> {
            text("#publish-topic").setText(topic);
            model().publish().payload().setText(payload);
            robot.lookup(".qos .toggle-button")
                    .nth(qos)
                    .queryAs(ToggleButton.class)
                    .fire();
            model().publish().retainProperty().set(retain);
            text("#publish-topic").requestFocus();
        });
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    }

    void press(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
    }

    void type(KeyCode... keys) {
        robot.type(keys);
    }

    void click(String query) {
        waitFor(query, () -> isShown(query));
        robot.clickOn(query);
    }

    void focusTree() {
        FxEvents.run(() -> robot.lookup("#topic-rows").query().requestFocus());
    }

    /** The newest payload of a topic in the log; empty text if there is none. */
    String lastPayload(String topic) {
        int node = session().tree().find(topic);
        Message message = node == TopicTree.NONE
                ? null
                : session().log().read(session().tree().lastPosition(node));
        return message == null ? "" : new String(message.payload(), StandardCharsets.UTF_8);
    }

    boolean isRetained(String topic) {
        int node = session().tree().find(topic);
        return node != TopicTree.NONE && session().tree().retained(node);
    }

    long messages(String topic) {
        int node = session().tree().find(topic);
        return node == TopicTree.NONE ? 0 : session().tree().messages(node);
    }

    Scene scene() {
        return desktop.scene();
    }

    /** Every text that a label of the main window shows. */
    public List<String> texts() {
        return texts(stages().getFirst());
    }

    /** Every text that a label of a window shows. */
    public List<String> texts(Stage window) {
        return onFx(() -> window.getScene().getRoot().lookupAll(".label").stream()
                .filter(Explorer::isVisible)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    /** Every text that labels and cells of something in a popup show; empty when there is none. */
    List<String> popupTexts(String query) {
        return onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup(query))
                .filter(Objects::nonNull)
                .flatMap(node -> node.lookupAll("*").stream())
                .filter(node -> node instanceof Labeled && isVisible(node))
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    public Desktop desktop() {
        return desktop;
    }

    public WindowViewModel windowModel() {
        return desktop.windowModel();
    }

    /** The windows on the screen, the main one first. */
    List<Stage> stages() {
        return desktop.windows().all().stream().map(OpenWindow::stage).toList();
    }

    /** What a label of a window shows; empty when there is none. */
    String label(Stage window, String query) {
        return onFx(() -> window.getScene().lookup(query) instanceof Labeled label ? label.getText() : "");
    }

    /** Whether a window shows something. */
    public boolean isShown(Stage window, String query) {
        return onFx(() -> {
            Node node = window.getScene().lookup(query);
            return node != null && isVisible(node);
        });
    }

    /** Clicks on something in a window. */
    void click(Stage window, String query) {
        waitFor(query, () -> isShown(window, query));
        robot.clickOn(onFx(() -> window.getScene().lookup(query)));
    }

    /** Opens the menu of the tab of a session. */
    void openTabMenu(SessionViewModel session) {
        robot.moveTo(tabOf(session)).clickOn(MouseButton.SECONDARY);
    }

    /** The middle of the tab of a session on the screen. */
    Point2D tabOf(SessionViewModel session) {
        return onFx(() -> {
            // Tabs that were just made have no place yet.
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            Node tab = scene().getRoot().lookupAll(".session-tab").stream()
                    .filter(each -> session.equals(each.getUserData()))
                    .findFirst()
                    .orElseThrow();
            return tab.localToScreen(40, tab.getLayoutBounds().getHeight() / 2);
        });
    }

    /**
     * Drags the tab of a session from where it is to a point of the screen. By events: the headless platform's mouse
     * lets go of what it drags when it leaves it.
     */
    void dragTab(SessionViewModel session, Point2D to) {
        Point2D from = tabOf(session);
        FxEvents.run(() -> {
            Node tab = scene().getRoot().lookupAll(".session-tab").stream()
                    .filter(each -> session.equals(each.getUserData()))
                    .findFirst()
                    .orElseThrow();
            fire(tab, MouseEvent.MOUSE_PRESSED, from);
            fire(tab, MouseEvent.MOUSE_DRAGGED, from.midpoint(to));
            fire(tab, MouseEvent.MOUSE_DRAGGED, to);
            fire(tab, MouseEvent.MOUSE_RELEASED, to);
        });
    }

    private static void fire(Node node, EventType<MouseEvent> type, Point2D at) {
        Point2D inScene = node.localToScene(node.screenToLocal(at));
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        inScene.getX(),
                        inScene.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        false,
                        new PickResult(node, inScene.getX(), inScene.getY())));
    }

    /** Presses the mouse at a point of the screen, drags it along in steps, and lets go at another. */
    void drag(Point2D from, Point2D to) {
        robot.moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveTo(from.midpoint(to))
                .moveTo(to)
                .release(MouseButton.PRIMARY);
    }

    /** Whether something has the focus. */
    boolean isFocused(String query) {
        return onFx(() -> {
            Node focused = scene().getFocusOwner();
            return focused != null && focused.isFocused() && focused.equals(scene().lookup(query));
        });
    }

    /** Does something on the window's thread, and waits for what follows from it. */
    void onWindow(Runnable task) {
        FxEvents.run(task);
    }

    /** Waits until the window was drawn twice. */
    void waitForDrawing() {
        FxEvents.settle();
        CountDownLatch pulses = new CountDownLatch(2);
        Runnable listener = pulses::countDown;
        FxEvents.run(() -> {
            scene().addPostLayoutPulseListener(listener);
            Platform.requestNextPulse();
        });
        waitFor("a drawing", () -> {
            FxEvents.run(Platform::requestNextPulse);
            return pulses.getCount() == 0;
        });
        FxEvents.run(() -> scene().removePostLayoutPulseListener(listener));
    }

    static <T> T onFx(Supplier<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), task::get);
    }

    public void waitFor(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            String state = desktop.windowModel().currentProperty().get() == null
                    ? "start page"
                    : session().state().toString();
            fail("Waited in vain for " + what + "; state: " + state, e);
        }
        FxEvents.settle();
    }

    @Override
    public void close() {
        desktop.close();
    }
}
