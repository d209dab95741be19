// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;

/** A line of text that wraps, and takes no space while its text is empty. */
public final class OptionalLine extends Label {
    /** @param styles style classes */
    public OptionalLine(ObservableStringValue text, String id, String... styles) {
        setId(id);
        getStyleClass().addAll(styles);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        textProperty().bind(text);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
