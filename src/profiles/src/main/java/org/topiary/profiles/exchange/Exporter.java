// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.vault.Sealed;
import org.topiary.vault.VaultException;

/** Exports connections as the bytes of a file, for another Topiary or as a backup. */
public final class Exporter {
    /** The extension of exported files. */
    public static final String EXTENSION = ".topiary.json";

    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "proxy-authorization", "cookie");

    private Exporter() {}

    /**
     * The profiles without any secret, as JSON in UTF-8, without their ids. WebSocket headers that are secret by nature
     * are omitted, too, even if they were entered among the others.
     */
    public static byte[] plain(List<ConnectionProfile> profiles) {
        return plainWithSchemas(profiles.stream()
                .map(each -> new ImportedConnection(each, new ConnectionSecrets()))
                .toList());
    }

    /** The same, with the schemas of each. */
    public static byte[] plainWithSchemas(List<ImportedConnection> connections) {
        return ConnectionsFile.write(connections, Exporter::withoutSecrets);
    }

    /**
     * The profiles with their secrets and schemas, sealed with a password. Takes some tenths of a second; do not call
     * it on the JavaFX application thread.
     *
     * @param connections the connections; the caller closes their secrets
     * @param password not empty; the caller wipes it
     * @throws VaultException if there is not enough memory
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
