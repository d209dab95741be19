// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.properties;
import static org.topiary.testkit.ServerPackets.property;
import static org.topiary.testkit.ServerPackets.userProperty;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.mqtt.words.ConnAckReasons;
import org.topiary.mqtt.words.DisconnectReasons;
import org.topiary.mqtt.words.ReasonCodes;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** Tests that the advice fits the connection and what the broker reported. */
class SessionAdviceTest {
    private static final Phrase NOT_AUTHORIZED = ReasonCodes.text(0x87);
    private static final ConnectionProfile PROFILE = profile("mqtt://127.0.0.1");

    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    @Test
    void everyReasonOfADisconnectHasAdviceOfItsOwn() {
        List<Integer> codes = IntStream.of(
                        0x00, 0x80, 0x81, 0x83, 0x87, 0x89, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97,
                        0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2)
                .boxed()
                .toList();
        Set<String> told = new HashSet<>();
        for (int code : codes) {
            String advice = English.text(DisconnectReasons.advice(code, PROFILE, "mine"));
            assertThat(advice).as("0x%02X", code).endsWith(".").doesNotContain("does not define", "last will");
            told.add(advice);
        }
        assertThat(told).hasSameSizeAs(codes);
        assertThat(English.text(DisconnectReasons.text(0x00))).isEqualTo("Normal disconnection (0x00)");
        assertThat(English.text(DisconnectReasons.text(0x04))).isEqualTo("Disconnect with Will Message (0x04)");
    }

    @Test
    void aSessionTakenOverWithoutAClientIdIsNotBlamedOnTheClientId() {
        assertThat(English.text(DisconnectReasons.advice(0x8E, PROFILE, "topiary-1")))
                .contains("random client ID")
                .doesNotContain("topiary-1", "leave it empty");
        assertThat(English.text(
                        DisconnectReasons.advice(0x8E, with(PROFILE, "mine", true, MqttVersion.MQTT_5), "mine")))
                .contains("\"mine\"");
    }

    @ParameterizedTest
    @CsvSource({"0x90", "0x99", "0x9A", "0x9B"})
    void aConnectionWithoutALastWillIsNotAdvisedToChangeIt(String code) {
        assertThat(English.text(ConnAckReasons.advice(Integer.decode(code), PROFILE, "mine")))
                .isNotEmpty()
                .doesNotContain("will");
    }

    @Test
    void aConnectionWithoutAUserNameIsAdvisedToEnterOne() {
        assertThat(English.text(ConnAckReasons.advice(0x86, PROFILE, "mine")))
                .contains("no user name", "Edit the connection");
        assertThat(English.text(ConnAckReasons.advice(0x87, PROFILE, "mine")))
                .contains("no user name", "edit the connection");
        ConnectionProfile named = PROFILE.toBuilder().userName("ann").build();
        assertThat(English.text(ConnAckReasons.advice(0x86, named, "mine")))
                .isEqualTo("Check the user name and the password.");
    }

