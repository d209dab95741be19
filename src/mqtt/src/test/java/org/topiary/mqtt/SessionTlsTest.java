// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.info;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.mqtt.TlsProfiles.profile;
import static org.topiary.mqtt.TlsProfiles.trusting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.tls.Fingerprints;
import org.topiary.mqtt.tls.ServerCertificate;
import org.topiary.mqtt.tls.TlsDetails;
import org.topiary.mqtt.tls.TlsDetails.Trust;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;
import org.topiary.testkit.TestCertificates.Identity;

/** Tests which servers a client trusts and why it rejects others; against Mosquitto. */
@Tag("integration")
class SessionTlsTest {
    private static final TestCertificates CA = new TestCertificates("Topiary Test CA");
    private static final Authorities OWN = new Authorities.Pem(CA.pem());
    private static final Identity GOOD = CA.server("localhost", "127.0.0.1");
    private static final Identity EXPIRED = CA.expiredServer("localhost", "127.0.0.1");
    private static final Identity FOREIGN = CA.server("broker.example", "*.example.org");

    private static MosquittoBroker broker;
    private static Path authority;
    private static int good;
    private static int web;
    private static int expired;
    private static int future;
    private static int foreign;
    private static int selfSigned;

    private final Sessions sessions = new Sessions();

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        Path passwords = folder.resolve("passwords");
        assertThat(new ProcessBuilder(
                                MosquittoBroker.find("mosquitto_passwd").toString(),
                                "-c",
                                "-b",
                                passwords.toString(),
                                "anna",
                                "right")
                        .start()
                        .waitFor())
                .isZero();
        authority = Files.writeString(folder.resolve("ca.crt"), CA.pem());
        List<String> lines = new ArrayList<>();
        good = listener(lines, GOOD.mosquitto(folder, "good"));
        web = listener(lines, GOOD.mosquitto(folder, "web"));
        lines.add("protocol websockets");
        expired = listener(lines, EXPIRED.mosquitto(folder, "expired"));
        future = listener(lines, CA.futureServer("127.0.0.1").mosquitto(folder, "future"));
        foreign = listener(lines, FOREIGN.mosquitto(folder, "foreign"));
        selfSigned = listener(lines, TestCertificates.selfSigned("127.0.0.1").mosquitto(folder, "self"));
        lines.add("password_file " + passwords);
        broker = MosquittoBroker.startIn(folder, lines.toArray(String[]::new));
    }

    private static int listener(List<String> lines, List<String> certificate) throws Exception {
        int port = MosquittoBroker.freePort();
        lines.add("listener " + port + " 127.0.0.1");
        lines.addAll(certificate);
        return port;
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private SessionState failure(String address, TlsOptions tls) {
        Session session = sessions.open(profile(address, tls), null);
        session.connect();
        return until(session, Phase.FAILED);
    }

    private static String mqtts(int port) {
        return "mqtts://127.0.0.1:" + port;
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void theOwnAuthorityIsTrustedAndTheHandshakeIsTold(MqttVersion version) {
        Session session = sessions.connected(with(profile(mqtts(good), trusting(OWN)), "", true, version));

        assertThat(publish(session, "t", "x", Qos.EXACTLY_ONCE, false).accepted())
                .isTrue();
        message(session, "t", 1);
        TlsDetails details = info(session).tlsDetails().orElseThrow();
        assertThat(info(session).tls()).isEqualTo("TLSv1.3");
        assertThat(details.version()).isEqualTo("TLSv1.3");
        assertThat(details.cipherSuite()).startsWith("TLS_");
        assertThat(details.applicationProtocol()).isEmpty();
        assertThat(details.trust()).isEqualTo(Trust.OWN_AUTHORITY);
        ServerCertificate shown = details.chain().getFirst();
        assertThat(shown.subject()).isEqualTo("CN=localhost");
        assertThat(shown.issuer()).isEqualTo("CN=Topiary Test CA");
        assertThat(shown.names()).containsExactly("localhost", "127.0.0.1");
        assertThat(shown.sha256()).hasSize(64).isEqualTo(Fingerprints.of(GOOD.certificate()));
        assertThat(shown.key()).isEqualTo("EC 256");
        assertThat(session.state().untrusted()).isEmpty();
    }

    @Test
    void theAuthorityMayBeAFileAndTheTransportAWebSocket() {
        TlsOptions tls = trusting(new Authorities.PemFile(authority.toString()));

        assertThat(info(sessions.connected(profile(mqtts(good), tls))).tlsDetails())
                .isPresent();
        Session session = sessions.connected(profile("wss://127.0.0.1:" + web + "/mqtt", tls));
        assertThat(info(session).tlsDetails().orElseThrow().trust()).isEqualTo(Trust.OWN_AUTHORITY);
        publish(session, "w", new byte[50_000], Qos.AT_LEAST_ONCE, false);
        assertThat(message(session, "w", 1).payload()).hasSize(50_000);
    }

    @Test
    void userAndPasswordGoOverTls() {
        ConnectionProfile profile = profile("mqtts://anna@127.0.0.1:" + good, trusting(OWN));
        Session session = sessions.open(profile, "wrong");
        session.connect();
        SessionState refused = until(session, Phase.FAILED);
        assertThat(refused.asked()).contains(SecretField.PASSWORD);
        assertThat(refused.untrusted()).isEmpty();

        session.setSecret(SecretField.PASSWORD, "right".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        session.connect();
        until(session, Phase.CONNECTED);
    }

    @Test
    void anAuthorityThatTheSystemDoesNotKnowIsNamed() {
        SessionState state = failure(mqtts(good), TlsOptions.DEFAULT);

        assertThat(English.text(state.summary()))
                .isEqualTo("No secure connection: the certificate of 127.0.0.1:" + good
                        + " was issued by “Topiary Test CA”, a CA that this system does not trust.");
        assertThat(English.text(state.advice())).contains("CA of this connection");
        UntrustedServer server = state.untrusted().orElseThrow();
        assertThat(English.text(server.reason()))
                .isEqualTo("The certificate was issued by “Topiary Test CA”, a CA that this system does not trust.");
        assertThat(server.chain().getFirst().sha256()).isEqualTo(Fingerprints.of(GOOD.certificate()));
    }

    @Test
    void aCertificateOfAnotherAuthorityThanTheGivenOneIsNotTrusted() {
        SessionState state =
                failure(mqtts(good), trusting(new Authorities.Pem(new TestCertificates("Other CA").pem())));

        assertThat(English.text(state.summary()))
                .endsWith("was issued by “Topiary Test CA”, which is not a trusted CA of this connection.");
        assertThat(state.untrusted()).isPresent();
    }

    @Test
    void anExpiredCertificateIsToldWithItsDay() {
        SessionState state = failure(mqtts(expired), trusting(OWN));

        assertThat(English.text(state.summary()))
                .matches(".*the certificate of 127\\.0\\.0\\.1:\\d+ expired on \\d+ \\p{L}+ \\d{4}\\.");
        assertThat(English.text(state.advice())).contains("renew", "clock");
        assertThat(state.untrusted()).isPresent();
    }

    @Test
    void aCertificateThatIsNotValidYetIsToldWithItsDay() {
        assertThat(English.text(failure(mqtts(future), trusting(OWN)).summary()))
                .contains(" is not valid before ");
    }

    @Test
    void aSelfSignedCertificateIsCalledThat() {
        assertThat(English.text(failure(mqtts(selfSigned), TlsOptions.DEFAULT).summary()))
                .endsWith(" is self-signed: no CA vouches for it.");
    }

    @Test
    void aWrongHostNameIsToldWithTheNamesOfTheCertificate() {
        SessionState state = failure(mqtts(foreign), trusting(OWN));

        assertThat(English.text(state.summary()))
                .endsWith(" is for another host: for “broker.example”, “*.example.org”, not for 127.0.0.1.");
        assertThat(English.text(state.advice())).contains("server name");
        assertThat(state.untrusted().orElseThrow().chain().getFirst().names())
                .containsExactly("broker.example", "*.example.org");
    }

    @Test
    void allThatSpeaksAgainstACertificateIsTold() {
        SessionState state = failure("mqtts://localhost:" + foreign, TlsOptions.DEFAULT);

        assertThat(English.text(state.untrusted().orElseThrow().reason()))
                .contains("that this system does not trust, and it is for another host");
    }

    @Test
    void theServerNameOfTheSettingsIsTheOneThatCounts() {
        TlsOptions named =
                TlsProfiles.with(OWN, new ClientIdentity.None(), "a.example.org", List.of(), List.of(), true);
        assertThat(info(sessions.connected(profile(mqtts(foreign), named)))
                        .tlsDetails()
                        .orElseThrow()
                        .trust())
                .isEqualTo(Trust.OWN_AUTHORITY);

        TlsOptions other = TlsProfiles.with(OWN, new ClientIdentity.None(), "example.org", List.of(), List.of(), true);
        assertThat(English.text(failure(mqtts(foreign), other).summary())).contains("not for example.org");
    }

    @Test
    void withoutTheCheckOfTheHostNameOnlyTheNameIsLeftOut() {
        TlsOptions loose = TlsProfiles.with(OWN, new ClientIdentity.None(), "", List.of(), List.of(), false);
        sessions.connected(profile(mqtts(foreign), loose));

        assertThat(English.text(failure(mqtts(expired), loose).summary())).contains("expired on");
    }

    @Test
    void exactlyThePinnedCertificateIsTrustedWhateverSpeaksAgainstIt() {
        TlsOptions pinned = TlsOptions.DEFAULT.withPinned(Set.of(Fingerprints.of(EXPIRED.certificate())));

        Session session = sessions.connected(profile("mqtts://localhost:" + expired, pinned));
        assertThat(info(session).tlsDetails().orElseThrow().trust()).isEqualTo(Trust.PINNED);
        assertThat(failure(mqtts(foreign), pinned).untrusted()).isPresent();
    }

    @Test
    void aCertificateIsPinnedByTheSessionThatMetIt() {
        Session session = sessions.open(profile(mqtts(foreign), TlsOptions.DEFAULT), null);
        session.connect();
        UntrustedServer server = until(session, Phase.FAILED).untrusted().orElseThrow();

        ConnectionProfile now = session.profile();
        session.setProfile(now.toBuilder()
                .tls(now.tls().withPinned(Set.of(server.chain().getFirst().sha256())))
                .build());
        session.connect();
        until(session, Phase.CONNECTED);
        assertThat(info(session).tlsDetails().orElseThrow().trust()).isEqualTo(Trust.PINNED);
    }

    @Test
    void whoAcceptsAnythingIsToldThatNobodyChecked() {
        Session session = sessions.connected(profile(mqtts(foreign), TlsOptions.DEFAULT.withAcceptAnything(true)));

        assertThat(info(session).tlsDetails().orElseThrow().trust()).isEqualTo(Trust.ANYTHING);
    }

    @Test
    void whoChecksAgainDoesSoAtTheNextReconnect() throws Exception {
        try (TlsServer server = new TlsServer(FOREIGN, "")) {
            Session session =
                    sessions.connected(profile(mqtts(server.port()), TlsOptions.DEFAULT.withAcceptAnything(true)));
            ConnectionProfile now = session.profile();
            session.setProfile(
                    now.toBuilder().tls(now.tls().withAcceptAnything(false)).build());
            assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);

            server.drop();
            assertThat(until(session, Phase.FAILED).untrusted()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whatWasAgreedOnIsKnownAlsoWhereAReconnectResumesTheTlsSession(String version) throws Exception {
        TlsOptions tls = TlsProfiles.with(OWN, new ClientIdentity.None(), "", List.of(), List.of(version), true);
        try (TlsServer server = new TlsServer(GOOD, "")) {
            Session session = sessions.connected(profile(mqtts(server.port()), tls));
            TlsDetails first = info(session).tlsDetails().orElseThrow();
            server.drop();
            until(
                    () -> "no reconnect: " + session.state(),
                    () -> session.reconnects() == 1 && session.state().phase() == Phase.CONNECTED);

            assertThat(info(session).tlsDetails()).contains(first);
            assertThat(first.trust()).isEqualTo(Trust.OWN_AUTHORITY);
            assertThat(server.sessionStarts()).hasSize(2);
            assertThat(server.sessionStarts().get(1))
                    .isEqualTo(server.sessionStarts().get(0));
        }
    }

    @Test
    void theVersionIsTheOneChosen() throws Exception {
        TlsOptions older = TlsProfiles.with(OWN, new ClientIdentity.None(), "", List.of(), List.of("TLSv1.2"), true);
        assertThat(info(sessions.connected(profile(mqtts(good), older))).tls()).isEqualTo("TLSv1.2");

        TlsOptions newer = TlsProfiles.with(OWN, new ClientIdentity.None(), "", List.of(), List.of("TLSv1.3"), true);
        try (TlsServer old = new TlsServer(GOOD, "", "TLSv1.2")) {
            assertThat(English.text(failure(mqtts(old.port()), newer).summary()))
                    .endsWith(" supports none of the TLS versions offered.");
        }
    }

    @Test
    void theCipherSuiteIsTheOneChosen() {
        TlsOptions tls = new TlsOptions(
                OWN,
                new ClientIdentity.None(),
                "",
                List.of(),
                List.of(),
                List.of("TLS_AES_128_GCM_SHA256"),
                true,
                Set.of(),
                false);
        assertThat(info(sessions.connected(profile(mqtts(good), tls)))
                        .tlsDetails()
                        .orElseThrow()
                        .cipherSuite())
                .isEqualTo("TLS_AES_128_GCM_SHA256");

        TlsOptions unfit = new TlsOptions(
                OWN,
                new ClientIdentity.None(),
                "",
                List.of(),
                List.of("TLSv1.2"),
                List.of("TLS_AES_128_GCM_SHA256"),
                true,
                Set.of(),
                false);
        assertThat(English.text(failure(mqtts(good), unfit).summary())).contains("are incompatible");
    }
}
