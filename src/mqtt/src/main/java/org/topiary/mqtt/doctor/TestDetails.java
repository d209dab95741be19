// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.mqtt.tls.ServerCertificate;
import org.topiary.mqtt.tls.TlsDetails;

/** The facts that a test reports about a successful step, one on each line. */
final class TestDetails {
    private TestDetails() {}

    /** Describes the server's own certificate. */
    static Phrase of(TlsDetails tls) {
        List<Phrase> lines = new ArrayList<>();
        if (!tls.chain().isEmpty()) {
            ServerCertificate server = tls.chain().getFirst();
            lines.add(Phrase.of("test.facts.subject", ForeignText.quoted(server.subject())));
            if (!server.names().isEmpty()) {
                lines.add(Phrase.of("test.facts.names", ForeignText.names(server.names())));
            }
            lines.add(Phrase.of("test.facts.issuer", ForeignText.quoted(server.issuer())));
            lines.add(Phrase.of("test.facts.validUntil", LocalDate.ofInstant(server.notAfter(), ZoneOffset.UTC)));
            lines.add(Phrase.of("test.facts.sha256", Fingerprints.grouped(server.sha256())));
        }
        lines.add(
                switch (tls.trust()) {
                    case SYSTEM -> Phrase.of("test.facts.trust.system");
                    case OWN_AUTHORITY -> Phrase.of("test.facts.trust.own");
                    case PINNED -> Phrase.of("test.facts.trust.pinned");
                    case ANYTHING -> Phrase.of("test.facts.trust.anything");
                });
        if (!tls.applicationProtocol().isEmpty()) {
            lines.add(Phrase.of("test.facts.alpn", tls.applicationProtocol()));
        }
        return Phrase.lines(lines);
    }

    /**
     * Describes what a CONNACK granted (MQTT 5, section 3.2.2.3).
     *
     * @param note on the client id; {@link Phrase#NONE} if there is none
     */
    static Phrase of(Link.Accepted accepted, Phrase note) {
        BrokerLimits limits = accepted.limits();
        List<Phrase> lines = new ArrayList<>();
        lines.add(note);
        if (!limits.reasonString().isEmpty()) {
            lines.add(Phrase.of("test.facts.reason", ForeignText.quoted(limits.reasonString())));
        }
        lines.add(
                limits.keepAliveSeconds() == 0
                        ? Phrase.of("test.facts.keepAlive.off")
                        : Phrase.of("test.facts.keepAlive", limits.keepAliveSeconds()));
        lines.add(Phrase.of("test.facts.receiveMaximum", limits.receiveMaximum()));
        if (limits.maximumPacketSize() >= 0) {
            lines.add(Phrase.of("test.facts.packetSize", limits.maximumPacketSize()));
        }
        if (limits.maximumQos() != Qos.EXACTLY_ONCE) {
            lines.add(Phrase.of("test.facts.qos", limits.maximumQos().level()));
        }
        lines.add(limits.retainAvailable() ? Phrase.NONE : Phrase.of("test.facts.noRetain"));
        lines.add(limits.wildcardSubscriptionAvailable() ? Phrase.NONE : Phrase.of("test.facts.noWildcards"));
        lines.add(limits.sharedSubscriptionAvailable() ? Phrase.NONE : Phrase.of("test.facts.noShared"));
        return Phrase.lines(lines);
    }
}
