// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.TlsProfiles.secret;
import static org.topiary.mqtt.TlsProfiles.trusting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.testkit.English;
import org.topiary.testkit.TestCertificates;
import org.topiary.testkit.TestCertificates.Identity;
import org.topiary.testkit.TestCertificates.KeyFormat;

/** Tests that faults in files, keys and names are reported before a connection is attempted. */
class TlsTest {
    private static final TestCertificates CA = new TestCertificates("CA");
    private static final Identity MINE = CA.client("mine", "EC");
    private static final Identity OTHER = CA.client("other", "EC");
    private static final Authorities SYSTEM = new Authorities.OfSystem();

    @TempDir
    Path folder;

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private ClientIdentity files(Object certificate, Object key) {
        return new ClientIdentity.PemFiles(certificate.toString(), key.toString());
    }

    private static TlsProblem problem(TlsOptions options, ConnectionSecrets secrets) {
        TlsProblem problem = Tls.check(options, secrets).orElseThrow();
        assertThat(English.text(problem.summary())).endsWith(".");
        return problem;
    }

    private static TlsProblem problem(ClientIdentity identity) {
        return problem(trusting(SYSTEM, identity), ConnectionSecrets.ofPassword(null));
    }

    private static TlsProblem problem(ClientIdentity identity, String passphrase) {
        return problem(trusting(SYSTEM, identity), secret(SecretField.KEY_PASSPHRASE, passphrase));
    }

