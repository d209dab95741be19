// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.Optional;
import java.util.UUID;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

/** The server to which a broker redirects its clients (MQTT 5, section 4.11). */
public final class Redirection {
    private Redirection() {}

    /**
     * A profile for the first server that a broker names, with the same transport. The broker may name any host: only
     * version and subscriptions are copied, no user name, secrets or trusted certificates.
     *
     * @param reference as the broker sent it: {@code host} or {@code host:port}, several separated by spaces
     * @return empty if none can be parsed
     */
    public static Optional<ConnectionProfile> of(ConnectionProfile from, String reference) {
        String first = reference.strip().split(" ", 2)[0];
        if (first.isEmpty() || first.indexOf('@') >= 0 || first.indexOf('/') >= 0) {
            return Optional.empty();
        }
        try {
            BrokerAddress address = BrokerAddress.parse(
                            from.address().transport().scheme() + "://" + first
                                    + from.address().path())
                    .address();
            return Optional.of(ConnectionProfile.of(UUID.randomUUID().toString(), "", address).toBuilder()
                    .version(from.version())
                    .subscriptions(from.subscriptions())
                    .build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
