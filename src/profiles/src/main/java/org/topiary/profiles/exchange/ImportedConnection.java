// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.List;
import java.util.Optional;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.profiles.trust.TrustStore;

/**
 * A connection as it was found, and the secrets that stood beside it.
 *
 * @param profile with a new id
 * @param secrets for the vault; whoever takes the connection closes them
 * @param trustStore whose certificates are to be trusted; it has not been read yet
 * @param offers what the file says and the profile does not, unless the user adopts it
 * @param notes whom it would trust and which proxy it would go through, a sentence each; none where that is the
 *     system's choice
 */
public record ImportedConnection(
        ConnectionProfile profile,
        ConnectionSecrets secrets,
        Optional<TrustStore> trustStore,
        List<Offer> offers,
        List<String> notes)
        implements AutoCloseable {
    /** One with nothing but secrets. */
    public ImportedConnection(ConnectionProfile profile, ConnectionSecrets secrets) {
        this(profile, secrets, Optional.empty(), List.of(), List.of());
    }

    public ImportedConnection {
        offers = List.copyOf(offers);
        notes = List.copyOf(notes);
    }

    /** With its notes. Takes apart certificates. */
    ImportedConnection described() {
        return new ImportedConnection(profile, secrets, trustStore, offers, TrustAndRoute.of(profile, trustStore));
    }

    /** With an offer adopted. */
    public ImportedConnection with(Offer adopted) {
        return new ImportedConnection(adopted.adopt().apply(profile), secrets, trustStore, offers, notes);
    }

    /** Such that exactly these authorities are trusted, in PEM; its trust store has been read. */
    public ImportedConnection withAuthorities(String pem) {
        ConnectionProfile trusting = profile.toBuilder()
                .tls(profile.tls().withAuthorities(new Authorities.Pem(pem)))
                .build();
        return new ImportedConnection(trusting, secrets, Optional.empty(), offers, notes);
    }

    /** With the authorities that the profile has anyway. */
    public ImportedConnection withoutTrustStore() {
        return new ImportedConnection(profile, secrets, Optional.empty(), offers, notes);
    }

    /** Wipes the secrets. */
    @Override
    public void close() {
        secrets.close();
        trustStore.ifPresent(TrustStore::close);
    }
}
