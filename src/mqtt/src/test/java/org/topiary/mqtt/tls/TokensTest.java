// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.TlsProfiles.secret;
import static org.topiary.mqtt.TlsProfiles.trusting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.Sessions;
import org.topiary.mqtt.TlsProfiles;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.testkit.English;
import org.topiary.testkit.InstalledPrograms;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;
import org.topiary.testkit.TestCertificates.Identity;

/** Tests client keys in a SoftHSM token, whose configuration the build names in SOFTHSM2_CONF. */
@Tag("integration")
class TokensTest {
    private static final String PIN = "4711";
    private static final TestCertificates CA = new TestCertificates("CA");

    private static Path configuration;
    private static Path tokens;
    private static Path library;
    private static TlsProblem withoutPin;
    private static TlsProblem withWrongPin;
    private static MosquittoBroker broker;
    private static int port;

    private final Sessions sessions = new Sessions();

    @BeforeAll
    static void start() throws Exception {
        library = InstalledPrograms.require(
                Stream.of(
                                "/usr/lib/softhsm/libsofthsm2.so",
                                "/usr/lib64/pkcs11/libsofthsm2.so",
                                "/opt/homebrew/lib/softhsm/libsofthsm2.so",
                                "/usr/local/lib/softhsm/libsofthsm2.so")
                        .map(Path::of)
                        .filter(Files::isRegularFile)
                        .findFirst(),
                "SoftHSM",
                "softhsm2");
        configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        tokens = Files.createTempDirectory("topiary-tokens");
        Files.createDirectories(configuration.getParent());
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        run("softhsm2-util", "--init-token", "--slot", "0", "--label", "test", "--so-pin", "1234", "--pin", PIN);
        // An open token is open for the whole process, so this comes first.
        withoutPin = problem(0, "", ConnectionSecrets.ofPassword(null));
        withWrongPin = problem(0, "", secret(SecretField.KEY_PASSPHRASE, "1111"));
        Provider provider = Security.getProvider("SunPKCS11")
                .configure("--name=preparation\nlibrary=" + library + "\nslotListIndex=0\n");
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        // Opened as the program does it; the token is still empty.
        assertThat(English.text(
                        problem(0, "", secret(SecretField.KEY_PASSPHRASE, PIN)).summary()))
                .contains("contains no private key");
        store.load(null, PIN.toCharArray());
        for (String algorithm : List.of("RSA", "EC")) {
            Identity identity = CA.client(algorithm + " in token", algorithm);
            store.setKeyEntry(algorithm, identity.key(), null, identity.chain().toArray(Certificate[]::new));
        }
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        Files.writeString(folder.resolve("ca.crt"), CA.pem());
        port = MosquittoBroker.freePort();
        broker = MosquittoBroker.startIn(
                folder,
                Stream.concat(
                                Stream.concat(
                                        Stream.of("listener " + port + " 127.0.0.1"),
                                        CA.server("127.0.0.1").mosquitto(folder, "server").stream()),
                                Stream.of("cafile " + folder.resolve("ca.crt"), "require_certificate true"))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        Files.delete(configuration);
        try (Stream<Path> files = Files.walk(tokens)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static TlsProblem problem(int slot, String alias, ConnectionSecrets secrets) {
        return Tls.check(
                        trusting(
                                new Authorities.OfSystem(), new ClientIdentity.Pkcs11(library.toString(), slot, alias)),
                        secrets)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", ""})
    void aKeyThatNeverLeavesItsTokenLetsIn(String alias) {
        TlsOptions options =
                trusting(new Authorities.Pem(CA.pem()), new ClientIdentity.Pkcs11(library.toString(), 0, alias));
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            TlsOptions tls =
                    TlsProfiles.with(options.authorities(), options.identity(), "", List.of(), List.of(version), true);
            Session session = sessions.openWith(
                    TlsProfiles.profile("mqtts://127.0.0.1:" + port, tls), secret(SecretField.KEY_PASSPHRASE, PIN));
            session.connect();
            until(session, Phase.CONNECTED);
        }
        // Only the key knows the token's provider.
        assertThat(Security.getProviders())
                .extracting(Provider::getName)
                .noneMatch(name -> name.startsWith("SunPKCS11-"));
    }

    @Test
    void anOpenTokenDoesNotLetAWrongPinPassUnnoticed() {
        Authorities authorities = new Authorities.OfSystem();
        ClientIdentity token = new ClientIdentity.Pkcs11(library.toString(), 0, "RSA");
        assertThat(Tls.check(trusting(authorities, token), secret(SecretField.KEY_PASSPHRASE, PIN)))
                .isEmpty();

        TlsProblem later = problem(0, "RSA", secret(SecretField.KEY_PASSPHRASE, "1111"));

        assertThat(English.text(later.summary()))
                .isEqualTo("The token in slot 0 of " + library + " was unlocked with another PIN.");
        assertThat(later.asked()).contains(SecretField.KEY_PASSPHRASE);
        assertThat(Tls.check(trusting(authorities, token), secret(SecretField.KEY_PASSPHRASE, PIN)))
                .isEmpty();
    }

    @Test
    void whatIsWrongWithATokenIsTold() {
        String source = "token in slot 0 of " + library;

        assertThat(English.text(withoutPin.summary()))
                .isEqualTo("The " + source + " requires a PIN, and none was entered.");
        assertThat(withoutPin.asked()).contains(SecretField.KEY_PASSPHRASE);
        assertThat(English.text(withWrongPin.summary())).isEqualTo("The " + source + " does not accept this PIN.");
        assertThat(withWrongPin.asked()).contains(SecretField.KEY_PASSPHRASE);
        TlsProblem entry = problem(0, "other", secret(SecretField.KEY_PASSPHRASE, PIN));
        assertThat(English.text(entry.summary())).isEqualTo("The " + source + " has no entry \"other\".");
        TlsProblem slot = problem(7, "", secret(SecretField.KEY_PASSPHRASE, PIN));
        assertThat(English.text(slot.summary()))
                .isEqualTo("Cannot use the PKCS#11 module " + library + ": it has no slot 7 (the first is 0).");
    }
}
