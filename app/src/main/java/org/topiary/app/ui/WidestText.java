// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Widths that fit each of several texts, so that neighbours do not move when the text changes. JavaFX application
 * thread.
 */
public final class WidestText {
    private WidestText() {}

    /** Width of the widest of the texts, in whole pixels. */
    public static double of(List<String> texts, Font font) {
        double widest = 0;
        for (String each : texts) {
            Text text = new Text(each);
            text.setFont(font);
            widest = Math.max(widest, text.getLayoutBounds().getWidth());
        }
        return Math.ceil(widest);
    }

    /**
     * Fixes the width of a control without a graphic to that of the widest text, in the font and padding that the
     * stylesheet sets.
     */
    public static void fix(Labeled control, List<String> texts) {
        fix(control, texts, 0);
    }

    /** @param more pixels for what the control shows next to its text, such as an arrow */
    public static void fix(Labeled control, List<String> texts, double more) {
        control.fontProperty().subscribe(font -> fixNow(control, texts, more));
        control.insetsProperty().subscribe(insets -> fixNow(control, texts, more));
    }

    private static void fixNow(Labeled control, List<String> texts, double more) {
        double width = of(texts, control.getFont()) + control.snappedLeftInset() + control.snappedRightInset() + more;
        control.setMinWidth(width);
        control.setPrefWidth(width);
        control.setMaxWidth(width);
    }
}
