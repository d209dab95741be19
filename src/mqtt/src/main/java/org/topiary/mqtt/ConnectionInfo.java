// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.Optional;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.tls.TlsDetails;

/**
 * What the broker and the transport agreed to; of the last successful connect.
 *
 * @param protocol "MQTT 5" or "MQTT 3.1.1"
 * @param tls protocol name such as "TLSv1.3"; empty without TLS
 * @param tlsDetails all that is known of the handshake; empty without TLS
 * @param refusedFilters topic filters that are not subscribed to as wished
 * @param fallback why it is MQTT 3.1.1 though MQTT 5 was tried first, in a sentence; empty if it was not
 * @param limits what the CONNACK said
 */
public record ConnectionInfo(
        String protocol,
        String tls,
        Optional<TlsDetails> tlsDetails,
        String clientId,
        boolean sessionPresent,
        List<RefusedFilter> refusedFilters,
        String fallback,
        BrokerLimits limits) {
    public ConnectionInfo {
        refusedFilters = List.copyOf(refusedFilters);
    }

    ConnectionInfo withRefusedFilters(List<RefusedFilter> value) {
        return new ConnectionInfo(protocol, tls, tlsDetails, clientId, sessionPresent, value, fallback, limits);
    }
}
