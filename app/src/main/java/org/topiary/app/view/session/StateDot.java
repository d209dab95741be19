// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.SessionState.Phase;

/**
 * A dot that shows a connection's state: filled when connected, hollow otherwise, so that it does not depend on colour
 * alone.
 */
public final class StateDot extends Region {
    private final ObjectProperty<@Nullable Phase> phase = new SimpleObjectProperty<>(this, "phase");

    public StateDot() {
        getStyleClass().add("state-dot");
        phase.subscribe(value -> {
            for (Phase each : Phase.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)), each == value);
            }
        });
    }

    public ObjectProperty<@Nullable Phase> phaseProperty() {
        return phase;
    }
}
