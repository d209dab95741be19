// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.topiary.payload.sparkplug.state.Liveness.State;

/** A dot that shows the state of a node: filled when online, hollow otherwise. The word stands next to it. */
final class DeviceDot extends Region {
    DeviceDot() {
        getStyleClass().add("device-dot");
    }

    void show(State state) {
        for (State each : State.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == state);
        }
    }
}
