// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * The display names of connections: the typed name, or else the host, with the port unless it is the transport's
 * default, and with the user name if another connection has the same name.
 */
public final class ConnectionNames {
    /** The ids of the connections with a name, by the name in lower case. */
    private final Map<String, Set<String>> ids = new HashMap<>();

    /** @param all the connections to distinguish */
    public ConnectionNames(Collection<ConnectionProfile> all) {
        for (ConnectionProfile each : all) {
            ids.computeIfAbsent(key(shortName(each)), name -> new HashSet<>()).add(each.id());
        }
    }

    /** The name of a connection, which need not be one of these. */
    public String of(ConnectionProfile profile) {
        String name = shortName(profile);
        boolean taken = ids.getOrDefault(key(name), Set.of()).stream().anyMatch(id -> !id.equals(profile.id()));
        return taken && isDefault(profile) && !profile.userName().isEmpty()
                ? Texts.get("connection.name.user", name, profile.userName())
                : name;
    }

    /** The profile with its display name as its name. */
    public ConnectionProfile named(ConnectionProfile profile) {
        return profile.toBuilder().name(of(profile)).build();
    }

    /** Whether the user gave no name. Earlier versions named such a connection by its host only. */
    public static boolean isDefault(ConnectionProfile profile) {
        String name = profile.name().strip();
        return name.isEmpty() || name.equals(profile.address().host());
    }

    private static String shortName(ConnectionProfile profile) {
        return isDefault(profile) ? ofAddress(profile.address()) : profile.name();
    }

    /** Host, and port unless it is the transport's default. */
    public static String ofAddress(BrokerAddress address) {
        boolean usual = address.port() == address.transport().defaultPort();
        if (usual) {
            return address.host();
        }
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return host + ":" + address.port();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
