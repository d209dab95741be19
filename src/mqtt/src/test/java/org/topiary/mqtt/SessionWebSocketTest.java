// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.testkit.English;

/** Tests the request that opens a WebSocket. */
class SessionWebSocketTest {
    private static String request(WebSocketOptions options, ConnectionSecrets secrets) throws Exception {
        CompletableFuture<byte[]> request = new CompletableFuture<>();
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            request.complete(bytes);
            socket.getOutputStream()
                    .write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        })) {
            ConnectionProfile profile = profile("ws://127.0.0.1:" + server.port() + "/a%20b?c=d").toBuilder()
                    .webSocket(options)
                    .build();
            try (Session session = new Session(profile, secrets, 1 << 20, 1_000)) {
                session.connect();
                String text = new String(Sessions.get(request), StandardCharsets.UTF_8);
                SessionState state = until(session, Phase.FAILED);
                assertThat(English.text(state.summary())).contains("401 Unauthorized");
                assertThat(English.text(state.advice())).contains("Authorization");
                assertThat(state.toString()).doesNotContain("c2VjcmV0");
                return text;
            }
        }
    }

    @Test
    void headersSubprotocolAndAuthorizationAreSent() throws Exception {
        ConnectionSecrets secrets = new ConnectionSecrets();
        secrets.set(SecretField.WEBSOCKET_AUTHORIZATION, "Basic c2VjcmV0".getBytes(StandardCharsets.UTF_8));
        String request = request(
                new WebSocketOptions(
                        "mqttv3.1",
                        List.of(
                                new UserProperty("X-One", "1"),
                                new UserProperty("Cookie", "a=b"),
                                new UserProperty("x-one", "2"))),
                secrets);
        assertThat(request).startsWith("GET /a%20b?c=d HTTP/1.1\r\n");
        assertThat(request.toLowerCase(Locale.ROOT).lines())
                .contains(
                        "sec-websocket-protocol: mqttv3.1",
                        "x-one: 1, 2",
                        "cookie: a=b",
                        "authorization: basic c2vjcmv0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mqtt?token=ab%2Bcd", "/mqtt?token=ab%3d", "/a%2Fb"})
    void anEscapeThatWouldBeLostOnTheWayIsRefused(String path) {
        try (Session session =
                new Session(profile("ws://127.0.0.1:1" + path), new ConnectionSecrets(), 1 << 20, 1_000)) {
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .contains(
                            path.substring(path.indexOf('%'), path.indexOf('%') + 3),
                            "cannot send this character escaped");
        }
    }

    @Test
    void withoutSubprotocolNoneIsAskedFor() throws Exception {
        assertThat(request(new WebSocketOptions("", List.of()), new ConnectionSecrets())
                        .toLowerCase(Locale.ROOT))
                .doesNotContain("sec-websocket-protocol")
                .doesNotContain("authorization");
    }
}
