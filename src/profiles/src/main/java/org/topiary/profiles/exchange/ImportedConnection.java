// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.List;
import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.profiles.trust.TrustStore;

/**
 * An imported connection with its secrets.
 *
 * @param profile with a new id
 * @param secrets for the vault; the recipient of the connection closes them
 * @param trustStore the trust store whose certificates are to be trusted; not read yet
 * @param offers settings of the file that are not in the profile unless the user adopts them
 * @param notes sentences about whom it would trust and which proxy it would use; empty if these are the system's
 */
public record ImportedConnection(
        ConnectionProfile profile,
        ConnectionSecrets secrets,
        Optional<TrustStore> trustStore,
        List<Offer> offers,
        List<Phrase> notes)
        implements AutoCloseable {
    /** A connection without trust store, offers and notes. */
    public ImportedConnection(ConnectionProfile profile, ConnectionSecrets secrets) {
        this(profile, secrets, Optional.empty(), List.of(), List.of());
    }

    public ImportedConnection {
        offers = List.copyOf(offers);
        notes = List.copyOf(notes);
    }

    /** Returns a copy with its notes. Parses certificates. */
    ImportedConnection described() {
        return new ImportedConnection(profile, secrets, trustStore, offers, ImportWarnings.of(profile, trustStore));
    }

    /** Returns a copy with an offer adopted. */
    public ImportedConnection with(Offer adopted) {
        return new ImportedConnection(adopted.adopt().apply(profile), secrets, trustStore, offers, notes);
    }

    /** Returns a copy that trusts exactly these authorities, in PEM, in place of the trust store. */
    public ImportedConnection withAuthorities(String pem) {
        ConnectionProfile trusting = profile.toBuilder()
                .tls(profile.tls().withAuthorities(new Authorities.Pem(pem)))
                .build();
        return new ImportedConnection(trusting, secrets, Optional.empty(), offers, notes);
    }

    /** Returns a copy without the trust store, with the profile's own authorities. */
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
