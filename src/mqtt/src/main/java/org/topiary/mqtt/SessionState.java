// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;

/**
 * Where a session stands, and why.
 *
 * @param summary one plain sentence for the status bar and the top of an error: what happened
 * @param advice what it means and what to do; empty when all is well
 * @param detail the technical cause, to copy; empty if none
 * @param untrusted the server, when its certificate was not accepted; empty but for FAILED
 * @param asked the secret that is missing or was refused, when another may help; empty but for FAILED
 */
public record SessionState(
        Phase phase,
        String summary,
        String advice,
        String detail,
        Optional<UntrustedServer> untrusted,
        Optional<SecretField> asked) {
    SessionState(Phase phase, String summary, String advice, String detail) {
        this(phase, summary, advice, detail, Optional.empty(), Optional.empty());
    }

    static SessionState failed(Failure failure) {
        return new SessionState(
                Phase.FAILED, failure.summary(), failure.advice(), failure.detail(), failure.untrusted(), failure.asked());
    }

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
