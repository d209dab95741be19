// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.stage.Stage;

/** Takes pictures of the window, and of parts of it. */
final class WindowPictures {
    /** Pixels around a sheet. */
    private static final double AROUND = 14;

    private final Explorer explorer;
    private final Taking taking;

    WindowPictures(Explorer explorer, Taking taking) {
        this.explorer = explorer;
        this.taking = taking;
    }

    /** What happens to each picture. */
    @FunctionalInterface
    interface Taking {
        /**
         * The window shows what the picture is to show.
         *
         * @param name of the picture, without theme and ending
         * @param part of the scene, to be asked for on the JavaFX application thread
         */
        void take(String name, Explorer explorer, Supplier<Rectangle2D> part) throws IOException;
    }

    /** Resizes the window, and moves it to where all of it is on the screen. */
    void size(double width, double height) {
        Stage stage = explorer.stages().getFirst();
        explorer.onWindow(() -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    /** Takes a picture of the whole window. */
    void window(String name, double width, double height) throws IOException {
        size(width, height);
        window(name);
    }

    /** Takes a picture of the whole window in its size. */
    void window(String name) throws IOException {
        taking.take(
                name,
                explorer,
                () -> new Rectangle2D(
                        0, 0, explorer.scene().getWidth(), explorer.scene().getHeight()));
    }

    /** Takes a picture of a part of the window; for a sheet, with a margin around it. */
    void part(String name, String query) throws IOException {
        double around = query.endsWith("-panel") || query.endsWith("-sheet") ? AROUND : 0;
        taking.take(name, explorer, () -> {
            Node node = explorer.scene().getRoot().lookupAll(query).stream()
                    .filter(Node::isVisible)
                    .reduce((lower, upper) -> upper)
                    .orElseThrow(() -> new IllegalStateException("The window shows no " + query));
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            return new Rectangle2D(
                    bounds.getMinX() - around,
                    bounds.getMinY() - around,
                    bounds.getWidth() + 2 * around,
                    bounds.getHeight() + 2 * around);
        });
    }
}
