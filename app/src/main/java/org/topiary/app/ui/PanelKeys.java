// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Key handling for panels and large buttons. */
public final class PanelKeys {
    private PanelKeys() {}

    /** Lets Enter press the button, as Space does by default. */
    public static void fireOnEnter(ButtonBase button) {
        onEnter(button, button::fire);
    }

    /** Runs an action on Enter, instead of anything else that Enter would do there. */
    public static void onEnter(Node node, Runnable action) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                action.run();
                event.consume();
            }
        });
    }

    /** Lets the Tab key leave a node that would insert it as text, or ignore it. */
    public static void tabLeaves(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isAltDown() && !event.isMetaDown()) {
                node.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    /**
     * In a panel, Enter runs the main action, unless the focused control uses Enter itself; Esc runs the cancel action.
     */
    public static void panel(Node panel, Runnable main, Runnable leave) {
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                enter(event, main);
                event.consume();
            }
        });
    }

    private static void enter(KeyEvent event, Runnable main) {
        switch (event.getTarget()) {
            case Button button -> button.fire();
            case MenuButton menu -> menu.show();
            case ComboBoxBase<?> choice -> choice.show();
            case TextArea area -> {}
            default -> main.run();
        }
    }
}
