// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import org.topiary.app.text.Texts;
import org.topiary.mqtt.SessionState.Phase;

/**
 * The state of an open connection.
 *
 * @param waiting whether it is not connected because the user must enter or answer something first
 */
public record OpenState(Phase phase, boolean waiting) {
    /** The state in a word or two. */
    public String words() {
        return Texts.get(
                switch (phase) {
                    case CONNECTED -> "start.open.connected";
                    case CONNECTING -> "start.open.connecting";
                    case RECONNECTING -> "start.open.reconnecting";
                    case FAILED -> "start.open.failed";
                    case DISCONNECTED -> waiting ? "start.open.waiting" : "start.open.disconnected";
                });
    }
}
