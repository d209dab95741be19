// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.ui.command.Keymap;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.ui.panel.PanelWindows;
import org.topiary.app.ui.panel.Place;
import org.topiary.app.view.window.PanelFrame;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.core.text.ForeignText;

/** Opens windows for single panels of sessions. JavaFX application thread. */
public final class SinglePanelWindows {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 480;

    private final WindowViewModel model;
    private final WindowRegistry windows;
    private final Keymap keymap;
    private final Runnable placesChanged;
    private final Runnable wake;
    private final BiConsumer<String, Throwable> failed;

    /**
     * @param model has the places of the windows and the size of the text
     * @param placesChanged called when a window was moved, resized or closed by the user
     * @param wake requests an early check whether anything must be redrawn
     * @param failed called with what failed in a window and why, on any thread
     */
    public SinglePanelWindows(
            WindowViewModel model,
            WindowRegistry windows,
            Keymap keymap,
            Runnable placesChanged,
            Runnable wake,
            BiConsumer<String, Throwable> failed) {
        this.model = model;
        this.windows = windows;
        this.keymap = keymap;
        this.placesChanged = placesChanged;
        this.wake = wake;
        this.failed = failed;
    }

    /** The windows of the panels of a session. */
    public PanelWindows of(SessionViewModel session) {
        return new PanelWindows() {
            @Override
            public PanelWindow open(Panel<?> panel, PanelView view, Runnable closed) {
                return show(session, panel, view, closed);
            }

            @Override
            public Set<String> remembered() {
                return model.panelPlaces(session).keySet();
            }
        };
    }

    private PanelWindows.PanelWindow show(SessionViewModel session, Panel<?> panel, PanelView view, Runnable closed) {
        Stage main = windows.stageOf(session.session());
        PanelFrame content = new PanelFrame(view, keymap, model.textSizeProperty(), WIDTH, HEIGHT);
        Stage stage = new Stage();
        stage.titleProperty().bind(title(session, panel));
        Bindings.bindContent(stage.getIcons(), main.getIcons());
        stage.setScene(content.scene());
        content.scene().addEventFilter(InputEvent.ANY, event -> wake.run());
        WindowPlace place =
                Optional.ofNullable(model.panelPlaces(session).get(panel.id())).orElseGet(() -> beside(main));
        StagePlaces.put(stage, place);
        StagePlaces.watch(stage, place, now -> {
            model.setPanelPlace(session, panel.id(), now);
            placesChanged.run();
        });
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
            model.setPanelPlace(session, panel.id(), null);
            placesChanged.run();
            closed.run();
        });
        stage.show();
        return new PanelWindows.PanelWindow() {
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

    /** Names the topic, too, if the panel shows one: a window of its own has no header. */
    private static StringBinding title(SessionViewModel session, Panel<?> panel) {
        boolean ofTopic = panel.place() == Place.LENS || panel.place() == Place.SIDE;
        return Bindings.createStringBinding(
                () -> Stream.of(
                                panel.title(),
                                ofTopic
                                        ? ForeignText.end(String.join(
                                                "/",
                                                session.message().pathProperty().get()))
                                        : "",
                                session.nameProperty().get())
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" – ")),
                session.nameProperty(),
                session.message().pathProperty());
    }

    private static WindowPlace beside(Stage main) {
        WindowPlace beside = WindowPlacement.beside(StagePlaces.of(main), StagePlaces.screens());
        return new WindowPlace(beside.x(), beside.y(), WIDTH, HEIGHT, false);
    }
}
