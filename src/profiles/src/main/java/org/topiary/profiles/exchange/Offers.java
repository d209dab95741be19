// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.tls.Fingerprints;

/**
 * Moves settings that an import must not adopt without consent from a profile to offers, whether or not the file was
 * sealed.
 */
final class Offers {
    private final Consumer<Phrase> notes;
    private final List<Offer> offers = new ArrayList<>();

    private Offers(Consumer<Phrase> notes) {
        this.notes = notes;
    }

    /** @param notes receives a sentence for each setting that cannot even be offered */
    static ImportedConnection extractFrom(ImportedConnection found, Consumer<Phrase> notes) {
        Offers all = new Offers(notes);
        ConnectionProfile harmless = all.extractFrom(found.profile());
        return new ImportedConnection(
                harmless, found.secrets(), found.trustStore(), all.offers, List.of(), found.schemas());
    }

    static Offer autoConnect() {
        return new Offer(
                Phrase.of("import.offer.autoConnect"),
                profile -> profile.toBuilder().autoConnect(true).build());
    }

    private ConnectionProfile extractFrom(ConnectionProfile profile) {
        TlsOptions tls = profile.tls();
        if (profile.autoConnect()) {
            offers.add(autoConnect());
        }
        if (!tls.pinned().isEmpty()) {
            Phrase listed = ForeignText.listed(
                    tls.pinned().stream().sorted().map(Fingerprints::grouped).toList());
            offer(Phrase.of("import.offer.pinned", tls.pinned().size(), listed), old -> old.withPinned(tls.pinned()));
        }
        if (!tls.checkHostName()) {
            offer(Phrase.of("import.offer.hostName"), old -> old.withCheckHostName(false));
        }
        if (tls.acceptAnything()) {
            offer(Phrase.of("import.offer.anything"), old -> old.withAcceptAnything(true));
        }
        TlsOptions checking = tls.withPinned(Set.of())
                .withCheckHostName(true)
                .withAcceptAnything(false)
                .withAuthorities(authorities(tls.authorities()))
                .withIdentity(identity(tls.identity()));
        return profile.toBuilder().autoConnect(false).tls(checking).build();
    }

    private Authorities authorities(Authorities wanted) {
        boolean forbidden = wanted instanceof Authorities.PemFile(String path) && isForbidden(path, "import.what.ca");
        return forbidden ? new Authorities.OfSystem() : wanted;
    }

    private ClientIdentity identity(ClientIdentity wanted) {
        Optional<ClientIdentity> none = Optional.of(new ClientIdentity.None());
        return switch (wanted) {
            case ClientIdentity.None _, ClientIdentity.Pem _ -> wanted;
            case ClientIdentity.PemFiles(String certificate, String key) ->
                none.filter(each -> isForbidden(certificate, "import.what.certificate")
                                || isForbidden(key, "import.what.key"))
                        .orElse(wanted);
            case ClientIdentity.KeyStoreFile store ->
                none.filter(each -> isForbidden(store.path(), "import.what.keystore"))
                        .orElse(wanted);
            case ClientIdentity.Pkcs11 token -> {
                if (!isForbidden(token.library(), "import.what.module")) {
                    offer(
                            Phrase.of("import.offer.library", ForeignText.quoted(token.library())),
                            old -> old.withIdentity(token));
                }
                yield none.get();
            }
        };
    }

    private boolean isForbidden(String path, String whatKey) {
        boolean forbidden = LocalFiles.isForbidden(path);
        if (forbidden) {
            notes.accept(Phrase.of("import.file.forbidden", Phrase.of(whatKey), ForeignText.quoted(path)));
        }
        return forbidden;
    }

    private void offer(Phrase text, UnaryOperator<TlsOptions> adopt) {
        offers.add(new Offer(
                text,
                profile -> profile.toBuilder().tls(adopt.apply(profile.tls())).build()));
    }
}
