// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.profiles.exchange.ImportException.Reason;
import org.topiary.testkit.English;
import org.topiary.testkit.TestCertificates;
import org.topiary.vault.VaultException;

class ExporterTest {
    private static final char[] PASSWORD = "correct horse ☂".toCharArray();

    @TempDir
    private Path folder;

    private final Importer importer = new Importer(Imports.HOME, Importer::standardFormats);

    @Test
    void aPlainExportComesBackWithNewIds() throws IOException, ImportException {
        Path file = write(Exporter.plain(List.of(profile("Süd"), profile("b"))));

        try (ImportResult result = importer.read(file)) {
            assertThat(result.connections())
                    .extracting(one -> one.profile().name())
                    .containsExactly("Süd", "b");
            assertThat(result.connections())
                    .extracting(one -> one.profile().id())
                    .doesNotContain("my-id")
                    .doesNotHaveDuplicates();
            assertThat(result.connections().getFirst().profile().toBuilder()
                            .id("my-id")
                            .build())
                    .isEqualTo(profile("Süd"));
            assertThat(English.texts(result.notCarried())).isEmpty();
        }
    }

    @Test
    void aPlainExportContainsNoSecret() {
        ConnectionProfile careless = profile("a").toBuilder()
                .webSocket(new WebSocketOptions(
                        "mqtt",
                        List.of(
                                new UserProperty("Authorization", "Bearer hush-hush"),
                                new UserProperty("Origin", "https://x"))))
                .build();

        assertThat(new String(Exporter.plain(List.of(careless)), StandardCharsets.UTF_8))
                .contains("https://x")
                .doesNotContain("hush", "my-id", "ecret", "assword");
    }

    @Test
    void secretsInAPlainFileAreIgnored() throws IOException, ImportException {
        Path file = write("""
                {"format":"topiary-connections","version":1,"connections":[
                  {"name":"a","address":"mqtt://h","secrets":{"password":"aHVzaA=="}},{"name":"bad","address":"mqtt://h","clientId":5}]}
                """.getBytes(StandardCharsets.UTF_8));

        try (ImportResult result = importer.read(file)) {
            assertThat(result.connections()).hasSize(1);
            assertThat(result.connections().getFirst().secrets().has(SecretField.PASSWORD))
                    .isFalse();
            assertThat(English.texts(result.notCarried()))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("bad: not imported", "clientId is 5");
        }
    }

    @Test
    void noFileDisablesChecksOrActsAutomatically_sealedOrNot() throws IOException, ImportException, VaultException {
        TlsOptions unsafe = new TlsOptions(
                new Authorities.OfSystem(),
                new ClientIdentity.Pkcs11("/tmp/evil.so", 0, ""),
                "",
                List.of(),
                List.of(),
                List.of(),
                false,
                Set.of("ab".repeat(32)),
                true);
        ConnectionProfile profile =
                profile("Süd").toBuilder().tls(unsafe).autoConnect(true).build();

        try (ImportResult plain = importer.read(write(Exporter.plain(List.of(profile))))) {
            assertThat(Imports.only(plain).tls()).isEqualTo(TlsOptions.DEFAULT);
            assertThat(Imports.only(plain).autoConnect()).isFalse();
            assertOffered(plain, profile);
        }
        byte[] sealed = Exporter.sealed(List.of(new ImportedConnection(profile, new ConnectionSecrets())), PASSWORD);
        try (ImportResult own = importer.read(write(sealed), PASSWORD)) {
            assertThat(Imports.only(own).tls()).isEqualTo(TlsOptions.DEFAULT);
            assertThat(Imports.only(own).autoConnect()).isFalse();
            assertOffered(own, profile);
        }
    }

    /** Earlier exports had no minimum password length. */
    @Test
    void anExportSealedWithAShortPasswordStillOpens() throws IOException, ImportException, VaultException {
        char[] password = "short".toCharArray();
        byte[] sealed =
                Exporter.sealed(List.of(new ImportedConnection(profile("a"), new ConnectionSecrets())), password);
        try (ImportResult result = importer.read(write(sealed), password)) {
            assertThat(Imports.only(result).name()).isEqualTo("a");
        }
    }

