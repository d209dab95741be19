// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/** The actions of a user in the windows of the program, and what the windows show, by the ids of controls. */
abstract class WindowRobot {
    static final int PATIENCE_SECONDS = 120;

    private final Hands hands = new Hands();
    private final FxRobot robot = new QuickRobot(hands);

    /** The scene of the main window. */
    abstract Scene scene();

    /** The visible windows, the main window first. */
    abstract List<Stage> stages();

    /** The description of the program's state for the message of a failed wait. */
    abstract String state();

    /** TestFX's robot, which finds nodes and moves and drags with the same mouse as {@link #hands}. */
    FxRobot robot() {
        return robot;
    }

    Hands hands() {
        return hands;
    }

    /** The result of a TestFX query over all windows. JavaFX application thread. */
    NodeQuery lookup(String query) {
        return robot.lookup(query);
    }

    /** Presses a button; it need not be in view. */
    public void fire(String query) {
        FxEvents.run(() -> lookup(query).<ButtonBase>query().fire());
    }

    /** Presses the toggle button of a value; the button need not be in view. */
    void choose(Object value) {
        FxEvents.run(() -> lookup(".toggle-button").<ToggleButton>queryAll().stream()
                .filter(button -> value.equals(button.getUserData()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Selects a value in a combo box. */
    <T> void choose(String query, T value) {
        FxEvents.run(() -> lookup(query).<ComboBox<T>>query().setValue(value));
    }

    /** Selects an item of a menu button by the item's id. */
    void fireItem(String query, String itemId) {
        FxEvents.run(() -> lookup(query).<MenuButton>query().getItems().stream()
                .flatMap(WindowRobot::withItems)
                .filter(item -> itemId.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    /** Opens the menu of a menu button. */
    void openMenu(String query) {
        FxEvents.run(() -> lookup(query).<MenuButton>query().show());
    }

    /** Whether a menu button or a menu in it has an item. JavaFX application thread. */
    boolean hasItem(String query, String itemId) {
        return lookup(query).<MenuButton>query().getItems().stream()
                .flatMap(WindowRobot::withItems)
                .anyMatch(item -> itemId.equals(item.getId()));
    }

    /** An item and, if it is a menu, those in it. */
    private static Stream<MenuItem> withItems(MenuItem item) {
        return item instanceof Menu menu
                ? Stream.concat(Stream.of(item), menu.getItems().stream().flatMap(WindowRobot::withItems))
                : Stream.of(item);
    }

    /** Runs an item of an open context menu. JavaFX application thread. */
    void clickItem(String query) {
        Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .filter(item -> query.equals("#" + item.getId()))
                .findFirst()
                .ifPresentOrElse(
                        item -> {
                            if (item instanceof CheckMenuItem check) {
                                check.setSelected(!check.isSelected());
                            }
                            item.fire();
                            item.getParentPopup().hide();
                        },
                        () -> fail("No menu item " + query));
    }

    double widthOf(String query) {
        return onFx(() -> lookup(query).query().getLayoutBounds().getWidth());
    }

    /** Sets the text of a field; it need not be in view. */
    void setText(String query, String text) {
        FxEvents.run(() -> text(query).setText(text));
    }

    String textOf(String query) {
        return onFx(() -> text(query).getText());
    }

    /** The text of a label. */
    String label(String query) {
        return onFx(
                () -> lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse(""));
    }

    public boolean isShown(String query) {
        return onFx(() -> lookup(query).tryQuery().map(WindowRobot::isVisible).orElse(false));
    }

    /** Whether two nodes overlap. */
    boolean overlap(String query, String other) {
        return onFx(() -> bounds(query).intersects(bounds(other)));
    }

    /** Whether a node is entirely within the width of the main window. */
    boolean isWithinWindow(String query) {
        Bounds bounds = bounds(query);
        return bounds.getMinX() >= 0 && bounds.getMaxX() <= scene().getWidth();
    }

    /** The height of a scroll pane's content that is out of view, in pixels. */
    double hiddenPixels(String query) {
        return onFx(() -> {
            ScrollPane pane = lookup(query).queryAs(ScrollPane.class);
            return pane.getContent().getLayoutBounds().getHeight()
                    - pane.getViewportBounds().getHeight();
        });
    }

    private Bounds bounds(String query) {
        Node node = lookup(query).query();
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

    TextInputControl text(String query) {
        return lookup(query).queryTextInputControl();
    }

    /** Types into the focused node; a window that was just opened receives the focus after a delay. */
    void write(String text) {
        waitFor(
                "a window with the focus",
                () -> onFx(() -> Window.getWindows().stream().anyMatch(Window::isFocused)));
        hands.write(text);
    }

    void press(KeyCode... keys) {
        hands.press(keys);
    }

    void type(KeyCode... keys) {
        hands.type(keys);
    }

    void click(String query) {
        waitFor(query, () -> isShown(query));
        hands.click(onFx(() -> robot.point(query).query()), MouseButton.PRIMARY);
    }

    /** The texts of all labels in the main window. */
    public List<String> texts() {
        return texts(stages().getFirst());
    }

    /** The texts of all labels in a window. */
    public List<String> texts(Stage window) {
        return onFx(() -> window.getScene().getRoot().lookupAll(".label").stream()
                .filter(WindowRobot::isVisible)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    /** The texts of all labels and cells of a node in a popup; empty if there is none. */
    List<String> popupTexts(String query) {
        return onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup(query))
                .filter(Objects::nonNull)
                .flatMap(node -> node.lookupAll("*").stream())
                .filter(node -> node instanceof Labeled && isVisible(node))
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList());
    }

    /** The text of a label in a window; empty if there is none. */
    String label(Stage window, String query) {
        return onFx(() -> window.getScene().lookup(query) instanceof Labeled label ? label.getText() : "");
    }

    /** Whether a window shows a node. */
    public boolean isShown(Stage window, String query) {
        return onFx(() -> {
            Node node = window.getScene().lookup(query);
            return node != null && isVisible(node);
        });
    }

    /** Clicks a node in a window. */
    void click(Stage window, String query) {
        waitFor(query, () -> isShown(window, query));
        hands.click(onFx(() -> window.getScene().lookup(query)), MouseButton.PRIMARY);
    }

    /** Presses the mouse at one point of the screen, drags it in steps, and releases it at another. */
    void drag(Point2D from, Point2D to) {
        hands.drag(from, to);
    }

    /** The id of the focused node in the main window; empty if no node has the focus or the node has no id. */
    String focused() {
        return onFx(() -> {
            Node owner = scene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /** Waits until a node in the main window has the focus: a node that was just shown receives it after a delay. */
    void waitForFocus(String id) {
        waitFor("the focus on " + id, () -> focused().equals(id));
    }

    /** Whether a node has the focus. */
    boolean isFocused(String query) {
        return onFx(() -> {
            Node focused = scene().getFocusOwner();
            return focused != null && focused.isFocused() && focused.equals(scene().lookup(query));
        });
    }

    /** Runs a task on the JavaFX application thread and waits for its effects. */
    void onWindow(Runnable task) {
        FxEvents.run(task);
    }

    /** Waits until the window was drawn twice. */
    void waitForDrawing() {
        FxEvents.settle();
        FxEvents.draw(scene(), () -> {});
    }

    static <T> T onFx(Supplier<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), task::get);
    }

    /** Waits until a condition holds, and then until the windows show it. */
    public void waitFor(String what, Callable<Boolean> condition) {
        repeatUntil(what, () -> {}, condition);
    }

    /** Does something, and again, until a condition holds, and then waits until the windows show it. */
    void repeatUntil(String what, Runnable action, Callable<Boolean> condition) {
        try {
            FxEvents.repeatUntil(action, condition);
        } catch (TimeoutException e) {
            fail("Waited in vain for " + what + "; state: " + state(), e);
        }
        FxEvents.settle();
    }
}
