// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;

/**
 * What the broker and the transport agreed to; of the last successful connect.
 *
 * @param protocol "MQTT 5" or "MQTT 3.1.1"
 * @param tls protocol name such as "TLSv1.3"; empty without TLS
 * @param refusedFilters topic filters the broker did not grant, with the reason
 * @param limits what the CONNACK said
 */
public record ConnectionInfo(
        String protocol, String tls, String clientId, boolean sessionPresent, List<String> refusedFilters, BrokerLimits limits) {}
