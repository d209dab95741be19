// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.collections.ObservableMap;

/** The connections that are open, as far as the start page has to know. JavaFX application thread. */
public interface OpenConnections {
    /** How those stand that are open, by the ids of their profiles. Not to be changed. */
    ObservableMap<String, OpenState> states();

    /** Brings the tab or the window of a connection to the front; returns false if it is not open. */
    boolean show(String id);
}
