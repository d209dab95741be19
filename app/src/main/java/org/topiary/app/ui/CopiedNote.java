// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.topiary.app.text.Texts;

/**
 * Confirms for a second, over the lower edge of the window, that something was copied. It lies over the content and
 * moves nothing. JavaFX application thread.
 */
final class CopiedNote {
    private static final Duration TIME = Duration.seconds(1);
    /** Distance from the lower edge of the window, pixels. */
    private static final double ABOVE_EDGE = 64;

    private CopiedNote() {}

    /** Shows the note in the window that has the focus, or else in the first one. */
    static void show() {
        stage().map(Window::getScene).map(Scene::getRoot).ifPresent(root -> {
            if (root instanceof Pane pane) {
                show(pane);
            }
        });
    }

    private static Optional<Stage> stage() {
        Optional<Stage> first = Optional.empty();
        for (Window window : Window.getWindows()) {
            if (window instanceof Stage stage && stage.isShowing()) {
                if (stage.isFocused()) {
                    return Optional.of(stage);
                }
                first = first.isPresent() ? first : Optional.of(stage);
            }
        }
        return first;
    }

    private static void show(Pane root) {
        root.getChildren().removeIf(child -> child.getStyleClass().contains("copied-note"));
        Label note = new Label(Texts.get("copied"));
        note.setId("copied-note");
        note.getStyleClass().add("copied-note");
        note.setMouseTransparent(true);
        note.setManaged(false);
        root.getChildren().add(note);
        note.applyCss();
        double width = Math.ceil(note.prefWidth(-1));
        double height = Math.ceil(note.prefHeight(width));
        note.resizeRelocate(
                Math.rint((root.getWidth() - width) / 2),
                Math.max(0, root.getHeight() - ABOVE_EDGE - height),
                width,
                height);
        PauseTransition pause = new PauseTransition(TIME);
        pause.setOnFinished(event -> root.getChildren().remove(note));
        pause.play();
    }
}
