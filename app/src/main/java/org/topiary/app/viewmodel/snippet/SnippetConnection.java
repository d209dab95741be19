// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.util.Optional;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;

/**
 * The connection of a snippet, without secrets.
 *
 * @param mqtt5 whether it speaks MQTT 5, otherwise 3.1.1
 */
record SnippetConnection(ConnectionProfile profile, boolean mqtt5) {
    /** Stands for a password: the user replaces it. */
    static final String PASSWORD = "PASSWORD";
    /** Stands for files whose content the connection has, but no path. */
    static final String AUTHORITIES = "ca.pem";

    static final String CERTIFICATE = "client.pem";
    static final String KEY = "client.key";

    BrokerAddress address() {
        return profile.address();
    }

    boolean isTls() {
        return address().transport().isTls();
    }

    boolean isWebSocket() {
        return address().transport().isWebSocket();
    }

    private TlsOptions tls() {
        return profile.tls();
    }

    /** Whether the broker's name is not checked; without any trust, that is as much as other clients can do. */
    boolean isInsecure() {
        return !tls().checkHostName() || tls().acceptAnything();
    }

    /** The PEM file of the authorities; empty for those of the system. */
    Optional<String> authorities() {
        return switch (tls().authorities()) {
            case Authorities.OfSystem system -> Optional.empty();
            case Authorities.PemFile(String path) -> Optional.of(path);
            case Authorities.Pem pem -> Optional.of(AUTHORITIES);
        };
    }

    /** The PEM files of client certificate and key; other kinds of keys must be converted by the user. */
    Optional<KeyFiles> identity() {
        return switch (tls().identity()) {
            case ClientIdentity.None none -> Optional.empty();
            case ClientIdentity.PemFiles(String certificate, String key) -> Optional.of(new KeyFiles(certificate, key));
            case ClientIdentity.Pem pem -> Optional.of(new KeyFiles(CERTIFICATE, KEY));
            case ClientIdentity.KeyStoreFile store -> Optional.of(new KeyFiles(CERTIFICATE, KEY));
            case ClientIdentity.Pkcs11 token -> Optional.of(new KeyFiles(CERTIFICATE, KEY));
        };
    }

    /** Paths of PEM files. */
    record KeyFiles(String certificate, String key) {}
}
