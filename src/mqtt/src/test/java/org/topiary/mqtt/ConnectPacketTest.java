// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.until;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.mqtt.profile.Will;
import org.topiary.testkit.English;

/** Tests how a CONNECT encodes a profile, byte for byte, in both versions, and what cannot be encoded. */
class ConnectPacketTest {
    private static final Will WILL = new Will(
            "wills/ü",
            new byte[] {1, 0, -1},
            Qos.EXACTLY_ONCE,
            true,
            4_294_967_295L,
            0,
            "text/plain",
            "reply/to",
            new byte[] {7, 0},
            List.of(new UserProperty("a", "1"), new UserProperty("a", "2")),
            false);
    private static final ConnectOptions ALL = new ConnectOptions(
            false,
            17,
            4_294_967_294L,
            12,
            1_000_000,
            65_535,
            true,
            false,
            List.of(new UserProperty("unit", "°C"), new UserProperty("unit", "K")));

    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    /** Returns the CONNECT received by a server that then closes the connection. */
    private ConnectPacketReader sent(ConnectionProfile profile, @Nullable String password) throws Exception {
        CompletableFuture<byte[]> packet = new CompletableFuture<>();
        try (FakeServer server = new FakeServer((socket, bytes) -> packet.complete(bytes))) {
            Session session = sessions.open(at(profile, server.port()), password);
            session.connect();
            byte[] bytes = Sessions.get(packet);
            until(session, Phase.FAILED);
            return new ConnectPacketReader(bytes);
        }
    }

    private static ConnectionProfile at(ConnectionProfile profile, int port) {
        return profile.toBuilder()
                .address(BrokerAddress.parse("mqtt://127.0.0.1:" + port).address())
                .build();
    }

    private static ConnectionProfile.Builder profile(MqttVersion version) {
        return Sessions.profile("mqtt://127.0.0.1").toBuilder()
                .version(version)
                .clientId("it is me")
                .userName("änne");
    }

    @Test
    void everyOptionAndTheWholeLastWillAreInTheConnectOfMqtt5() throws Exception {
        ConnectPacketReader packet = sent(
                profile(MqttVersion.MQTT_5).options(ALL).will(Optional.of(WILL)).build(), "geheim");

        assertThat(packet.protocol).isEqualTo("MQTT");
        assertThat(packet.level).isEqualTo(5);
        assertThat(packet.flags).isEqualTo(0b1111_0100);
        assertThat(packet.keepAlive).isEqualTo(17);
        assertThat(packet.clientId).isEqualTo("it is me");
        assertThat(packet.userName).isEqualTo("änne");
        assertThat(packet.password).asString(StandardCharsets.UTF_8).isEqualTo("geheim");
        assertThat(packet.properties)
                .isEqualTo(Map.of(
                        0x11,
                        4_294_967_294L,
                        0x21,
                        12L,
                        0x27,
                        1_000_000L,
                        0x22,
                        65_535L,
                        0x19,
                        1L,
                        0x17,
                        0L,
                        0x26,
                        List.of(new UserProperty("unit", "°C"), new UserProperty("unit", "K"))));
        assertThat(packet.willTopic).isEqualTo("wills/ü");
        assertThat(packet.willPayload).containsExactly(1, 0, -1);
        assertThat(packet.willProperties)
                .isEqualTo(Map.of(
                        0x18,
                        4_294_967_295L,
                        0x02,
                        0L,
                        0x03,
                        "text/plain",
                        0x08,
                        "reply/to",
                        0x09,
                        "\u0007\0",
                        0x26,
                        List.of(new UserProperty("a", "1"), new UserProperty("a", "2"))));
    }

    @Test
    void mqtt311SaysWhatItHasWordsFor() throws Exception {
        ConnectPacketReader packet = sent(
                profile(MqttVersion.MQTT_3_1_1)
                        .options(ALL)
                        .will(Optional.of(WILL))
                        .build(),
                "geheim");

        assertThat(packet.level).isEqualTo(4);
        assertThat(packet.flags).isEqualTo(0b1111_0100);
        assertThat(packet.keepAlive).isEqualTo(17);
        assertThat(packet.clientId).isEqualTo("it is me");
        assertThat(packet.userName).isEqualTo("änne");
        assertThat(packet.password).asString(StandardCharsets.UTF_8).isEqualTo("geheim");
        assertThat(packet.willTopic).isEqualTo("wills/ü");
        assertThat(packet.willPayload).containsExactly(1, 0, -1);
    }

