// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Stage;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.mqtt.Session;

/**
 * The windows on the screen, the main one first. Each is redrawn when its own session has something new, and only while
 * it is visible. JavaFX application thread unless noted otherwise.
 */
public final class WindowRegistry {
    private final List<WindowOnScreen> shown = new CopyOnWriteArrayList<>();

    public void add(WindowOnScreen window) {
        shown.add(window);
    }

    void remove(WindowOnScreen window) {
        shown.remove(window);
    }

    /** Whether any window is out of date. Any thread. */
    public boolean isOutOfDate(long nowNanos) {
        for (WindowOnScreen window : shown) {
            if (window.isOutOfDate(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /** Redraws the windows that are out of date. */
    public void draw(long nowNanos) {
        // Asked first: drawing one window of a session makes the session's model current for all of its windows.
        List<WindowOnScreen> due =
                shown.stream().filter(window -> window.isOutOfDate(nowNanos)).toList();
        due.forEach(window -> window.draw(nowNanos));
    }

    /** The window that shows a session; if none does, the main one, which has its tab. */
    public WindowOnScreen of(Session session) {
        for (WindowOnScreen window : shown) {
            SessionViewModel model = window.session();
            if (model != null && model.session().equals(session)) {
                return window;
            }
        }
        if (shown.isEmpty()) {
            throw new IllegalStateException("No window is shown");
        }
        return shown.getFirst();
    }

    /** All of them, the main one first. */
    public List<WindowOnScreen> all() {
        return List.copyOf(shown);
    }

    /** Whether a window shows a session. */
    public boolean isShown(Session session) {
        return shown.stream()
                .map(WindowOnScreen::session)
                .anyMatch(model -> model != null && model.session().equals(session));
    }

    /** Asks a question in the window that shows a session. */
    public CompletableFuture<Boolean> ask(Session session, String title, String text, String actionLabel) {
        return of(session).dialogs().ask(title, text, actionLabel);
    }

    /** The JavaFX window that shows a session. */
    public Stage stageOf(Session session) {
        return of(session).stage();
    }
}
