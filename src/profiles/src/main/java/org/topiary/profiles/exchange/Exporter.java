// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.vault.Sealed;
import org.topiary.vault.VaultException;

/** Writes connections for another Topiary, or another day, as bytes of a file. */
public final class Exporter {
    /** How the names of exported files end. */
    public static final String EXTENSION = ".topiary.json";

    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "proxy-authorization", "cookie");

    private Exporter() {}

    /**
     * The profiles without any secret, as JSON in UTF-8; the ids stay here. Headers of WebSockets that are secrets by
     * their nature are left out, too, should somebody have put one among the others.
     */
    public static byte[] plain(List<ConnectionProfile> profiles) {
        return ConnectionsFile.write(
                profiles.stream().map(Exporter::withoutSecrets).toList());
    }

    /**
     * The profiles with their secrets, sealed with a password. Takes some tenths of a second: not on the JavaFX
     * application thread.
     *
     * @param connections whose secrets the caller closes
     * @param password not empty; the caller wipes it
     * @throws VaultException if there is not the memory for it
     * @throws IllegalArgumentException if the password is empty
     */
    public static byte[] sealed(List<ImportedConnection> connections, char[] password) throws VaultException {
        byte[] plain = ConnectionsFile.writeWithSecrets(connections);
        try {
            return Sealed.seal(plain, password);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static ConnectionProfile withoutSecrets(ConnectionProfile profile) {
        WebSocketOptions options = profile.webSocket();
        List<UserProperty> headers = options.headers().stream()
                .filter(header -> !SECRET_HEADERS.contains(header.name().strip().toLowerCase(Locale.ROOT)))
                .toList();
        return profile.toBuilder()
                .webSocket(new WebSocketOptions(options.subprotocol(), headers))
                .build();
    }
}
