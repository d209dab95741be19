// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The mouse and keyboard of a user. TestFX's robot sleeps for 50 ms or more after each event; this one waits for two
 * pulses, until the windows show the result. Not for the JavaFX application thread.
 */
final class Hands {
    /** Without a display, a drag is delivered to the node under the mouse, which must stay over what it drags. */
    private static final double DRAG_STEP = 15;

    /**
     * One robot for all actions, because each robot tracks the mouse position and the pressed keys separately, and for
     * all tests: without a display, a robot keeps the window that was active before it, and a window keeps its robot,
     * so that with a robot for each test the windows of all tests stay in memory.
     */
    private static @Nullable Robot robot;

    /** Returns the robot. JavaFX application thread. */
    private static Robot robot() {
        Robot made = robot;
        if (made == null) {
            made = new Robot();
            robot = made;
        }
        return made;
    }

    /**
     * Puts the mouse where it is at the start of a run. Otherwise a window of the next test may open under it, and
     * JavaFX keep the control with a tooltip there, and so the window, in memory.
     */
    static void rest() {
        FxEvents.run(() -> {
            if (robot != null) {
                robot.mouseMove(0, 0);
            }
        });
    }

    /** Presses keys in order and releases them in reverse order. */
    void press(KeyCode... keys) {
        FxEvents.run(() -> strike(keys));
    }

    /** Presses a key and holds it. */
    void hold(KeyCode key) {
        FxEvents.run(() -> robot().keyPress(key));
    }

    void release(KeyCode key) {
        FxEvents.run(() -> robot().keyRelease(key));
    }

    /** Like {@link #press}, but on the JavaFX application thread and without waiting. */
    void strike(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot().keyPress(key);
        }
        for (KeyCode key : Arrays.asList(keys).reversed()) {
            robot().keyRelease(key);
        }
    }

    /** Presses and releases the keys one after the other. */
    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            press(key);
        }
    }

    /** Types a text into the focused node, regardless of the keyboard layout. */
    void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            String character = text.substring(i, i + 1);
            Explorer.onFx(() -> {
                Scene scene = focusedScene();
                Node owner = scene.getFocusOwner();
                EventTarget target = owner == null ? scene : owner;
                KeyCode code = Objects.requireNonNullElse(
                        KeyCode.getKeyCode(character.toUpperCase(Locale.ROOT)), KeyCode.UNDEFINED);
                Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
                Event.fireEvent(
                        target,
                        new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
                Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
                return true;
            });
        }
        FxEvents.settle();
    }

    private static Scene focusedScene() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No window has the focus"))
                .getScene();
    }

    /** Clicks the centre of a node. */
    void click(Node node, MouseButton button) {
        Point2D middle = Explorer.onFx(() -> {
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
        click(middle, button);
    }

    /** Clicks at a point on the screen. */
    void click(Point2D point, MouseButton button) {
        move(point);
        click(button);
    }

    /** Moves the mouse to a point on the screen. */
    void move(Point2D point) {
        FxEvents.run(() -> robot().mouseMove(point));
    }

    /** Moves the mouse by a number of pixels. */
    void moveBy(double x, double y) {
        FxEvents.run(() -> robot().mouseMove(robot().getMousePosition().add(x, y)));
    }

    /** Presses a mouse button and holds it. */
    void hold(MouseButton button) {
        FxEvents.run(() -> robot().mousePress(button));
    }

    void release(MouseButton button) {
        FxEvents.run(() -> robot().mouseRelease(button));
    }

    /** Presses the mouse at one point of the screen, drags it in steps, and releases it at another. */
    void drag(Point2D from, Point2D to) {
        move(from);
        hold(MouseButton.PRIMARY);
        int steps = (int) Math.ceil(from.distance(to) / DRAG_STEP);
        for (int step = 1; step <= steps; step++) {
            move(from.interpolate(to, (double) step / steps));
        }
        release(MouseButton.PRIMARY);
    }

    /** Clicks where the mouse is. */
    void click(MouseButton button) {
        FxEvents.run(() -> {
            robot().mousePress(button);
            robot().mouseRelease(button);
        });
    }
}
