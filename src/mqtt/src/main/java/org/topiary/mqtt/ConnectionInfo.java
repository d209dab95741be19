// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.tls.TlsDetails;

/**
 * What the broker and the transport agreed to at the last successful connect.
 *
 * @param protocol "MQTT 5" or "MQTT 3.1.1"
 * @param tls protocol name such as "TLSv1.3"; empty without TLS
 * @param tlsDetails all that is known of the handshake; empty without TLS
 * @param refusedFilters topic filters whose subscriptions differ from what was requested
 * @param fallback why MQTT 3.1.1 is used although MQTT 5 was tried first; empty if it was not
 * @param limits the limits in the CONNACK
 */
public record ConnectionInfo(
        String protocol,
        String tls,
        Optional<TlsDetails> tlsDetails,
        String clientId,
        boolean sessionPresent,
        List<RefusedFilter> refusedFilters,
        Phrase fallback,
        BrokerLimits limits) {
    public ConnectionInfo {
        refusedFilters = List.copyOf(refusedFilters);
    }

    /** Whether the connection uses MQTT 5, and so transmits properties. */
    public boolean isMqtt5() {
        return !protocol.equals(Link.MQTT_3_1_1);
    }

    ConnectionInfo withRefusedFilters(List<RefusedFilter> value) {
        return new ConnectionInfo(protocol, tls, tlsDetails, clientId, sessionPresent, value, fallback, limits);
    }
}
