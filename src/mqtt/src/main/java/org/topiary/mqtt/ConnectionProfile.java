// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;

import org.topiary.core.Qos;

/**
 * All that is needed to open a connection, without secrets.
 *
 * @param id stable identity, a UUID
 * @param clientId empty: a random one for every session
 * @param userName empty: none
 * @param cleanStart whether the broker is to forget what it kept for the client id and to keep nothing (sections
 *     3.1.2.4 and 3.1.2.11.2); with an empty client id it always is, see {@link #startsClean}
 * @param keepAliveSeconds 0 (off) to 65535
 */
public record ConnectionProfile(
        String id,
        String name,
        BrokerAddress address,
        String clientId,
        String userName,
        boolean cleanStart,
        int keepAliveSeconds,
        MqttVersion version,
        List<Subscription> subscriptions) {

    public static final List<Subscription> DEFAULT_SUBSCRIPTIONS =
            List.of(new Subscription("#", Qos.EXACTLY_ONCE, false), new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true));

    public ConnectionProfile {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Whether to connect with a clean start: a random client id never returns to fetch what a broker kept for it. */
    public boolean startsClean() {
        return cleanStart || clientId.isEmpty();
    }
}
