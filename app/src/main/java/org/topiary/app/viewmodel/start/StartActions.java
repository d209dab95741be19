// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.ConnectionProfile;

/** What the start page asks the rest of the program to do. Called on the JavaFX application thread. */
public interface StartActions {
    /**
     * Opens a connection.
     *
     * @param password a copy for the callee, which wipes it when it is done; null: connect without one
     */
    void open(ConnectionProfile profile, byte @Nullable [] password);

    /** Starts the embedded broker with its simulated sites, and opens a connection to it. */
    void openDemo();
}
