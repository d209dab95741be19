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
 * The mouse and the keyboard of a user. TestFX's robot sleeps for 50 ms or more after each event; this one waits until
 * the windows show what the event did, two pulses. Not on the JavaFX application thread.
 */
final class Hands {
    /** One for all that is done: where the mouse is and what is pressed is known to each robot for itself. */
    private @Nullable Robot robot;

    /** On the JavaFX application thread, like the robot. */
    private Robot robot() {
        Robot made = robot;
        if (made == null) {
            made = new Robot();
            robot = made;
        }
        return made;
    }

    /** Presses keys one after the other, and releases them in the opposite order. */
    void press(KeyCode... keys) {
        FxEvents.run(() -> strike(keys));
    }

    /** As {@link #press}, on the JavaFX application thread, and waits for nothing. */
    void strike(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot().keyPress(key);
        }
        for (KeyCode key : Arrays.asList(keys).reversed()) {
            robot().keyRelease(key);
        }
    }

    /** Presses and releases one key after the other. */
    void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            press(key);
        }
    }

    /** Types a text into what has the focus, whatever keys the keyboard has for it. */
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

    /** Clicks into the middle of something. */
    void click(Node node, MouseButton button) {
        Point2D middle = Explorer.onFx(() -> {
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
        click(middle, button);
    }

    /** Clicks at a point of the screen. */
    void click(Point2D point, MouseButton button) {
        FxEvents.run(() -> robot().mouseMove(point));
        FxEvents.run(() -> {
            robot().mousePress(button);
            robot().mouseRelease(button);
        });
    }
}
