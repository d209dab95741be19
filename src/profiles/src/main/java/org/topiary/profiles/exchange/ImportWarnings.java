// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.profiles.schema.SchemaFile;
import org.topiary.profiles.trust.TrustStore;

/**
 * Describes which authorities an imported connection would trust and which proxy it would use, unless these are the
 * system's: through them, the author of the file could read all traffic. Names the schemas that it brings, too.
 */
final class ImportWarnings {
    private ImportWarnings() {}

    /**
     * One sentence for each; empty for a connection that trusts the system's authorities, names no proxy and brings no
     * schemas.
     */
    static List<Phrase> of(ConnectionProfile profile, Optional<TrustStore> trustStore, List<SchemaFile> schemas) {
        List<Phrase> sentences = new ArrayList<>();
        if (trustStore.isPresent()) {
            sentences.add(Phrase.of(
                    "import.trusts.store", ForeignText.quoted(trustStore.get().file())));
        } else {
            switch (profile.tls().authorities()) {
                case Authorities.OfSystem() -> {}
                case Authorities.PemFile(String path) ->
                    sentences.add(Phrase.of("import.trusts.file", ForeignText.quoted(path)));
                case Authorities.Pem(String text) -> sentences.add(pasted(text));
            }
        }
        ProxyChoice proxy = profile.proxy();
        if (proxy.isUsed()) {
            String kind = proxy.kind() == ProxyChoice.Kind.HTTP ? "HTTP" : "SOCKS5";
            sentences.add(Phrase.of("import.route", kind, ForeignText.quoted(proxy.host() + ":" + proxy.port())));
        }
        if (!schemas.isEmpty()) {
            sentences.add(Phrase.of(
                    "import.schemas",
                    schemas.size(),
                    ForeignText.names(schemas.stream().map(SchemaFile::name).toList())));
        }
        return List.copyOf(sentences);
    }

    private static Phrase pasted(String text) {
        try {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            List<Phrase> names = new ArrayList<>();
            for (X509Certificate one : all) {
                names.add(Phrase.of(
                        "import.trusts.name",
                        ForeignText.quoted(one.getSubjectX500Principal().getName()),
                        Fingerprints.grouped(Fingerprints.of(one))));
            }
            return all.isEmpty()
                    ? Phrase.of("import.trusts.unreadable")
                    : Phrase.of("import.trusts", all.size(), Phrase.listed(names, ForeignText.MAX_NAMES));
        } catch (GeneralSecurityException e) {
            return Phrase.of("import.trusts.unreadable");
        }
    }
}
