// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** The tabs of the sessions. */
final class TabsPage {
    private final Explorer explorer;

    TabsPage(Explorer explorer) {
        this.explorer = explorer;
    }

    void showFirst() {
        FxEvents.run(() -> explorer.windowModel()
                .currentProperty()
                .set(explorer.windowModel().sessions().getFirst()));
    }

    /** Opens the context menu of a session's tab. */
    void openMenu(SessionViewModel session) {
        explorer.hands().click(middle(session), MouseButton.SECONDARY);
    }

    /** The centre of a session's tab on the screen. */
    Point2D middle(SessionViewModel session) {
        return Explorer.onFx(() -> {
            // New tabs have no position yet.
            explorer.scene().getRoot().applyCss();
            explorer.scene().getRoot().layout();
            Node tab = tab(session);
            return tab.localToScreen(40, tab.getLayoutBounds().getHeight() / 2);
        });
    }

    /**
     * Drags a session's tab to a point on the screen. Fires events, because the headless platform's mouse releases what
     * it drags when it leaves the window.
     */
    void drag(SessionViewModel session, Point2D to) {
        Point2D from = middle(session);
        FxEvents.run(() -> {
            Node tab = tab(session);
            fire(tab, MouseEvent.MOUSE_PRESSED, from);
            fire(tab, MouseEvent.MOUSE_DRAGGED, from.midpoint(to));
            fire(tab, MouseEvent.MOUSE_DRAGGED, to);
            fire(tab, MouseEvent.MOUSE_RELEASED, to);
        });
    }

    private Node tab(SessionViewModel session) {
        return explorer.scene().getRoot().lookupAll(".session-tab").stream()
                .filter(each -> session.equals(each.getUserData()))
                .findFirst()
                .orElseThrow();
    }

    static void fire(Node node, EventType<MouseEvent> type, Point2D at) {
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
}
