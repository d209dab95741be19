// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/**
 * What is made when it is first asked for. Tooltips and menus are windows with scenes of their own, of which few are
 * ever seen, and which cannot be made before the toolkit has started, while other nodes can.
 */
public final class Deferred {
    private Deferred() {}

    /** Gives a control a tooltip; who cannot see it is told the text as help. */
    public static void tooltip(Control control, String text) {
        control.setAccessibleHelp(text);
        control.addEventFilter(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                control.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                control.setTooltip(new Tooltip(text));
            }
        });
    }

    /**
     * Gives a node a context menu, for the right mouse button and the menu key. It is made anew each time, and is not
     * the control's own, which would put the keys of its items into the scene for good: of whichever menu was made
     * last.
     */
    public static void contextMenu(Node node, Supplier<ContextMenu> menu) {
        node.setOnContextMenuRequested(event -> {
            ContextMenu shown = menu.get();
            shown.setAutoHide(true);
            if (event.isKeyboardTrigger()) {
                shown.show(node, Side.BOTTOM, 0, 0);
            } else {
                shown.show(node, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
    }

    /** Adds what has menus, once a node is part of a window, or at once. */
    public static void inWindow(Node node, Runnable add) {
        ObservableValue<Window> window = node.sceneProperty().flatMap(Scene::windowProperty);
        if (window.getValue() == null) {
            window.addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends Window> observable, Window before, Window now) {
                    window.removeListener(this);
                    add.run();
                }
            });
        } else {
            add.run();
        }
    }
}
