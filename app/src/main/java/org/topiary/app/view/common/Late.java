// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.common;

import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/**
 * What is made when it is first asked for. Tooltips and menus are windows with scenes of their own, of which few are ever seen, and which
 * cannot be made before the toolkit has started, while other nodes can.
 */
public final class Late {
    private Late() {}

    /** Gives a control a tooltip; who cannot see it is told the text as help. */
    public static void tooltip(Control control, String text) {
        control.setAccessibleHelp(text);
        first(control, MouseEvent.MOUSE_ENTERED, () -> control.setTooltip(new Tooltip(text)));
    }

    /** Gives a control a context menu, for the right mouse button and the menu key. */
    public static void contextMenu(Control control, Supplier<ContextMenu> menu) {
        first(control, ContextMenuEvent.CONTEXT_MENU_REQUESTED, () -> control.setContextMenu(menu.get()));
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

    /** Runs a task before an event of a type reaches its handlers for the first time. */
    private static <E extends Event> void first(Node node, EventType<E> type, Runnable task) {
        node.addEventFilter(type, new EventHandler<>() {
            @Override
            public void handle(E event) {
                node.removeEventFilter(type, this);
                task.run();
            }
        });
    }
}
