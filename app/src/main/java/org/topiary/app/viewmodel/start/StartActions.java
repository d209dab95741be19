// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;

/** What the start page asks the rest of the program to do. Called on the JavaFX application thread. */
public interface StartActions {
    /**
     * Opens a connection.
     *
     * @param secrets for the callee, which closes them when it is done; may be empty
     */
    void open(ConnectionProfile profile, ConnectionSecrets secrets);

    /** Starts the embedded broker with its simulated sites, and opens a connection to it. */
    void openDemo();
}
