// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.log.Qos;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.ServerPackets;

/** Tests that every cause of a failed connection is distinguished and described so that the user can act on it. */
@Tag("integration")
class SessionFailureTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private SessionState failure(ConnectionProfile profile) {
        Session session = sessions.open(profile, null);
        session.connect();
        return until(session, Phase.FAILED);
    }

    @Test
    void whereNothingListensTheConnectionIsRefused() throws IOException {
        int port = MosquittoBroker.freePort();
        SessionState state = failure(profile("mqtt://127.0.0.1:" + port));

        assertThat(English.text(state.summary()))
                .isEqualTo("Connection refused: nothing listens at 127.0.0.1:" + port + ".");
        assertThat(English.text(state.advice())).contains("port", "1883");
        assertThat(English.text(state.detail())).isNotEmpty();
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        SessionState state = failure(profile("mqtt://no-such-host.invalid"));

        assertThat(English.text(state.summary())).isEqualTo("The host \"no-such-host.invalid\" is unknown.");
        assertThat(English.text(state.advice())).contains("spelling");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpOn() throws IOException {
        try (FakeServer server = new FakeServer((socket, bytes) -> FakeServer.keepSilent(socket))) {
            String place = "127.0.0.1:" + server.port();
            assertThat(English.text(failure(Sessions.impatient(profile("mqtt://" + place)))
                            .summary()))
                    .isEqualTo(place + " accepted the connection but did not answer like an MQTT broker.");
            assertThat(English.text(failure(Sessions.impatient(profile("mqtts://" + place)))
                            .summary()))
                    .contains("did not answer the TLS handshake");
            assertThat(English.text(failure(Sessions.impatient(profile("ws://" + place)))
                            .summary()))
                    .contains("did not answer the WebSocket request");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aServerThatSpeaksSomethingElseIsRecognised(MqttVersion version) throws IOException {
        byte[] answer = ("HTTP/1.1 400 Bad Request\r\n\r\n" + "<html>".repeat(50)).getBytes(StandardCharsets.US_ASCII);
        try (FakeServer server =
                new FakeServer((socket, bytes) -> socket.getOutputStream().write(answer))) {
            SessionState state = failure(with(profile("mqtt://127.0.0.1:" + server.port()), "", true, version));
            assertThat(English.text(state.summary())).contains("does not speak MQTT");
        }
    }

    @Test
    void aWrongWebSocketPathIsToldWithTheServersAnswer() throws IOException {
        try (FakeServer server = new FakeServer((socket, bytes) -> socket.getOutputStream()
                .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            SessionState state = failure(profile("ws://127.0.0.1:" + server.port() + "/wrong"));
            assertThat(English.text(state.summary())).contains("did not open a WebSocket", "404");
            assertThat(English.text(state.advice())).contains("/wrong", "/mqtt");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 06 00 00 03 21 00 00 | a CONNACK packet that breaks the rules of MQTT: “receive maximum must not be 0”.",
                "20 03 02 00 00 | a CONNACK packet that breaks the rules of MQTT: “wrong CONNACK flags, bits 7-1 must be 0”.",
                "30 04 00 01 61 00 | an answer that breaks the rules of MQTT: “PUBLISH message must not be received before CONNACK”.",
            })
    void aFaultyAnswerOfABrokerIsNamedAndNotTakenForAnotherService(String answer, String words) throws IOException {
        try (FakeServer server =
                new FakeServer((socket, bytes) -> socket.getOutputStream().write(ServerPackets.hex(answer)))) {
            SessionState state =
                    failure(with(profile("mqtt://127.0.0.1:" + server.port()), "", true, MqttVersion.MQTT_5));
            assertThat(English.text(state.summary()))
                    .isEqualTo("The broker at 127.0.0.1:" + server.port() + " sent " + words);
            assertThat(English.text(state.advice())).doesNotContain("TLS");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MQTT_5 | 0x85 | Client Identifier not valid (0x85) | client ID",
                "MQTT_5 | 0x87 | Not authorized (0x87) | may not connect",
                "MQTT_5 | 0x88 | Server unavailable (0x88) | later",
                "MQTT_5 | 0x8A | Banned (0x8A) | banned",
                "MQTT_5 | 0x97 | Quota exceeded (0x97) | limit",
                "MQTT_5 | 0x84 | Unsupported Protocol Version (0x84) | version",
                "MQTT_3_1_1 | 1 | unacceptable protocol version (1) | version",
                "MQTT_3_1_1 | 2 | identifier rejected (2) | client ID",
                "MQTT_3_1_1 | 3 | Server unavailable (3) | later",
                "MQTT_3_1_1 | 5 | not authorized (5) | may not connect",
            })
    void aRefusalIsToldByItsNameInTheSpecification(MqttVersion version, String code, String name, String advice)
            throws IOException {
        byte reason = (byte) (int) Integer.decode(code);
        byte[] connAck =
                version == MqttVersion.MQTT_5 ? new byte[] {0x20, 3, 0, reason, 0} : new byte[] {0x20, 2, 0, reason};
        try (FakeServer server =
                new FakeServer((socket, bytes) -> socket.getOutputStream().write(connAck))) {
            SessionState state = failure(with(profile("mqtt://127.0.0.1:" + server.port()), "", true, version));
            assertThat(English.text(state.summary())).isEqualTo("The broker refused the connection: " + name + ".");
            assertThat(English.text(state.advice())).contains(advice);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refuses in MQTT 5 | The broker does not support MQTT 5: Unsupported Protocol Version (0x84).",
                "refuses in MQTT 3.1.1 | The broker does not support MQTT 5: Unsupported Protocol Version (0x84).",
                "closes | The broker closed the connection when asked for MQTT 5.",
                "answers nonsense | The broker's answer to MQTT 5 breaks the rules of MQTT: CONNACK, “remaining length too short”.",
                "answers in HTTP | The broker's answer to MQTT 5 was not MQTT."
            })
    void automaticFallsBackToMqtt311AndSaysWhy(String manner, String why) throws Exception {
        try (MosquittoBroker mosquitto = MosquittoBroker.start();
                FakeServer server = new FakeServer((socket, bytes) -> {
                    if (FakeServer.protocolLevel(bytes) == 5) {
                        switch (manner) {
                            case "refuses in MQTT 5" ->
                                socket.getOutputStream().write(new byte[] {0x20, 3, 0, (byte) 0x84, 0});
                            case "refuses in MQTT 3.1.1" ->
                                socket.getOutputStream().write(new byte[] {0x20, 2, 0, 1});
                            case "answers nonsense" -> socket.getOutputStream().write(new byte[] {0x20, 2, 0, 2});
                            case "answers in HTTP" ->
                                socket.getOutputStream()
                                        .write("HTTP/1.1 400 Bad".repeat(9).getBytes(StandardCharsets.US_ASCII));
                            default -> {}
                        }
                        return;
                    }
                    try (var broker =
                            new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), mosquitto.port())) {
                        broker.getOutputStream().write(bytes);
                        Thread.ofVirtual().start(() -> {
                            try {
                                broker.getInputStream().transferTo(socket.getOutputStream());
                            } catch (IOException e) {
                                // The test has ended.
                            }
                        });
                        socket.getInputStream().transferTo(broker.getOutputStream());
                    }
                })) {
            Session session = sessions.connected(profile("mqtt://127.0.0.1:" + server.port()));
            assertThat(Sessions.info(session).protocol()).isEqualTo("MQTT 3.1.1");
            assertThat(English.text(Sessions.info(session).fallback())).isEqualTo(why);
            assertThat(Sessions.publish(session, "t", "x", Qos.EXACTLY_ONCE, false)
                            .accepted())
                    .isTrue();
            Sessions.message(session, "t", 1);
        }
    }

    @Test
    void aWrongPasswordIsToldAndAnotherOneCanBeTriedInEveryVersion() {
        try (EmbeddedBroker broker = EmbeddedBroker.startWithPassword("anna", "right one")) {
            for (MqttVersion version : MqttVersion.values()) {
                checkPasswords(with(profile("mqtt://anna@127.0.0.1:" + broker.port()), "", true, version), "right one");
            }
        }
    }

    @Test
    void aWrongPasswordIsToldByMosquittoToo() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.startWithPassword("anna", "right one")) {
            checkPasswords(profile("mqtt://anna@127.0.0.1:" + broker.port()), "right one");
        }
    }

    private void checkPasswords(ConnectionProfile profile, String right) {
        String wrong = "hunter2-is-wrong";
        Session session = sessions.open(profile, wrong);
        List<SessionState> states = Collections.synchronizedList(new ArrayList<>());
        session.setStateListener(states::add);
        session.connect();
        SessionState state = until(session, Phase.FAILED);
        assertThat(English.text(state.summary()).toLowerCase(java.util.Locale.ROOT))
                .startsWith("the broker refused the connection: ")
                .containsAnyOf("bad user name or password", "not authorized");
        assertThat(English.text(state.advice())).containsIgnoringCase("user name");

        session.setSecret(SecretField.PASSWORD, right.getBytes(StandardCharsets.UTF_8));
        session.connect();
        until(session, Phase.CONNECTED);
        until(() -> "the listener only heard " + states, () -> states.size() == 4);
        assertThat(states)
                .extracting(SessionState::phase)
                .containsExactly(Phase.CONNECTING, Phase.FAILED, Phase.CONNECTING, Phase.CONNECTED);
        assertThat(states + session.toString() + session.profile() + session.info() + new ConnectionSecrets())
                .doesNotContain(wrong)
                .doesNotContain(right);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT_5", "MQTT_3_1_1"})
    void aRefusedSubscriptionIsToldWhileConnectedAndAnOptionalOneOnlyNoted(MqttVersion version) throws Exception {
        byte[] connAck = version == MqttVersion.MQTT_5 ? new byte[] {0x20, 3, 0, 0, 0} : new byte[] {0x20, 2, 0, 0};
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            socket.getOutputStream().write(connAck);
            refuseSubscriptions(socket, version);
        })) {
            ConnectionProfile profile = with(profile("mqtt://127.0.0.1:" + server.port()), "", true, version);
            Session session = sessions.connected(with(
                    profile,
                    new Subscription("no/#", Qos.AT_MOST_ONCE, false),
                    new Subscription("bad/#/filter", Qos.AT_MOST_ONCE, true),
                    new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true)));

            until(
                    () -> "only refused " + session.info(),
                    () -> Sessions.info(session).refusedFilters().size() == 3);
            RefusedFilter first = Sessions.info(session).refusedFilters().getFirst();
            assertThat(first.filter()).isEqualTo("no/#");
            assertThat(English.text(first.why())).contains("(0x8");
            assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);
            assertThat(English.text(session.state().advice()))
                    .contains("\"no/#\"")
                    .doesNotContain("$SYS")
                    .doesNotContain("bad");
        }
    }

    private static void refuseSubscriptions(java.net.Socket socket, MqttVersion version) throws IOException {
        var in = new java.io.DataInputStream(socket.getInputStream());
        while (true) {
            int type = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            int high = in.readUnsignedByte();
            int low = in.readUnsignedByte();
            in.readNBytes(length - 2);
            if (type == 0x82) {
                socket.getOutputStream()
                        .write(
                                version == MqttVersion.MQTT_5
                                        ? new byte[] {(byte) 0x90, 4, (byte) high, (byte) low, 0, (byte) 0x87}
                                        : new byte[] {(byte) 0x90, 3, (byte) high, (byte) low, (byte) 0x80});
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"closes", "disconnects with Not authorized"})
    void aBrokerThatEndsTheConnectionOverAnOptionalFilterIsConnectedToWithoutIt(String manner) throws Exception {
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            var in = new java.io.DataInputStream(socket.getInputStream());
            for (byte[] header = in.readNBytes(4); header.length == 4; header = in.readNBytes(4)) {
                byte[] rest = in.readNBytes(header[1] - 2);
                if (new String(rest, StandardCharsets.ISO_8859_1).contains("$SYS")) {
                    if (!manner.equals("closes")) {
                        socket.getOutputStream().write(new byte[] {(byte) 0xE0, 2, (byte) 0x87, 0});
                    }
                    return;
                }
                socket.getOutputStream().write(new byte[] {(byte) 0x90, 4, header[2], header[3], 0, 0});
            }
        })) {
            Session session = sessions.connected(with(
                    profile("mqtt://127.0.0.1:" + server.port()),
                    new Subscription("#", Qos.AT_MOST_ONCE, false),
                    new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true)));
            until(
                    () -> "it is " + session.state() + session.info(),
                    () -> session.state().phase() == Phase.CONNECTED
                            && session.reconnects() == 2
                            && !Sessions.info(session).refusedFilters().isEmpty());
            assertThat(Sessions.info(session).refusedFilters().getFirst().filter())
                    .isEqualTo("$SYS/#");
        }
    }

    @Test
    void aBrokerThatDisconnectsWithNotAuthorizedOverARequiredFilterIsNotAskedAgain() throws Exception {
        try (FakeServer server = new FakeServer((socket, bytes) -> {
            socket.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0});
            socket.getInputStream().read();
            socket.getOutputStream().write(new byte[] {(byte) 0xE0, 2, (byte) 0x87, 0});
        })) {
            Session session = sessions.open(
                    with(
                            profile("mqtt://127.0.0.1:" + server.port()),
                            new Subscription("#", Qos.AT_MOST_ONCE, false),
                            new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true)),
                    null);
            session.connect();
            assertThat(English.text(until(session, Phase.FAILED).summary())).contains("Not authorized (0x87)");
        }
    }
}
