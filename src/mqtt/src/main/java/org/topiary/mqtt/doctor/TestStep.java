// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.time.Duration;
import java.util.Optional;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.mqtt.words.BrokerReason;

/**
 * Where one step of a {@link ConnectionTest} stands. A step is known by its kind and subject, and is told anew whenever
 * it changes.
 *
 * @param subject what it is about, as it was at first: a host name, {@code host:port}, a WebSocket path, a topic
 *     filter; empty for the CONNACK and the publish
 * @param summary one sentence; empty while nothing is known
 * @param advice what it means and what to do; empty if there is nothing to say
 * @param detail further facts, or the technical cause, to copy; may have several lines; empty if none
 * @param took how long it took; zero until it has ended
 * @param untrusted the server's certificates, where TLS failed because they are not trusted
 * @param reason what the broker said of a failure
 */
public record TestStep(
        Kind kind,
        String subject,
        State state,
        String summary,
        String advice,
        String detail,
        Duration took,
        Optional<UntrustedServer> untrusted,
        BrokerReason reason) {
    /** What is tried, in this order; a connection has no steps that it does not need. */
    public enum Kind {
        /** From the host name of the broker, or of the proxy, to its addresses. */
        NAME,
        /** To the broker, or to the proxy. */
        TCP,
        PROXY,
        TLS,
        WEBSOCKET,
        CONNACK,
        /** One for each filter. */
        SUBSCRIBE,
        PUBLISH
    }

    /** What became of it. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** It went well, or does no harm, but there is something to know: see the advice. */
        WARNING,
        FAILED,
        /** Left out by wish, or because trying would do harm. */
        SKIPPED,
        /** Because an earlier step failed. */
        NOT_REACHED
    }

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return state != State.WAITING && state != State.RUNNING;
    }
}
