// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.collections.ObservableMap;

/** The open connections, as far as the start page needs them. JavaFX application thread. */
public interface OpenConnections {
    /** The states of the open connections, by profile id. Must not be changed. */
    ObservableMap<String, OpenState> states();

    /** Brings the tab or the window of a connection to the front; returns false if it is not open. */
    boolean show(String id);
}