    @Test
    void theDefaultsAndAGoodPairAreFine() throws Exception {
        Path both = write(
                "both.pem", MINE.keyPem(KeyFormat.TRADITIONAL, null) + OTHER.certificatePem() + MINE.certificatePem());

        assertThat(Tls.check(TlsOptions.DEFAULT, ConnectionSecrets.ofPassword(null)))
                .isEmpty();
        assertThat(Tls.check(
                        trusting(new Authorities.Pem("text before\n" + CA.pem()), files(both, "")),
                        ConnectionSecrets.ofPassword(null)))
                .isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws Exception {
        Path missing = folder.resolve("no.pem");
        Path certificate = write("c.pem", MINE.certificatePem());

        assertThat(English.text(problem(files(missing, missing)).summary()))
                .isEqualTo("Cannot read the client certificate " + missing + ": there is no such file.");
        assertThat(English.text(problem(files(certificate, missing)).summary()))
                .isEqualTo("Cannot read the client key " + missing + ": there is no such file.");
        assertThat(English.text(problem(files(certificate, folder)).summary())).endsWith(": it is a folder.");
        assertThat(English.text(problem(
                                trusting(new Authorities.PemFile(missing.toString())),
                                ConnectionSecrets.ofPassword(null))
                        .summary()))
                .isEqualTo("Cannot read the CA file " + missing + ": there is no such file.");
        assertThat(English.text(problem(new ClientIdentity.KeyStoreFile("PKCS12", missing.toString(), ""))
                        .summary()))
                .isEqualTo("Cannot read the keystore " + missing + ": there is no such file.");
        assertThat(English.text(problem(new ClientIdentity.Pkcs11(missing.toString(), 0, ""))
                        .summary()))
                .isEqualTo("Cannot read the PKCS#11 module " + missing + ": there is no such file.");
        assertThat(English.text(problem(files("", "")).summary()))
                .isEqualTo("No file is chosen for the client certificate.");
    }

    /** Reading it would never end. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceOrAPipeIsNotRead() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path file : List.of(Path.of("/dev/zero"), pipe)) {
            assertThat(English.text(problem(
                                    trusting(new Authorities.PemFile(file.toString())),
                                    ConnectionSecrets.ofPassword(null))
                            .summary()))
                    .isEqualTo("Cannot read the CA file " + file + ": it is a device or a pipe.");
            assertThat(English.text(problem(files(file, file)).summary())).endsWith(": it is a device or a pipe.");
            assertThat(English.text(problem(new ClientIdentity.KeyStoreFile("PKCS12", file.toString(), ""))
                            .summary()))
                    .endsWith(": it is a device or a pipe.");
        }
    }

    @Test
    void aFileOfAnotherKindIsRecognised() throws Exception {
        Path certificate = write("c.pem", MINE.certificatePem());
        Path key = write("k.pem", MINE.keyPem(KeyFormat.PKCS8, null));
        Path text = write("t.txt", "hello");
        Path cut = write("cut.pem", MINE.certificatePem().substring(0, 200));

        assertThat(English.text(problem(files(key, key)).summary()))
                .endsWith(": it contains no certificate, but a block \"PRIVATE KEY\".");
        assertThat(English.text(problem(files(certificate, certificate)).summary()))
                .endsWith(": it contains no private key, but a certificate.");
        assertThat(English.text(problem(files(certificate, text)).summary())).endsWith(": it contains no private key.");
        assertThat(English.text(problem(files(cut, key)).summary())).endsWith(": certificate 1 in it is damaged.");
        assertThat(English.text(problem(trusting(new Authorities.Pem("hello")), ConnectionSecrets.ofPassword(null))
                        .summary()))
                .isEqualTo("Cannot read the pasted CA certificate: it contains no certificate.");
        assertThat(English.text(problem(new ClientIdentity.KeyStoreFile("PKCS12", text.toString(), ""), "p")
                        .summary()))
                .endsWith(": it is not a keystore of type PKCS12, or it is damaged.");
        assertThat(English.text(problem(new ClientIdentity.Pkcs11(text.toString(), 0, ""))
                        .summary()))
                .contains("it is not a PKCS#11 module");
    }

    @Test
    void aKeyOfAnotherCertificateIsRecognised() throws Exception {
        Path certificate = write("c.pem", MINE.certificatePem());
        Path key = write("k.pem", OTHER.keyPem(KeyFormat.PKCS8, null));
        Path rsa = write("r.pem", CA.client("rsa", "RSA").keyPem(KeyFormat.PKCS8, null));

        assertThat(English.text(problem(files(certificate, key)).summary()))
                .isEqualTo("The client key " + key + " does not belong to the client certificate " + certificate + ".");
        assertThat(English.text(problem(files(certificate, rsa)).summary())).contains("does not belong to");
    }

    @ParameterizedTest
    @EnumSource
    void aMissingAndAWrongPassphraseAreToldApart(KeyFormat format) throws Exception {
        Path certificate = write("c.pem", MINE.certificatePem());
        Path key = write("k.pem", MINE.keyPem(format, "right"));

        TlsProblem missing = problem(files(certificate, key));
        assertThat(English.text(missing.summary()))
                .isEqualTo("Cannot read the client key " + key + ": it is encrypted, and no passphrase was entered.");
        assertThat(missing.asked()).contains(SecretField.KEY_PASSPHRASE);
        for (int i = 0; i < 20; i++) {
            // About one in several hundred wrong passphrases decrypts to apparently valid padding.
            TlsProblem wrong = problem(files(certificate, key), "wrong" + i);
            assertThat(English.text(wrong.summary()))
                    .isEqualTo("Cannot read the client key " + key + ": the passphrase is wrong.");
            assertThat(wrong.asked()).contains(SecretField.KEY_PASSPHRASE);
        }
        assertThat(Tls.check(trusting(SYSTEM, files(certificate, key)), secret(SecretField.KEY_PASSPHRASE, "right")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PKCS12", "JKS"})
    void ofAKeyStoreTheyAreToldApartToo(String type) {
        Path store = MINE.keyStore(folder.resolve("store"), type, "mine", "right1");
        ClientIdentity identity = new ClientIdentity.KeyStoreFile(type, store.toString(), "");

        assertThat(English.text(problem(identity).summary()))
                .endsWith(": it is encrypted, and no passphrase was entered.");
        TlsProblem wrong = problem(identity, "wrong1");
        assertThat(English.text(wrong.summary()))
                .isEqualTo("Cannot read the keystore " + store + ": the passphrase is wrong.");
        assertThat(wrong.asked()).contains(SecretField.KEY_PASSPHRASE);
        TlsProblem alias = problem(new ClientIdentity.KeyStoreFile(type, store.toString(), "other"), "right1");
        assertThat(English.text(alias.summary())).isEqualTo("The keystore " + store + " has no entry \"other\".");
        assertThat(English.text(alias.advice())).isEqualTo("It has: mine.");
    }

    @Test
    void aPastedCertificateWithoutItsKeyAsksForIt() {
        TlsProblem problem = problem(new ClientIdentity.Pem(MINE.certificatePem()));

        assertThat(English.text(problem.summary()))
                .isEqualTo("The client certificate was pasted, but its private key is missing.");
        assertThat(problem.asked()).contains(SecretField.PRIVATE_KEY);
    }

    @Test
    void namesThatTlsDoesNotKnowAreTold() {
        assertThat(named("", List.of(), List.of("TLSv9"), List.of()))
                .startsWith("The TLS version \"TLSv9\" is unknown");
        assertThat(named("", List.of(), List.of(), List.of("AES")))
                .isEqualTo("The cipher suite \"AES\" is unknown in this Java runtime.");
        assertThat(named("a b", List.of(), List.of(), List.of()))
                .isEqualTo("The server name \"a b\" under TLS is not a host name.");
        assertThat(named("", List.of(""), List.of(), List.of())).contains("1 to 255 bytes, not 0");
        assertThat(Tls.versions()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(Tls.cipherSuites()).contains("TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }

    private static String named(String serverName, List<String> alpn, List<String> versions, List<String> suites) {
        TlsOptions options = new TlsOptions(
                SYSTEM, new ClientIdentity.None(), serverName, alpn, versions, suites, true, Set.of(), false);
        Optional<TlsProblem> problem = Tls.check(options, ConnectionSecrets.ofPassword(null));
        return English.text(problem.orElseThrow().summary());
    }
}