    /** Every setting that was left out is offered, and named. */
    private static void assertOffered(ImportResult result, ConnectionProfile whole) {
        ImportedConnection found = result.connections().getFirst();
        assertThat(found.offers()).hasSize(5);
        assertThat(found.offers())
                .extracting(offer -> English.text(offer.text()))
                .anyMatch(text -> text.contains("/tmp/evil.so"))
                .anyMatch(text -> text.contains(Fingerprints.grouped("ab".repeat(32))))
                .anyMatch(text -> text.contains("Accept any certificate"))
                .anyMatch(text -> text.contains("other hosts"))
                .anyMatch(text -> text.contains("when Topiary starts"));
        assertThat(English.texts(result.notCarried())).isEmpty();
        for (Offer offer : found.offers()) {
            found = found.with(offer);
        }
        assertThat(found.profile().tls()).isEqualTo(whole.tls());
        assertThat(found.profile().autoConnect()).isTrue();
    }

    @Test
    void anExportWithItsOwnAuthorityAndProxyNamesBoth() throws IOException, ImportException {
        TestCertificates authority = new TestCertificates("Evil CA");
        String two = authority.pem() + new TestCertificates("Line\nbreak").pem();
        ConnectionProfile profile = profile("Süd").toBuilder()
                .tls(TlsOptions.DEFAULT.withAuthorities(new Authorities.Pem(two)))
                .proxy(new ProxyChoice(ProxyChoice.Kind.SOCKS5, "proxy.example", 1080, ""))
                .build();

        try (ImportResult result = importer.read(write(Exporter.plain(List.of(profile))))) {
            List<String> notes = English.texts(result.connections().getFirst().notes());
            assertThat(notes).hasSize(2).noneMatch(note -> note.contains("\n"));
            assertThat(notes.getFirst())
                    .startsWith("Trusts only the 2 authorities “CN=Evil CA”, SHA-256 fingerprint ")
                    .contains("break")
                    .contains(Fingerprints.grouped(Fingerprints.of(authority.certificate())));
            assertThat(notes.get(1)).isEqualTo("Goes through the SOCKS5 proxy “proxy.example:1080”.");
        }
    }

    @Test
    void filesOfOtherComputersAreLeftOutOfAnExportToo() throws IOException, ImportException {
        ConnectionProfile profile = profile("Süd").toBuilder()
                .tls(TlsOptions.DEFAULT
                        .withAuthorities(new Authorities.PemFile("\\\\evil.example\\share\\ca.pem"))
                        .withIdentity(new ClientIdentity.Pkcs11("//evil.example/share/evil.so", 0, "")))
                .build();

        try (ImportResult result = importer.read(write(Exporter.plain(List.of(profile))))) {
            assertThat(Imports.only(result).tls()).isEqualTo(TlsOptions.DEFAULT);
            assertThat(result.connections().getFirst().offers()).isEmpty();
            assertThat(English.texts(result.notCarried()))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("Süd: ") && line.contains("evil.example"));
        }
    }

    @Test
    void aSealedExportCarriesEverySecretAndOnlyItsPasswordOpensIt()
            throws IOException, ImportException, VaultException {
        try (ConnectionSecrets secrets = new ConnectionSecrets()) {
            for (SecretField field : SecretField.values()) {
                secrets.set(field, ("hush " + field.key()).getBytes(StandardCharsets.UTF_8));
            }
            byte[] sealed = Exporter.sealed(List.of(new ImportedConnection(profile("Süd"), secrets)), PASSWORD);
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("hush", "broker.example");
            Path file = write(sealed);

            assertThat(reasonOf(file, Optional.empty())).isEqualTo(Reason.PASSWORD_NEEDED);
            assertThat(reasonOf(file, Optional.of("wrong"))).isEqualTo(Reason.WRONG_PASSWORD);
            try (ImportResult result = importer.read(file, PASSWORD)) {
                assertThat(Imports.only(result).name()).isEqualTo("Süd");
                for (SecretField field : SecretField.values()) {
                    assertThat(Imports.secret(result, field)).isEqualTo("hush " + field.key());
                }
            }
        }
        assertThatThrownBy(() -> Exporter.sealed(List.of(), new char[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private Reason reasonOf(Path file, Optional<String> password) {
        try (ImportResult result =
                importer.read(file, password.map(String::toCharArray).orElse(null))) {
            throw new AssertionError(English.texts(result.notCarried()));
        } catch (ImportException e) {
            return e.reason();
        }
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("a" + Exporter.EXTENSION), content);
    }

    private static ConnectionProfile profile(String name) {
        return ConnectionProfile.of(
                        "my-id", name, new BrokerAddress(Transport.SECURE_WEBSOCKET, "broker.example", 443, "/mqtt"))
                .toBuilder()
                .userName("u")
                .build();
    }
}
