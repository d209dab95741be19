// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** An {@link OpenConnections} without any connection. */
public final class NothingOpen implements OpenConnections {
    private final ObservableMap<String, OpenState> states = FXCollections.observableHashMap();

    @Override
    public ObservableMap<String, OpenState> states() {
        return states;
    }

    @Override
    public boolean show(String id) {
        return false;
    }
}
