// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.view.window.SessionWindow;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/**
 * Opens a window for each session that is torn off, and closes it when the session becomes a tab again or ends. JavaFX
 * application thread only.
 */
public final class TornOffWindows {
    private final WindowViewModel model;
    private final WindowRegistry windows;
    private final Stage main;
    private final Function<SessionViewModel, SessionWindow> make;
    private final Runnable onMove;
    private final Runnable wake;
    private final BiConsumer<String, Throwable> failed;
    private final Map<SessionViewModel, Opened> open = new HashMap<>();

    private record Opened(WindowOnScreen window, SessionWindow content) {}

    /**
     * @param main the main window, next to which new windows open
     * @param make creates the content of a session's window
     * @param onMove called when a window was moved or resized
     * @param wake requests an early check whether anything must be redrawn
     * @param failed called with what failed in a window and why, on any thread
     */
    public TornOffWindows(
            WindowViewModel model,
            WindowRegistry windows,
            Stage main,
            Function<SessionViewModel, SessionWindow> make,
            Runnable onMove,
            Runnable wake,
            BiConsumer<String, Throwable> failed) {
        this.model = model;
        this.windows = windows;
        this.main = main;
        this.make = make;
        this.onMove = onMove;
        this.wake = wake;
        this.failed = failed;
        model.setToFront(this::toFront);
        model.tornOff().addListener((ListChangeListener<SessionViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::close);
                change.getAddedSubList().forEach(this::open);
            }
        });
    }

    private void open(SessionViewModel session) {
        SessionWindow content = make.apply(session);
        Stage stage = new Stage();
        stage.titleProperty().bind(session.nameProperty());
        Bindings.bindContent(stage.getIcons(), main.getIcons());
        stage.setScene(content.scene());
        content.scene().addEventFilter(InputEvent.ANY, event -> wake.run());
        WindowPlace place = model.place(session)
                .orElseGet(() -> WindowPlacement.beside(StagePlaces.of(main), StagePlaces.screens()));
        StagePlaces.put(stage, place);
        StagePlaces.watch(stage, place, now -> {
            model.setPlace(session, now);
            onMove.run();
        });
        WindowOnScreen window = new WindowOnScreen(stage, content, wake, failed);
        window.show(session);
        windows.add(window);
        open.put(session, new Opened(window, content));
        stage.setOnCloseRequest(event -> {
            event.consume();
            content.askToClose();
        });
        stage.show();
    }

    private void toFront(SessionViewModel session) {
        Opened shown = open.get(session);
        if (shown != null) {
            Stage stage = shown.window().stage();
            stage.setIconified(false);
            stage.toFront();
            // Not every window manager gives the focus to the window in front.
            stage.requestFocus();
        }
    }

    private void close(SessionViewModel session) {
        Opened closing = open.remove(session);
        if (closing != null) {
            windows.remove(closing.window());
            Stage stage = closing.window().stage();
            stage.titleProperty().unbind();
            Bindings.unbindContent(stage.getIcons(), main.getIcons());
            stage.hide();
            closing.content().close();
            if (main.isShowing()) {
                main.toFront();
            }
        }
    }
}
