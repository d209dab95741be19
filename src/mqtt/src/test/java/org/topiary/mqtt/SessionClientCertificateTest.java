// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.TlsProfiles.profile;
import static org.topiary.mqtt.TlsProfiles.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;
import org.topiary.testkit.TestCertificates.Identity;
import org.topiary.testkit.TestCertificates.KeyFormat;

/** Tests a Mosquitto that accepts only clients with a certificate and uses the certificate's name as the user. */
@Tag("integration")
class SessionClientCertificateTest {
    private static final String PASSPHRASE = "grün 1";
    private static final TestCertificates CA = new TestCertificates("Topiary Test CA");
    private static final Identity RSA = CA.client("rsa client", "RSA");
    private static final Identity EC = CA.client("ec client", "EC");
    private static final Identity REVOKED = CA.client("revoked client", "EC");

    private static MosquittoBroker broker;
    private static int port;
    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private final Sessions sessions = new Sessions();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        Path home = Files.createTempDirectory("topiary-mosquitto");
        Files.writeString(home.resolve("ca.crt"), CA.pem());
        Files.writeString(home.resolve("revoked.crl"), CA.revoking(REVOKED));
        port = MosquittoBroker.freePort();
        List<String> lines = new ArrayList<>(List.of("listener " + port + " 127.0.0.1"));
        lines.addAll(CA.server("127.0.0.1").mosquitto(home, "server"));
        lines.addAll(List.of(
                "cafile " + home.resolve("ca.crt"),
                "crlfile " + home.resolve("revoked.crl"),
                "require_certificate true",
                "use_identity_as_username true"));
        broker = MosquittoBroker.startIn(home, lines.toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private Session connect(String version, ClientIdentity identity, ConnectionSecrets secrets) {
        TlsOptions tls =
                TlsProfiles.with(new Authorities.Pem(CA.pem()), identity, "", List.of(), List.of(version), true);
        Session session = sessions.openWith(profile("mqtts://127.0.0.1:" + port, tls), secrets);
        session.connect();
        return session;
    }

    private Session connect(ClientIdentity identity, ConnectionSecrets secrets) {
        return connect("TLSv1.3", identity, secrets);
    }

    private ClientIdentity files(Identity identity, KeyFormat format, boolean encrypted) throws Exception {
        Path certificate = Files.writeString(folder.resolve("client.crt"), identity.certificatePem());
        Path key =
                Files.writeString(folder.resolve("client.key"), identity.keyPem(format, encrypted ? PASSPHRASE : null));
        return new ClientIdentity.PemFiles(certificate.toString(), key.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, PKCS8, false", "RSA, PKCS8, true", "RSA, TRADITIONAL, false", "RSA, TRADITIONAL, true",
        "EC, PKCS8, false", "EC, PKCS8, true", "EC, TRADITIONAL, false", "EC, TRADITIONAL, true",
    })
    void aPairOfPemFilesLetsIn(String algorithm, KeyFormat format, boolean encrypted) throws Exception {
        ClientIdentity identity = files(algorithm.equals("RSA") ? RSA : EC, format, encrypted);

        until(connect(identity, secret(SecretField.KEY_PASSPHRASE, PASSPHRASE)), Phase.CONNECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aKeyStoreLetsIn(String type) {
        Path store = RSA.keyStore(folder.resolve("client.store"), type, "mine", PASSPHRASE);
        for (String alias : List.of("", "mine")) {
            ClientIdentity identity = new ClientIdentity.KeyStoreFile(type, store.toString(), alias);
            until(connect(identity, secret(SecretField.KEY_PASSPHRASE, PASSPHRASE)), Phase.CONNECTED);
        }
    }

    @Test
    void aPastedPairLetsInOverTheOlderVersionToo() {
        ClientIdentity pasted = new ClientIdentity.Pem(RSA.certificatePem());
        for (String version : VERSIONS) {
            Session session =
                    connect(version, pasted, secret(SecretField.PRIVATE_KEY, RSA.keyPem(KeyFormat.TRADITIONAL, null)));
            until(session, Phase.CONNECTED);
        }
    }

    @Test
    void withoutACertificateTheBrokerIsSaidToAskForOne() {
        for (String version : VERSIONS) {
            SessionState state = until(
                    connect(version, new ClientIdentity.None(), ConnectionSecrets.ofPassword(null)), Phase.FAILED);
            assertThat(English.text(state.summary()))
                    .isEqualTo("No secure connection: 127.0.0.1:" + port + " requires a client certificate.");
            assertThat(state.untrusted()).isEmpty();
        }
    }

    @Test
    void aRevokedCertificateIsSaidToBeRevoked() throws Exception {
        ClientIdentity identity = files(REVOKED, KeyFormat.PKCS8, false);
        for (String version : VERSIONS) {
            SessionState state = until(connect(version, identity, ConnectionSecrets.ofPassword(null)), Phase.FAILED);
            assertThat(English.text(state.summary()))
                    .isEqualTo("No secure connection: 127.0.0.1:" + port
                            + " does not accept the client certificate “revoked client”: it has been revoked.");
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsSaidToBeUnknown() throws Exception {
        SessionState state = until(
                connect(
                        files(new TestCertificates("Other CA").client("stranger", "EC"), KeyFormat.PKCS8, false),
                        ConnectionSecrets.ofPassword(null)),
                Phase.FAILED);

        assertThat(English.text(state.summary()))
                .contains(" does not accept the client certificate “stranger”: "
                        + "the broker does not know the authority that issued it.");
    }

    @Test
    void aWrongPassphraseIsAskedForAndTheRightOneLetsIn() throws Exception {
        ClientIdentity identity = files(EC, KeyFormat.PKCS8, true);
        Session session = connect(identity, secret(SecretField.KEY_PASSPHRASE, "wrong"));
        SessionState state = until(session, Phase.FAILED);

        assertThat(English.text(state.summary()))
                .isEqualTo("Cannot read the client key " + folder.resolve("client.key") + ": the passphrase is wrong.");
        assertThat(state.asked()).contains(SecretField.KEY_PASSPHRASE);
        assertThat(English.text(state.detail())).doesNotContain("wrong\n", PASSPHRASE);

        session.setSecret(SecretField.KEY_PASSPHRASE, PASSPHRASE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        session.connect();
        until(session, Phase.CONNECTED);
    }
}
