// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.topiary.app.ui.TextScale;

/** The size of the text of a window: a stylesheet that sets the font size of the root, from which all others derive. */
final class TextSize {
    /** Pixels at 100 %; see the stylesheet. */
    private static final double NORMAL = 13;

    private TextSize() {}

    /**
     * Keeps the text of a scene, and of the popups over it, in step with a size until unsubscribed. JavaFX application
     * thread.
     *
     * @param percent of the normal size
     */
    static Subscription follow(Scene scene, ObservableValue<Number> percent) {
        return percent.subscribe(now -> show(scene, now.doubleValue() / 100));
    }

    private static void show(Scene scene, double scale) {
        scene.getStylesheets().removeIf(sheet -> sheet.startsWith(TextScale.SHEET));
        TextScale.set(scene.getRoot(), scale);
        if (scale != 1) {
            // Popups copy the stylesheets of the window below them, but not the style of its root.
            scene.getStylesheets().add(TextScale.SHEET + ".root{-fx-font-size:" + NORMAL * scale + "px}");
        }
    }
}
