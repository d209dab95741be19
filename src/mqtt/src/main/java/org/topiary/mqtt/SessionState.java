// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/**
 * Where a session stands, and why.
 *
 * @param summary one plain sentence for the status bar and the top of an error: what happened
 * @param advice what it means and what to do; empty when all is well
 * @param detail the technical cause, to copy; empty if none
 */
public record SessionState(Phase phase, String summary, String advice, String detail) {
    /** The phases of a connection's life. */
    public enum Phase {
        /** Not connected, by wish. */
        DISCONNECTED,
        CONNECTING,
        CONNECTED,
        /** The connection was lost; another attempt is scheduled. */
        RECONNECTING,
        /** The attempt failed and none follows by itself. */
        FAILED
    }
}
