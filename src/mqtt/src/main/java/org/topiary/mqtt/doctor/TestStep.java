// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.time.Duration;
import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.mqtt.words.BrokerReason;

/**
 * The state of one step of a {@link ConnectionTest}. A step is identified by its kind and subject, and is reported
 * again whenever it changes.
 *
 * @param subject what the step is about, as it was at first: a host name, {@code host:port}, a WebSocket path, a topic
 *     filter; empty for the CONNACK and the publish
 * @param summary empty while nothing is known
 * @param advice what it means and what to do; empty if there is nothing to say
 * @param detail further facts, or the technical cause, for copying; may have several lines; empty if none
 * @param took how long the step took; zero until it has ended
 * @param untrusted the server's certificates, if TLS failed because they are not trusted
 * @param reason what the broker said about a failure
 */
public record TestStep(
        Kind kind,
        String subject,
        State state,
        Phrase summary,
        Phrase advice,
        Phrase detail,
        Duration took,
        Optional<UntrustedServer> untrusted,
        BrokerReason reason) {
    /** What is tried, in this order; a connection has only the steps that it needs. */
    public enum Kind {
        /** Look-up of the addresses of the broker's host name, or of the proxy's. */
        NAME,
        /** TCP connection to the broker, or to the proxy. */
        TCP,
        PROXY,
        TLS,
        WEBSOCKET,
        CONNACK,
        /** Subscribing; one step for each filter. */
        SUBSCRIBE,
        PUBLISH
    }

    /** The state of a step. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Successful or harmless, but with something to know: see the advice. */
        WARNING,
        FAILED,
        /** Left out as requested, or because trying would do harm. */
        SKIPPED,
        /** Not tried because an earlier step failed. */
        NOT_REACHED
    }

    /** Whether the step will not change any more. */
    public boolean isOver() {
        return state != State.WAITING && state != State.RUNNING;
    }
}
