// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.util.ArrayList;
import java.util.List;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.mqtt.tls.ServerCertificate;
import org.topiary.mqtt.tls.TlsDetails;

/** The facts that a test reports about a successful step, one on each line. */
final class TestDetails {
    private TestDetails() {}

    /** Describes the server's own certificate. */
    static String of(TlsDetails tls) {
        List<String> lines = new ArrayList<>();
        if (!tls.chain().isEmpty()) {
            ServerCertificate server = tls.chain().getFirst();
            lines.add("Certificate subject: " + ForeignText.quoted(server.subject()));
            add(lines, server.names().isEmpty() ? "" : "Names: " + ForeignText.names(server.names()));
            lines.add("Issued by: " + ForeignText.quoted(server.issuer()));
            lines.add("Valid until: " + server.notAfter());
            lines.add("SHA-256: " + Fingerprints.grouped(server.sha256()));
        }
        lines.add("Trusted by: "
                + switch (tls.trust()) {
                    case SYSTEM -> "a CA of the system";
                    case OWN_AUTHORITY -> "a CA of this connection";
                    case PINNED -> "its fingerprint, saved in this connection";
                    case ANYTHING -> "nobody: certificate checks are off";
                });
        add(
                lines,
                tls.applicationProtocol().isEmpty() ? "" : "Application protocol (ALPN): " + tls.applicationProtocol());
        return String.join("\n", lines);
    }

    /**
     * Describes what a CONNACK granted (MQTT 5, section 3.2.2.3).
     *
     * @param note on the client id; empty if there is none
     */
    static String of(Link.Accepted accepted, String note) {
        BrokerLimits limits = accepted.limits();
        List<String> lines = new ArrayList<>();
        add(lines, note);
        add(
                lines,
                limits.reasonString().isEmpty()
                        ? ""
                        : "Reason from the broker: " + ForeignText.quoted(limits.reasonString()));
        lines.add("Keep alive: " + (limits.keepAliveSeconds() == 0 ? "off" : limits.keepAliveSeconds() + " s"));
        lines.add("Receive maximum: " + limits.receiveMaximum());
        add(
                lines,
                limits.maximumPacketSize() < 0 ? "" : "Maximum packet size: " + limits.maximumPacketSize() + " bytes");
        add(
                lines,
                limits.maximumQos() == Qos.EXACTLY_ONCE
                        ? ""
                        : "Maximum QoS: " + limits.maximumQos().level());
        add(lines, limits.retainAvailable() ? "" : "Retained messages are not available.");
        add(lines, limits.wildcardSubscriptionAvailable() ? "" : "Wildcard subscriptions are not available.");
        add(lines, limits.sharedSubscriptionAvailable() ? "" : "Shared subscriptions are not available.");
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
