// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.function.Supplier;
import javafx.scene.control.Tooltip;

/** A tooltip whose text is made whenever it is shown: it may name a key, which the user can change. */
public final class LiveTooltip extends Tooltip {
    public LiveTooltip(Supplier<String> text) {
        setOnShowing(event -> setText(text.get()));
    }
}
