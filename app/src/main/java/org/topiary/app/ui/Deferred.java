// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/**
 * Creates tooltips and menus on first use. Each is a window with its own scene; few are ever shown, and unlike other
 * nodes they cannot be created before the toolkit has started.
 */
public final class Deferred {
    private Deferred() {}

    /** Gives a control a tooltip, and the same text as help for assistive technology. */
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
     * Gives a cell a tooltip, whose text is asked for when the pointer enters it.
     *
     * @param text empty for no tooltip
     */
    public static void cellTooltip(Control cell, Supplier<String> text) {
        cell.addEventFilter(MouseEvent.MOUSE_ENTERED, event -> {
            String now = text.get();
            cell.setTooltip(now.isEmpty() ? null : new Tooltip(now));
        });
    }

    /**
     * Gives a node a context menu, for the right mouse button and the menu key. The menu is created anew each time and
     * is not set on the control: that would register the accelerators of the last menu created with the scene
     * permanently.
     */
    public static void contextMenu(Node node, Supplier<ContextMenu> menu) {
        contextMenu(node, menu, () -> new Point2D(0, node.getLayoutBounds().getHeight()));
    }

    /**
     * The same for a node with rows.
     *
     * @param below where in the node the menu key opens the menu
     */
    public static void contextMenu(Node node, Supplier<ContextMenu> menu, Supplier<Point2D> below) {
        node.setOnContextMenuRequested(event -> {
            ContextMenu shown = menu.get();
            shown.setAutoHide(true);
            if (event.isKeyboardTrigger()) {
                Point2D place = node.localToScreen(below.get());
                shown.show(node, place.getX(), place.getY());
            } else {
                shown.show(node, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
    }

    /** Adds content that has menus once a node is in a window; immediately if it already is. */
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
