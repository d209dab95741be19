// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.profiles.trust.PemText;
import org.topiary.profiles.trust.TrustStore;

/**
 * The TLS settings of a {@link ConnectionDraft}. An import never disables a check: checks that another tool omits are
 * noted, and this program shows an untrusted certificate and asks the user.
 */
final class DraftTls {
    private final ConnectionDraft draft;
    private final LocalFiles files;
    private Authorities authorities = new Authorities.OfSystem();
    private ClientIdentity identity = new ClientIdentity.None();
    private List<String> alpn = List.of();
    private List<String> versions = List.of();
    private Optional<TrustStore> trustStore = Optional.empty();

    DraftTls(ConnectionDraft draft, LocalFiles files) {
        this.draft = draft;
        this.files = files;
    }

    /** Sets the trusted authorities from a PEM file; does nothing if the name is empty. */
    void authorityFile(String name) {
        if (!name.isBlank()) {
            file(name, Phrase.of("import.what.ca")).ifPresent(file -> authorities = new Authorities.PemFile(file));
        }
    }

    /** Sets the trusted authorities from the content of a file, PEM or DER, in Base64. */
    void authorityContent(String base64) {
        pem(base64, Phrase.of("import.what.ca")).ifPresent(text -> authorities = new Authorities.Pem(text));
    }

    /** Sets the trusted authorities from a trust store, which is read after the user has confirmed the import. */
    void trustStore(String name, String password) {
        if (!name.isBlank()) {
            trustStore = file(name, Phrase.of("import.what.truststore")).map(file -> new TrustStore(file, password));
        }
    }

    Optional<TrustStore> trustStore() {
        return trustStore;
    }

    /** Sets the client certificate and key from PEM files; does nothing if both are empty. */
    void clientFiles(String certificate, String key) {
        if (certificate.isBlank() && key.isBlank()) {
            return;
        }
        if (certificate.isBlank() || key.isBlank()) {
            draft.note(Phrase.of(certificate.isBlank() ? "import.certificate.none" : "import.key.none"));
            return;
        }
        Optional<String> certificateFile = file(certificate, Phrase.of("import.what.certificate"));
        Optional<String> keyFile = file(key, Phrase.of("import.what.key"));
        if (certificateFile.isPresent() && keyFile.isPresent()) {
            identity = new ClientIdentity.PemFiles(certificateFile.get(), keyFile.get());
        }
    }

    /** Sets the client certificate and key from the contents of files in Base64; the key becomes a secret. */
    void clientContents(String certificate, String key) {
        if (certificate.isEmpty() && key.isEmpty()) {
            return;
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            draft.note(Phrase.of(certificate.isEmpty() ? "import.certificate.none" : "import.key.none"));
            return;
        }
        Optional<String> chain = pem(certificate, Phrase.of("import.what.certificate"));
        byte[] content = decoded(key);
        if (chain.isPresent() && PemText.isPem(content)) {
            identity = new ClientIdentity.Pem(chain.get());
            draft.secret(SecretField.PRIVATE_KEY, content);
        } else if (chain.isPresent()) {
            draft.note(Phrase.of("import.key.unknown"));
        }
        Arrays.fill(content, (byte) 0);
    }

    /** Sets a key store with the client's key; its password becomes a secret. */
    void keyStore(String name, String password) {
        if (!name.isBlank()) {
            String lower = name.toLowerCase(Locale.ROOT);
            String type = lower.endsWith(".p12") || lower.endsWith(".pfx") ? "PKCS12" : "JKS";
            file(name, Phrase.of("import.what.keystore")).ifPresent(file -> {
                identity = new ClientIdentity.KeyStoreFile(type, file, "");
                draft.secret(SecretField.KEY_PASSPHRASE, password);
            });
        }
    }

    void alpn(List<String> protocols) {
        alpn = protocols;
    }

    /** Sets the TLS version, such as "tlsv1.3" or "TLSv1.2"; versions older than 1.2 are not imported. */
    void version(String version) {
        switch (version.toLowerCase(Locale.ROOT)) {
            case "tlsv1.3" -> versions = List.of("TLSv1.3");
            case "tlsv1.2" -> versions = List.of("TLSv1.2");
            case "", "tls", "default" -> versions = List.of();
            default -> draft.note(Phrase.of("import.tls.version", version));
        }
    }

    /** Notes that a tool does not check certificates, or does not check their host name. */
    void unchecked(boolean hostNameOnly) {
        draft.note(Phrase.of(hostNameOnly ? "import.unchecked.name" : "import.unchecked"));
    }

    TlsOptions build() {
        TlsOptions usual = TlsOptions.DEFAULT;
        return new TlsOptions(
                authorities,
                identity,
                "",
                alpn,
                versions,
                List.of(),
                usual.checkHostName(),
                Set.of(),
                usual.acceptAnything());
    }

    /** Splits a comma-separated list, with or without brackets. */
    static List<String> listed(String text) {
        List<String> all = new ArrayList<>();
        for (String one : text.replaceAll("[\\[\\]\"']", "").split(",", -1)) {
            if (!one.isBlank()) {
                all.add(one.strip());
            }
        }
        return all;
    }

    /** Empty, with a note, if the file must not be used. */
    private Optional<String> file(String name, Phrase what) {
        return files.resolve(name.strip(), what, draft::note);
    }

    private Optional<String> pem(String base64, Phrase what) {
        if (base64.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = PemText.pem(decoded(base64));
        if (text.isEmpty()) {
            draft.note(Phrase.of("import.certificate.unknown", what));
        }
        return text;
    }

    /** Empty if it is not Base64. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
