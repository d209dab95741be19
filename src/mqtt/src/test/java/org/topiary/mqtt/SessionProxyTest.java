// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.until;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.RealProxy;

/** Tests connections through real proxies, and each way in which they fail. */
@Tag("integration")
class SessionProxyTest {
    private static final String PASSWORD = "p:a ss-word";

    private static MosquittoBroker broker;
    private static RealProxy http;
    private static RealProxy httpWithLogin;
    private static RealProxy socks;
    private static RealProxy socksWithLogin;
    private static int webSocket;

    private @Nullable Session session;

    @BeforeAll
    static void start() throws Exception {
        webSocket = MosquittoBroker.freePort();
        broker = MosquittoBroker.start("listener " + webSocket + " 127.0.0.1", "protocol websockets");
        http = RealProxy.http();
        httpWithLogin = RealProxy.http("BasicAuth anna secret");
        socks = RealProxy.socks();
        socksWithLogin = RealProxy.socks("anna", PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        http.close();
        httpWithLogin.close();
        socks.close();
        socksWithLogin.close();
    }

    @AfterEach
    void close() {
        if (session != null) {
            session.close();
        }
    }

    private Session open(String address, ProxyChoice proxy, @Nullable String password) {
        ConnectionSecrets secrets = new ConnectionSecrets();
        secrets.set(SecretField.PROXY_PASSWORD, password == null ? null : password.getBytes(StandardCharsets.UTF_8));
        Session opened = new Session(
                Sessions.profile(address).toBuilder()
                        .proxy(proxy)
                        .connectTimeoutMillis(10_000)
                        .build(),
                secrets,
                1 << 20,
                TopicTree.DEFAULT_LIMIT);
        session = opened;
        opened.connect();
        return opened;
    }

    private SessionState failure(String address, ProxyChoice proxy, @Nullable String password) {
        return until(open(address, proxy, password), Phase.FAILED);
    }

    private static ProxyChoice proxy(Kind kind, int port, String user) {
        return new ProxyChoice(kind, "127.0.0.1", port, user);
    }

    private static ProxyChoice open(Kind kind) {
        return proxy(kind, kind == Kind.HTTP ? http.port() : socks.port(), "");
    }

    private String brokerUrl() {
        return "mqtt://127.0.0.1:" + broker.port();
    }

    private void carriesMessages(String address, ProxyChoice proxy, @Nullable String password) {
        Session connected = open(address, proxy, password);
        until(connected, Phase.CONNECTED);
        assertThat(Sessions.publish(connected, "through/proxy", "x", Qos.EXACTLY_ONCE, false)
                        .accepted())
                .isTrue();
        Sessions.message(connected, "through/proxy", 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "SOCKS5"})
    void aProxyCarriesMessages(Kind kind) {
        carriesMessages(brokerUrl(), open(kind), null);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "SOCKS5"})
    void aWebSocketGoesThroughAProxyAndItsHostIsLookedUpThere(Kind kind) {
        carriesMessages("ws://localhost:" + webSocket, open(kind), null);
    }

    @Test
    void aProxyThatAsksForALoginIsGivenIt() {
        carriesMessages(brokerUrl(), proxy(Kind.HTTP, httpWithLogin.port(), "anna"), "secret");
        close();
        carriesMessages(brokerUrl(), proxy(Kind.SOCKS5, socksWithLogin.port(), "anna"), PASSWORD);
    }

    @Test
    void aWrongOrMissingProxyPasswordIsTold() {
        for (ProxyChoice choice : new ProxyChoice[] {
            proxy(Kind.HTTP, httpWithLogin.port(), "anna"), proxy(Kind.SOCKS5, socksWithLogin.port(), "anna")
        }) {
            SessionState state = failure(brokerUrl(), choice, "hunter2-wrong");
            assertThat(English.text(state.summary()))
                    .contains("proxy 127.0.0.1:" + choice.port() + " does not accept the user name or the password");
            assertThat(state.toString()).doesNotContain("hunter2");
            close();
            assertThat(English.text(failure(brokerUrl(), proxy(choice.kind(), choice.port(), ""), null)
                            .summary()))
                    .contains("requires a user name and a password");
            close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "SOCKS5"})
    void aProxyThatIsNotThereIsTold(Kind kind) throws Exception {
        int nobody = MosquittoBroker.freePort();
        SessionState state = failure(brokerUrl(), proxy(kind, nobody, ""), null);
        assertThat(English.text(state.summary())).contains("proxy 127.0.0.1:" + nobody + " refused the connection");
        close();
        assertThat(English.text(failure(brokerUrl(), new ProxyChoice(kind, "no-such-proxy.invalid", 8080, ""), null)
                        .summary()))
                .isEqualTo("The proxy host \"no-such-proxy.invalid\" is unknown.");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP", "SOCKS5"})
    void aBrokerThatIsNotThereBehindAProxyIsTold(Kind kind) throws Exception {
        int nobody = MosquittoBroker.freePort();
        assertThat(English.text(
                        failure("mqtt://127.0.0.1:" + nobody, open(kind), null).summary()))
                .contains("proxy 127.0.0.1:" + open(kind).port() + " cannot reach 127.0.0.1:" + nobody + ":");
        close();
        assertThat(English.text(
                        failure("mqtt://no-such-host.invalid", open(kind), null).summary()))
                .contains("cannot reach no-such-host.invalid:1883");
    }

    @Test
    void aProxyThatForbidsThePortIsTold() throws Exception {
        try (RealProxy strict = RealProxy.http("ConnectPort 443")) {
            SessionState state = failure(brokerUrl(), proxy(Kind.HTTP, strict.port(), ""), null);
            assertThat(English.text(state.summary()))
                    .contains("refuses to connect to 127.0.0.1:" + broker.port() + ": “403");
            assertThat(English.text(state.advice())).contains("443");
        }
    }

    @Test
    void aProxyOfTheOtherKindIsTold() {
        // The server waits for the end of a request and sends nothing.
        Session waiting = new Session(
                Sessions.impatient(Sessions.profile(brokerUrl())).toBuilder()
                        .proxy(proxy(Kind.SOCKS5, http.port(), ""))
                        .build(),
                null,
                1 << 20);
        session = waiting;
        waiting.connect();
        assertThat(English.text(until(waiting, Phase.FAILED).summary())).contains("did not answer");
        close();
        assertThat(English.text(failure(brokerUrl(), proxy(Kind.HTTP, broker.port(), ""), null)
                        .summary()))
                .contains("did not answer like an HTTP proxy");
    }
}