    @Test
    void whatTheBrokerAddsToADisconnectIsKeptApart() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            client.answer(packet);
            if (packet.type() == PacketType.SUBSCRIBE) {
                client.send(ServerPackets.disconnect(
                        0x9D, property(0x1F, "gone"), property(0x1C, "other:1884"), userProperty("zone", "2")));
            }
        })) {
            Session session = sessions.open(with(profile(broker.address()), "", true, MqttVersion.MQTT_5), null);
            session.connect();
            SessionState state = until(session, Phase.FAILED);
            assertThat(English.text(state.summary()))
                    .isEqualTo("The broker disconnected this client: Server moved (0x9D).");
            assertThat(state.reason())
                    .isEqualTo(new BrokerReason("gone", "other:1884", List.of(new UserProperty("zone", "2"))));
        }
    }

    @Test
    void whatTheBrokerAddsToItsAnswersIsKeptWithThem() throws Exception {
        byte[] added = properties(property(0x1F, "so it is"), userProperty("ticket", "4711"));
        byte[] notAuthorized = {(byte) 0x87};
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            switch (packet.type()) {
                case CONNECT -> client.send(ServerPackets.connAck(0, userProperty("zone", "2")));
                case SUBSCRIBE ->
                    client.send(ServerPackets.packet(
                            0x90,
                            ServerPackets.u16(packet.packetId()),
                            added,
                            packet.topic().equals("mine") ? new byte[1] : notAuthorized));
                case UNSUBSCRIBE ->
                    client.send(ServerPackets.packet(0xB0, ServerPackets.u16(packet.packetId()), added, notAuthorized));
                case PUBLISH ->
                    client.send(ServerPackets.packet(0x40, ServerPackets.u16(packet.packetId()), notAuthorized, added));
                default -> client.answer(packet);
            }
        })) {
            BrokerReason reason = new BrokerReason("so it is", "", List.of(new UserProperty("ticket", "4711")));
            ConnectionProfile profile = with(profile(broker.address()), "", true, MqttVersion.MQTT_5);
            Session session = sessions.connected(with(
                    profile,
                    new Subscription("#", Qos.AT_MOST_ONCE, false),
                    new Subscription("mine", Qos.AT_MOST_ONCE, false)));
            assertThat(Sessions.info(session).limits().userProperties()).containsExactly(new UserProperty("zone", "2"));
            until(
                    () -> "not told: " + session.info(),
                    () -> Sessions.info(session).refusedFilters().size() == 1);
            assertThat(Sessions.info(session).refusedFilters())
                    .containsExactly(new RefusedFilter("#", NOT_AUTHORIZED, reason));
            assertThat(publish(session, "t", "x", Qos.AT_LEAST_ONCE, false))
                    .isEqualTo(new PublishResult(false, Phrase.of("publish.outcome.refused", NOT_AUTHORIZED), reason));

            session.setSubscriptions(List.of());
            until(
                    () -> "not told: " + session.info(),
                    () -> Sessions.info(session).refusedFilters().stream()
                            .anyMatch(each -> each.equals(new RefusedFilter(
                                    "mine", Phrase.of("subscription.still", NOT_AUTHORIZED), reason))));
        }
    }

    @Test
    void anAuthThatNobodyAskedForIsToldInOurWords() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(
                (packet, client) -> client.send(ServerPackets.hex("f0 08 18 06 15 00 03 61 62 63")))) {
            Session session = sessions.open(with(profile(broker.address()), "", true, MqttVersion.MQTT_5), null);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary()))
                    .isEqualTo("The broker broke the rules of enhanced authentication: it sent AUTH, "
                            + "though this client asked for no authentication method.");
        }
    }

    @Test
    void theReasonForWhichAWebSocketIsClosedIsTold() throws Exception {
        byte[] connAck = ServerPackets.hex("82 05 20 03 00 00 00");
        byte[] close = ServerPackets.join(ServerPackets.hex("88 06 03 f0"), "full".getBytes(StandardCharsets.UTF_8));
        try (FakeServer server = new FakeServer((socket, request) -> {
            socket.getOutputStream()
                    .write(FakeServer.acceptWebSocket(request)
                            .replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read(new byte[4_096]);
            socket.getOutputStream().write(connAck);
            socket.getInputStream().read(new byte[4_096]);
            socket.getOutputStream().write(close);
        })) {
            ConnectionProfile once =
                    with(profile("ws://127.0.0.1:" + server.port() + "/mqtt"), "", true, MqttVersion.MQTT_5).toBuilder()
                            .reconnect(new Reconnect(false, 100, 200, 0))
                            .build();
            Session session = sessions.open(once, null);
            session.connect();
            SessionState state = until(session, Phase.FAILED);
            assertThat(English.text(state.summary()))
                    .isEqualTo("The server closed the WebSocket: policy violation (1008).");
            assertThat(English.text(state.advice()))
                    .startsWith("The server, or a proxy in between, does not allow something this client did.");
            assertThat(state.reason().text()).isEqualTo("full");
        }
    }
}
