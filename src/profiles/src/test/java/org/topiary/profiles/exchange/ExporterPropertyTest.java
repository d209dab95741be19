// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.topiary.core.progress.WorkStage;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.profiles.AnyProfile;
import org.topiary.testkit.English;

/** An export can be imported again, except for what an export must not contain and an import must not adopt. */
class ExporterPropertyTest {
    private static final String HUSH = "hush-hush";

    @Property(tries = 300)
    void anyProfileSurvivesAPlainExport_withoutSecretsAndHarmfulSettings(
            @ForAll("profiles") ConnectionProfile profile, @ForAll("secretHeaders") String header)
            throws ImportException {
        List<UserProperty> headers = new ArrayList<>(profile.webSocket().headers());
        headers.add(new UserProperty(header, HUSH));
        ConnectionProfile careless = profile.toBuilder()
                .webSocket(new WebSocketOptions(profile.webSocket().subprotocol(), headers))
                .build();

        byte[] file = Exporter.plain(List.of(careless));

        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain(HUSH);
        try (ImportResult result = new Importer(Imports.HOME, Importer::standardFormats)
                .readText(new String(file, StandardCharsets.UTF_8))) {
            assertThat(asBefore(result, profile)).isEqualTo(harmless(profile));
            assertThat(English.texts(result.notCarried())).isEmpty();
            assertThat(withAllOffers(result, profile)).isEqualTo(profile);
            assertThat(secretsOf(result)).isEmpty();
        }
    }

    /** Tests the content before sealing, because sealing is slow. */
    @Property(tries = 300)
    void anyProfileAndSecretSurviveASealedExport(
            @ForAll("profiles") ConnectionProfile profile, @ForAll("secrets") Map<SecretField, byte[]> secrets)
            throws ImportException {
        try (ConnectionSecrets kept = new ConnectionSecrets()) {
            secrets.forEach(kept::set);
            byte[] plain = ConnectionsFile.writeWithSecrets(List.of(new ImportedConnection(profile, kept)));

            ImportCollector findings = new ImportCollector(Imports.HOME, Optional.empty(), WorkStage.UNWATCHED);
            ConnectionsFile.read(JsonTree.read(plain, WorkStage.UNWATCHED), true, findings);
            try (ImportResult result = findings.result()) {
                assertThat(asBefore(result, profile)).isEqualTo(harmless(profile));
                assertThat(withAllOffers(result, profile)).isEqualTo(profile);
                assertThat(secretsOf(result)).containsExactlyInAnyOrderElementsOf(secrets.keySet());
                secrets.forEach((field, value) -> assertThat(
                                result.connections().getFirst().secrets().copy(field))
                        .isEqualTo(value));
            }
        }
    }

    private static ConnectionProfile asBefore(ImportResult result, ConnectionProfile profile) {
        return Imports.only(result).toBuilder().id(profile.id()).build();
    }

    private static ConnectionProfile withAllOffers(ImportResult result, ConnectionProfile profile) {
        ImportedConnection found = result.connections().getFirst();
        for (Offer offer : found.offers()) {
            found = found.with(offer);
        }
        return found.profile().toBuilder().id(profile.id()).build();
    }

    /** The settings that an import adopts from an untrusted file. */
    private static ConnectionProfile harmless(ConnectionProfile profile) {
        TlsOptions tls = profile.tls();
        ClientIdentity identity =
                tls.identity() instanceof ClientIdentity.Pkcs11 ? new ClientIdentity.None() : tls.identity();
        return profile.toBuilder()
                .autoConnect(false)
                .tls(new TlsOptions(
                        tls.authorities(),
                        identity,
                        tls.serverName(),
                        tls.alpn(),
                        tls.versions(),
                        tls.cipherSuites(),
                        true,
                        Set.of(),
                        false))
                .build();
    }

    private static List<SecretField> secretsOf(ImportResult result) {
        ConnectionSecrets secrets = result.connections().getFirst().secrets();
        return List.of(SecretField.values()).stream().filter(secrets::has).toList();
    }

    @Provide
    Arbitrary<ConnectionProfile> profiles() {
        return AnyProfile.any().filter(profile -> files(profile.tls()).noneMatch(LocalFiles::isForbidden));
    }

    private static Stream<String> files(TlsOptions tls) {
        Stream<String> own = switch (tls.identity()) {
            case ClientIdentity.None _, ClientIdentity.Pem _ -> Stream.of();
            case ClientIdentity.PemFiles(String certificate, String key) -> Stream.of(certificate, key);
            case ClientIdentity.KeyStoreFile store -> Stream.of(store.path());
            case ClientIdentity.Pkcs11 token -> Stream.of(token.library());
        };
        return tls.authorities() instanceof Authorities.PemFile(String path)
                ? Stream.concat(own, Stream.of(path))
                : own;
    }

    @Provide
    Arbitrary<String> secretHeaders() {
        return Arbitraries.of("Authorization", "authorization", " AUTHORIZATION ", "Proxy-Authorization", "Cookie")
                .map(name -> name.equals("Cookie") ? name.toLowerCase(Locale.ROOT) : name);
    }

    @Provide
    Arbitrary<Map<SecretField, byte[]>> secrets() {
        return Arbitraries.maps(
                        Arbitraries.of(SecretField.class),
                        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(40))
                .ofMaxSize(SecretField.values().length);
    }
}
