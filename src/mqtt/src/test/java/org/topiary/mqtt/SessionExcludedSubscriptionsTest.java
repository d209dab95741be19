// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.connAck;
import static org.topiary.testkit.ServerPackets.property8;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.ClientPacket;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/**
 * Tests that a session never requests what an MQTT 5 broker does not support, and requests it once if the broker
 * reports that late.
 */
class SessionExcludedSubscriptionsTest {
    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static ConnectionProfile to(ScriptedBroker broker, String... filters) {
        ConnectionProfile profile = with(profile(broker.address()), "", true, MqttVersion.MQTT_5);
        return with(
                profile,
                List.of(filters).stream()
                        .map(filter -> new Subscription(filter, Qos.AT_MOST_ONCE, filter.startsWith("$SYS")))
                        .toArray(Subscription[]::new));
    }

    @Test
    void filtersThatTheConnackExcludesAreNotAskedForAndTheConnectionStays() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(connAck(0, property8(0x28, 0), property8(0x29, 0), property8(0x2A, 0)));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.connected(to(broker, "#", "$share/group/t", "plain", "$SYS/#"));
            until(
                    () -> "not told: " + session.info(),
                    () -> Sessions.info(session).refusedFilters().size() == 3);
            assertThat(Sessions.info(session).refusedFilters())
                    .extracting(RefusedFilter::filter, refused -> English.text(refused.why()))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("#", "this broker does not support wildcards"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "$share/group/t", "this broker does not support shared subscriptions"),
                            org.assertj.core.groups.Tuple.tuple("$SYS/#", "this broker does not support wildcards"));
            assertThat(English.text(session.state().advice()))
                    .isEqualTo(
                            "Not subscribed to \"#\" (this broker does not support wildcards), "
                                    + "\"$share/group/t\" (this broker does not support shared subscriptions): you will not receive these messages.");
            assertThat(publish(session, "t", "x", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            assertThat(broker.received(PacketType.SUBSCRIBE))
                    .extracting(ClientPacket::topic)
                    .containsExactly("plain");
            assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x9E, Shared Subscriptions not supported, $share/",
        "0xA1, Subscription Identifiers not supported, MQTT 3.1.1",
        "0xA2, Wildcard Subscriptions not supported, single topics"
    })
    void aBrokerThatEndsTheConnectionOverASubscriptionIsNotAskedAgain(String code, String name, String advice)
            throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.SUBSCRIBE) {
                client.send(ServerPackets.disconnect(Integer.decode(code)));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.open(to(broker, "#"), null);
            session.connect();
            SessionState state = until(session, Phase.FAILED);
            assertThat(English.text(state.summary()))
                    .isEqualTo("The broker disconnected this client: " + name + " (0x" + code.substring(2) + ").");
            assertThat(English.text(state.advice())).contains(advice);
            assertThat(broker.connects()).isEqualTo(1);
        }
    }

    @Test
    void aSubscriptionRefusedForItsIdentifierIsAskedForWithoutOne() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.SUBSCRIBE && packet.properties().containsKey(0x0B)) {
                client.send(ServerPackets.subAck(true, packet.packetId(), 0xA1));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.connected(to(broker, "a", "b"));
            until(
                    () -> "asked " + broker.received(PacketType.SUBSCRIBE),
                    () -> broker.received(PacketType.SUBSCRIBE).size() >= 4
                            || broker.received(PacketType.SUBSCRIBE).stream()
                                            .filter(each -> each.properties().isEmpty())
                                            .count()
                                    == 2);
            assertThat(publish(session, "t", "x", Qos.AT_LEAST_ONCE, false).accepted())
                    .isTrue();
            assertThat(Sessions.info(session).refusedFilters()).isEmpty();
            session.setSubscriptions(List.of(new Subscription("c", Qos.AT_MOST_ONCE, false)));
            until(
                    () -> "asked " + broker.received(PacketType.SUBSCRIBE),
                    () -> broker.received(PacketType.SUBSCRIBE).stream()
                            .anyMatch(each -> each.topic().equals("c")
                                    && each.properties().isEmpty()));
        }
    }

    @Test
    void aBrokerThatRefusesWithoutAnIdentifierTooIsNotAskedForEver() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.SUBSCRIBE) {
                client.send(ServerPackets.subAck(true, packet.packetId(), 0xA1));
            } else {
                client.answer(packet);
            }
        })) {
            Session session = sessions.connected(to(broker, "a"));
            until(
                    () -> "not told: " + session.info(),
                    () -> Sessions.info(session).refusedFilters().size() == 1);
            assertThat(broker.received(PacketType.SUBSCRIBE)).hasSize(2);
        }
    }
}