    @Test
    void aWillSaysThatItIsTextAndIsCheckedForIt() throws Exception {
        Will text = new Will(
                "gone",
                "ü\0".getBytes(StandardCharsets.UTF_8),
                Qos.AT_MOST_ONCE,
                false,
                0,
                -1,
                "",
                "",
                new byte[0],
                List.of(),
                true);
        assertThat(sent(profile(MqttVersion.MQTT_5).will(Optional.of(text)).build(), null).willProperties)
                .isEqualTo(Map.of(0x01, 1L));

        Will bytes =
                new Will("gone", new byte[] {-1}, Qos.AT_MOST_ONCE, false, 0, -1, "", "", new byte[0], List.of(), true);
        Session session = sessions.open(
                profile(MqttVersion.MQTT_5).will(Optional.of(bytes)).build(), null);
        session.connect();
        assertThat(English.text(until(session, Phase.FAILED).summary()))
                .contains("marked as UTF-8 text, but it is not");
    }

    @Test
    void whatIsLeftToTheDefaultOfTheProtocolIsNotSaidButForTheMaximumPacketSize() throws Exception {
        ConnectPacketReader packet =
                sent(profile(MqttVersion.MQTT_5).clientId("").userName("").build(), null);
        assertThat(packet.flags).isEqualTo(0b0000_0010);
        assertThat(packet.keepAlive).isEqualTo(60);
        assertThat(packet.properties).isEqualTo(Map.of(0x27, 16L << 20));
        assertThat(packet.clientId).startsWith("topiary-");
    }

    @Test
    void theDataOfAnyOtherAuthenticationMethodIsSentAsItIs() throws Exception {
        CompletableFuture<byte[]> received = new CompletableFuture<>();
        try (FakeServer server = new FakeServer((socket, bytes) -> received.complete(bytes))) {
            ConnectionSecrets secrets = ConnectionSecrets.ofPassword("x".getBytes(StandardCharsets.UTF_8));
            secrets.set(SecretField.AUTHENTICATION_DATA, new byte[] {9, 0, 1});
            ConnectionProfile profile = at(
                    profile(MqttVersion.AUTOMATIC)
                            .enhancedAuth(new EnhancedAuth("TOKEN"))
                            .build(),
                    server.port());
            try (Session session = new Session(profile, secrets, 1 << 20, 1_000)) {
                session.connect();
                ConnectPacketReader packet = new ConnectPacketReader(Sessions.get(received));
                assertThat(packet.properties).isEqualTo(Map.of(0x15, "TOKEN", 0x16, "\u0009\0\u0001", 0x27, 16L << 20));
                assertThat(packet.userName).isEqualTo("änne");
                assertThat(packet.password).isEqualTo(new byte[] {'x'});
            }
        }
    }

    static List<Object[]> unspeakable() {
        Will bad = Will.of("a/+", new byte[0], Qos.AT_MOST_ONCE, false);
        Will large = Will.of("a", new byte[65_536], Qos.AT_MOST_ONCE, false);
        return List.of(
                new Object[] {
                    profile(MqttVersion.MQTT_5).will(Optional.of(bad)),
                    "The topic of the last will is not a valid topic."
                },
                new Object[] {
                    profile(MqttVersion.MQTT_3_1_1).will(Optional.of(large)),
                    "The payload of the last will has 65536 bytes, but MQTT allows at most 65535. Shorten it."
                },
                new Object[] {
                    profile(MqttVersion.MQTT_5).clientId("a\0b"), "The client ID must not contain the character U+0000"
                },
                new Object[] {
                    profile(MqttVersion.MQTT_5).userName("\uD83D"), "The user name must not contain half a character"
                },
                new Object[] {
                    profile(MqttVersion.MQTT_3_1_1).enhancedAuth(new EnhancedAuth("X")),
                    "The authentication method X needs MQTT 5"
                },
                new Object[] {
                    profile(MqttVersion.MQTT_5)
                            .address(BrokerAddress.parse("ws://127.0.0.1:9").address())
                            .webSocket(new WebSocketOptions("mqtt", List.of(new UserProperty("X", "a\r\nb")))),
                    "The value of the WebSocket header \"X\" contains a character (2)"
                },
                new Object[] {
                    profile(MqttVersion.MQTT_5)
                            .address(BrokerAddress.parse("ws://127.0.0.1:9").address())
                            .webSocket(new WebSocketOptions("mqtt", List.of(new UserProperty("Upgrade", "h2c")))),
                    "is part of the handshake"
                },
                new Object[] {
                    profile(MqttVersion.MQTT_5)
                            .address(BrokerAddress.parse("ws://127.0.0.1:9").address())
                            .webSocket(new WebSocketOptions("m q", List.of())),
                    "The WebSocket subprotocol \"m q\" is not valid"
                });
    }

    @ParameterizedTest
    @MethodSource("unspeakable")
    void whatCannotBeSaidIsToldBeforeAnythingIsSent(ConnectionProfile.Builder profile, String complaint) {
        Session session = sessions.open(profile.build(), null);
        session.connect();
        assertThat(English.text(until(session, Phase.FAILED).summary()))
                .startsWith("Cannot connect: ")
                .contains(complaint);
    }
}
