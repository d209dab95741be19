// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.mqtt.words.BrokerReason;

/**
 * The state of a session, and the reason for it.
 *
 * @param summary for the status bar and the top of an error: what happened
 * @param advice what it means and what to do; empty if all is well
 * @param detail the technical cause, for copying; empty if none
 * @param untrusted the server, when its certificate was not accepted; empty unless FAILED
 * @param asked the secret that is missing or was refused, if another one may help; empty unless FAILED
 * @param reason what the broker said about it, in its own words
 * @param fault the packet of the broker that ended the connection
 * @param retryMillis time from this state to the next attempt to connect; 0 if none is scheduled
 * @param skips what may prevent that packet from arriving again ({@link Session#skip}); empty unless FAILED
 */
public record SessionState(
        Phase phase,
        Phrase summary,
        Phrase advice,
        Phrase detail,
        Optional<UntrustedServer> untrusted,
        Optional<SecretField> asked,
        BrokerReason reason,
        Optional<PacketFault> fault,
        long retryMillis,
        List<Skip> skips) {
    static final SessionState DISCONNECTED =
            new SessionState(Phase.DISCONNECTED, Phrase.of("session.disconnected"), Phrase.NONE, Phrase.NONE);

    SessionState(Phase phase, Phrase summary, Phrase advice, Phrase detail) {
        this(
                phase,
                summary,
                advice,
                detail,
                Optional.empty(),
                Optional.empty(),
                BrokerReason.NONE,
                Optional.empty(),
                0,
                List.of());
    }

    static SessionState connecting(ConnectionProfile profile) {
        return new SessionState(
                Phase.CONNECTING,
                Phrase.of("session.connecting", profile.address().toUrl()),
                Phrase.NONE,
                Phrase.NONE);
    }

    /** @param advice about the subscriptions; empty if all is well */
    static SessionState connected(ConnectionProfile profile, ConnectionInfo agreed, Phrase advice) {
        String address = profile.address().toUrl();
        Phrase summary = agreed.tls().isEmpty()
                ? Phrase.of("session.connected", address, agreed.protocol())
                : Phrase.of("session.connected.tls", address, agreed.protocol(), agreed.tls());
        return new SessionState(Phase.CONNECTED, summary, advice, Phrase.NONE);
    }

    static SessionState of(Phase phase, Failure failure) {
        boolean failed = phase == Phase.FAILED;
        return new SessionState(
                phase,
                failure.summary(),
                failure.advice(),
                failure.detail(),
                failed ? failure.untrusted() : Optional.empty(),
                failed ? failure.asked() : Optional.empty(),
                failure.reason(),
                failure.fault(),
                0,
                List.of());
    }

    SessionState offering(List<Skip> offers) {
        return new SessionState(phase, summary, advice, detail, untrusted, asked, reason, fault, retryMillis, offers);
    }

    /** @param delayMillis time until the next attempt */
    static SessionState waiting(Failure failure, long delayMillis) {
        SessionState state = of(Phase.RECONNECTING, failure);
        return new SessionState(
                state.phase,
                state.summary,
                state.advice,
                state.detail,
                state.untrusted,
                state.asked,
                state.reason,
                state.fault,
                Math.max(1, delayMillis),
                state.skips);
    }

    /** An attempt is under way after a failure, whose advice stays. */
    SessionState reconnecting(ConnectionProfile profile) {
        return new SessionState(
                Phase.RECONNECTING,
                Phrase.of("session.reconnecting", profile.address().toUrl()),
                advice,
                detail,
                Optional.empty(),
                Optional.empty(),
                reason,
                fault,
                0,
                List.of());
    }

    /** The phases of a connection's life. */
    public enum Phase {
        /** Not connected, as requested. */
        DISCONNECTED,
        CONNECTING,
        CONNECTED,
        /** The connection was lost; another attempt is scheduled. */
        RECONNECTING,
        /** The attempt failed, and no other follows automatically. */
        FAILED
    }
}
