// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import org.topiary.app.text.Texts;
import org.topiary.mqtt.SessionState.Phase;

/**
 * How an open connection stands.
 *
 * @param waiting whether it is not connected because something has to be typed or answered first
 */
public record OpenState(Phase phase, boolean waiting) {
    /** In a word or two. */
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
