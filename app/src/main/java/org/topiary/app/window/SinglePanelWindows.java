// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.ui.command.Keymap;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.ui.panel.PanelWindows.PanelWindow;
import org.topiary.app.view.window.PanelFrame;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** Opens windows for single panels of sessions. JavaFX application thread. */
public final class SinglePanelWindows {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 480;

    private final WindowRegistry windows;
    private final Keymap keymap;
    private final ReadOnlyIntegerProperty textSize;
    private final Runnable wake;
    private final BiConsumer<String, Throwable> failed;

    /**
     * @param textSize in percent
     * @param wake requests an early check whether anything must be redrawn
     * @param failed called with what failed in a window and why, on any thread
     */
    public SinglePanelWindows(
            WindowRegistry windows,
            Keymap keymap,
            ReadOnlyIntegerProperty textSize,
            Runnable wake,
            BiConsumer<String, Throwable> failed) {
        this.windows = windows;
        this.keymap = keymap;
        this.textSize = textSize;
        this.wake = wake;
        this.failed = failed;
    }

    /** @param closed run when the user has closed the window */
    public PanelWindow open(SessionViewModel session, String title, PanelView view, Runnable closed) {
        Stage main = windows.stageOf(session.session());
        PanelFrame content = new PanelFrame(view, keymap, textSize, WIDTH, HEIGHT);
        Stage stage = new Stage();
        stage.titleProperty().bind(session.nameProperty().map(name -> title + " – " + name));
        Bindings.bindContent(stage.getIcons(), main.getIcons());
        stage.setScene(content.scene());
        content.scene().addEventFilter(InputEvent.ANY, event -> wake.run());
        WindowPlace beside = WindowPlacement.beside(StagePlaces.of(main), StagePlaces.screens());
        StagePlaces.put(stage, new WindowPlace(beside.x(), beside.y(), WIDTH, HEIGHT, false));
        WindowOnScreen window = new WindowOnScreen(stage, content, wake, failed);
        window.show(session);
        windows.add(window);
        Runnable end = () -> {
            windows.remove(window);
            stage.titleProperty().unbind();
            Bindings.unbindContent(stage.getIcons(), main.getIcons());
            stage.hide();
            content.release();
        };
        stage.setOnCloseRequest(event -> {
            end.run();
            closed.run();
        });
        stage.show();
        return new PanelWindow() {
            @Override
            public void toFront() {
                stage.setIconified(false);
                stage.toFront();
                // Not every window manager gives the focus to the window in front.
                stage.requestFocus();
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }
}
