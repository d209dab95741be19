// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.util.List;
import java.util.Optional;

import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.TlsOptions;
import org.topiary.mqtt.TlsOptions.Authorities;

/**
 * A connection as it was found, and the secrets that stood beside it.
 *
 * @param profile with a new id
 * @param secrets for the vault; whoever takes the connection closes them
 * @param trustStore whose certificates are to be trusted; it has not been read yet
 * @param notes whom it would trust and which proxy it would go through, a sentence each; none where that is the system's choice
 */
public record ImportedConnection(
        ConnectionProfile profile, ConnectionSecrets secrets, Optional<TrustStore> trustStore, List<String> notes) implements AutoCloseable {
    /** One that names no trust store. */
    public ImportedConnection(ConnectionProfile profile, ConnectionSecrets secrets) {
        this(profile, secrets, Optional.empty());
    }

    ImportedConnection(ConnectionProfile profile, ConnectionSecrets secrets, Optional<TrustStore> trustStore) {
        this(profile, secrets, trustStore, List.of());
    }

    /** With its notes. Takes apart certificates. */
    ImportedConnection described() {
        return new ImportedConnection(profile, secrets, trustStore, TrustAndRoute.of(profile, trustStore));
    }

    /** Such that exactly these authorities are trusted. */
    public ImportedConnection withAuthorities(String pem) {
        TlsOptions old = profile.tls();
        TlsOptions tls = new TlsOptions(new Authorities.Pem(pem), old.identity(), old.serverName(), old.alpn(), old.versions(),
                old.cipherSuites(), old.checkHostName(), old.pinned(), old.acceptAnything());
        return new ImportedConnection(profile.toBuilder().tls(tls).build(), secrets, Optional.empty());
    }

    /** With the authorities that the profile has anyway. */
    public ImportedConnection withoutTrustStore() {
        return new ImportedConnection(profile, secrets);
    }

    /** Wipes the secrets. */
    @Override
    public void close() {
        secrets.close();
        trustStore.ifPresent(TrustStore::close);
    }
}
