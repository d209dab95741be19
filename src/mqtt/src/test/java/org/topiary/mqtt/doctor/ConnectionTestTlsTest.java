// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.Sessions;
import org.topiary.mqtt.TlsProfiles;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.doctor.TestStep.State;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.RealProxy;
import org.topiary.testkit.TestCertificates;

/** Tests what a connection test reports about TLS, a WebSocket over TLS, and both through a proxy. */
@Tag("integration")
class ConnectionTestTlsTest {
    private static final TestCertificates CA = new TestCertificates("Topiary Test CA");
    private static final TlsOptions TRUSTING = TlsProfiles.trusting(new Authorities.Pem(CA.pem()));

    private static MosquittoBroker broker;
    private static RealProxy proxy;
    private static int web;

    private final List<TestStep> told = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        List<String> lines = new ArrayList<>(CA.server("localhost", "127.0.0.1").mosquitto(folder, "server"));
        web = MosquittoBroker.freePort();
        lines.add("listener " + web + " 127.0.0.1");
        lines.addAll(CA.server("localhost").mosquitto(folder, "web"));
        lines.add("protocol websockets");
        broker = MosquittoBroker.startIn(folder, lines.toArray(String[]::new));
        proxy = RealProxy.http();
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        proxy.close();
    }

    private void run(ConnectionProfile profile) {
        Sessions.get(ConnectionTest.run(profile, new ConnectionSecrets(), told::add, PublishQuestion.NEVER));
    }

    private TestStep last(Kind kind) {
        return told.stream()
                .filter(step -> step.kind() == kind)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void versionCipherAndCertificateAreTold() {
        run(TlsProfiles.profile("mqtts://127.0.0.1:" + broker.port(), TRUSTING));

        assertThat(last(Kind.TLS).state()).isEqualTo(State.DONE);
        assertThat(English.text(last(Kind.TLS).summary())).startsWith("Encrypted with TLSv1.3, TLS_");
        assertThat(English.text(last(Kind.TLS).detail()))
                .contains("Issued by: “CN=Topiary Test CA”", "localhost", "a CA of this connection");
        assertThat(last(Kind.TLS).took()).isPositive();
        assertThat(last(Kind.CONNACK).state()).isEqualTo(State.DONE);
    }

    @Test
    void aCertificateThatIsNotTrustedIsTheStepThatFailsAndComesAlong() {
        run(TlsProfiles.profile("mqtts://127.0.0.1:" + broker.port(), TlsOptions.DEFAULT));

        assertThat(last(Kind.TCP).state()).isEqualTo(State.DONE);
        assertThat(last(Kind.TLS).state()).isEqualTo(State.FAILED);
        assertThat(English.text(last(Kind.TLS).summary())).contains("“Topiary Test CA”");
        assertThat(last(Kind.TLS).untrusted()).isPresent();
        assertThat(last(Kind.CONNACK).state()).isEqualTo(State.NOT_REACHED);
    }

    @Test
    void aFileThatIsNotThereIsToldAtTheStepOfTls() {
        run(TlsProfiles.profile(
                "mqtts://127.0.0.1:" + broker.port(),
                TlsProfiles.trusting(
                        new Authorities.Pem(CA.pem()), new ClientIdentity.PemFiles("/nowhere.crt", "/nowhere.key"))));

        assertThat(last(Kind.TLS).state()).isEqualTo(State.FAILED);
        assertThat(English.text(last(Kind.TLS).summary())).contains("/nowhere.");
        assertThat(last(Kind.CONNACK).state()).isEqualTo(State.NOT_REACHED);
    }

    @Test
    void aSecureWebSocketThroughAProxyHasAllSteps() {
        run(TlsProfiles.profile("wss://localhost:" + web + "/mqtt", TRUSTING).toBuilder()
                .proxy(new ProxyChoice(ProxyChoice.Kind.HTTP, "127.0.0.1", proxy.port(), ""))
                .build());

        for (Kind kind :
                List.of(Kind.NAME, Kind.TCP, Kind.PROXY, Kind.TLS, Kind.WEBSOCKET, Kind.CONNACK, Kind.SUBSCRIBE)) {
            assertThat(last(kind).state()).as("%s: %s", kind, last(kind)).isEqualTo(State.DONE);
        }
    }
}
