// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.words.ReasonCodes;
import org.topiary.testkit.English;
import org.topiary.testkit.ServerPackets;

/** Tests that text from a server appears next to our sentences, or in quotation marks on one short line. */
class SessionForeignTextTest {
    private static final int REASON_STRING = 0x1F;
    private static final int MOST = 300;

    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    @Test
    void theReasonOfARefusalStandsInNoSentenceOfOurs() throws IOException {
        String reason = "Your computer is infected. ".repeat(2_000);
        byte[] connAck = ServerPackets.connAck(ReasonCodes.SERVER_BUSY, ServerPackets.property(REASON_STRING, reason));
        try (FakeServer server =
                new FakeServer((socket, bytes) -> socket.getOutputStream().write(connAck))) {
            SessionState state =
                    failure(with(profile("mqtt://127.0.0.1:" + server.port()), "", true, MqttVersion.MQTT_5));

            assertThat(English.text(state.summary()) + English.text(state.advice()))
                    .doesNotContain("infected")
                    .hasSizeLessThan(MOST);
            assertThat(state.reason().text()).isEqualTo(reason);
        }
    }

    @Test
    void theStatusOfAWebSocketIsOneShortQuotedLine() throws IOException {
        String status =
                "HTTP/1.1 500 Your computer is infected. " + "Call us. ".repeat(400) + "\r\nContent-Length: 0\r\n\r\n";
        try (FakeServer server = new FakeServer(
                (socket, bytes) -> socket.getOutputStream().write(status.getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(English.text(failure(profile("ws://127.0.0.1:" + server.port() + "/mqtt"))
                            .summary()))
                    .contains("“500 Your computer is infected.")
                    .endsWith("…”.")
                    .hasSizeLessThan(MOST + 100);
        }
    }

    private SessionState failure(ConnectionProfile profile) {
        Session session = sessions.open(profile, null);
        session.connect();
        return until(session, Phase.FAILED);
    }
}
