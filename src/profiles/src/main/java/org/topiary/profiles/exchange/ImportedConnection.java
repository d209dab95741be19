// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.List;
import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.profiles.schema.SchemaFile;
import org.topiary.profiles.trust.TrustStore;

/**
 * An imported connection with its secrets.
 *
 * @param profile with a new id
 * @param secrets for the vault; the recipient of the connection closes them
 * @param trustStore the trust store whose certificates are to be trusted; not read yet
 * @param offers settings of the file that are not in the profile unless the user adopts them
 * @param notes sentences about whom it would trust, which proxy it would use and which schemas it brings; empty if
 *     these are the system's, and none
 * @param schemas the files that its decoding rules need
 */
public record ImportedConnection(
        ConnectionProfile profile,
        ConnectionSecrets secrets,
        Optional<TrustStore> trustStore,
        List<Offer> offers,
        List<Phrase> notes,
        List<SchemaFile> schemas)
        implements AutoCloseable {
    /** A connection without trust store, offers, notes and schemas. */
    public ImportedConnection(ConnectionProfile profile, ConnectionSecrets secrets) {
        this(profile, secrets, Optional.empty(), List.of(), List.of(), List.of());
    }

    public ImportedConnection {
        offers = List.copyOf(offers);
        notes = List.copyOf(notes);
        schemas = List.copyOf(schemas);
    }

    /** Returns a copy with its notes. Parses certificates. */
    ImportedConnection described() {
        return new ImportedConnection(
                profile, secrets, trustStore, offers, ImportWarnings.of(profile, trustStore, schemas), schemas);
    }

    /** Returns a copy with an offer adopted. */
    public ImportedConnection with(Offer adopted) {
        return new ImportedConnection(adopted.adopt().apply(profile), secrets, trustStore, offers, notes, schemas);
    }

    /** Returns a copy with the files that its decoding rules need. */
    public ImportedConnection with(List<SchemaFile> files) {
        return new ImportedConnection(profile, secrets, trustStore, offers, notes, files);
    }

    /** Returns a copy that trusts exactly these authorities, in PEM, in place of the trust store. */
    public ImportedConnection withAuthorities(String pem) {
        ConnectionProfile trusting = profile.toBuilder()
                .tls(profile.tls().withAuthorities(new Authorities.Pem(pem)))
                .build();
        return new ImportedConnection(trusting, secrets, Optional.empty(), offers, notes, schemas);
    }

    /** Returns a copy without the trust store, with the profile's own authorities. */
    public ImportedConnection withoutTrustStore() {
        return new ImportedConnection(profile, secrets, Optional.empty(), offers, notes, schemas);
    }

    /** Wipes the secrets. */
    @Override
    public void close() {
        secrets.close();
        trustStore.ifPresent(TrustStore::close);
    }
}
