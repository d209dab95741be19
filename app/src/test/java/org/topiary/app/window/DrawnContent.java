// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javafx.scene.layout.BorderPane;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.view.window.WindowContent;

/** The content of a window that a test draws. */
record DrawnContent(BooleanSupplier due, LongConsumer drawing, InWindowDialogs dialogs) implements WindowContent {
    DrawnContent(BooleanSupplier due, LongConsumer drawing) {
        this(due, drawing, new InWindowDialogs(new BorderPane()));
    }

    @Override
    public void draw(long nowNanos) {
        drawing.accept(nowNanos);
    }

    @Override
    public boolean isDue() {
        return due.getAsBoolean();
    }
}
