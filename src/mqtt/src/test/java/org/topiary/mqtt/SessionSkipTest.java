// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;
import static org.topiary.testkit.ServerPackets.hex;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.testkit.ClientPacket;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** Tests that after three identical faults a session continues without their source, if it can. */
class SessionSkipTest {
    private static final Skip STORED = new Skip.StoredMessages();
    private static final Skip LINE = new Skip.Filter("line/#");

    /** On line/1, with a property that is not allowed in a PUBLISH. */
    private static final String FAULT = " 0b 00 06 6c 69 6e 65 2f 31 02 24 01";

    private static final byte[] STORED_FAULT = hex("31" + FAULT);
    private static final byte[] LIVE_FAULT = hex("30" + FAULT);

    private final Sessions sessions = new Sessions();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private static Subscription on(String filter) {
        return new Subscription(filter, Qos.AT_MOST_ONCE, false);
    }

    /** Sends a packet after the SUBACK of every SUBSCRIBE that matches. */
    private static ScriptedBroker sending(byte[] packet, Predicate<ClientPacket> brings) throws Exception {
        return new ScriptedBroker((received, client) -> {
            client.answer(received);
            if (received.type() == PacketType.SUBSCRIBE && brings.test(received)) {
                client.send(packet);
            }
        });
    }

    private Session failed(ScriptedBroker broker, MqttVersion version, Subscription... subscriptions) {
        Session session = sessions.open(with(with(profile(broker.address()), "", true, version), subscriptions), null);
        session.connect();
        until(session, Phase.FAILED);
        return session;
    }

    private static boolean asksForStored(ClientPacket subscribe) {
        return subscribe.options().getFirst() >> 4 == 0;
    }

    /** Reconnects without the skipped part and makes the broker answer a message after all subscriptions. */
    private static void connectWithout(Session session, Skip skip) {
        session.skip(skip);
        session.connect();
        until(session, Phase.CONNECTED);
        assertThat(publish(session, "probe", "x", Qos.AT_LEAST_ONCE, false).accepted())
                .isTrue();
        assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);
        assertThat(session.skipped()).containsExactly(skip);
    }

    @Test
    void storedMessagesAreNotAskedForAgainUntilTheSessionIsClosed() throws Exception {
        try (ScriptedBroker broker = sending(STORED_FAULT, SessionSkipTest::asksForStored)) {
            Session session = failed(broker, MqttVersion.MQTT_5, on("#"));
            assertThat(session.state().skips()).containsExactly(STORED);
            assertThat(broker.received(PacketType.SUBSCRIBE)).allMatch(SessionSkipTest::asksForStored);
            int before = broker.received(PacketType.SUBSCRIBE).size();

            connectWithout(session, STORED);
            session.setProfile(session.profile().toBuilder().name("renamed").build());
            var _ = session.disconnect();
            until(session, Phase.DISCONNECTED);
            session.connect();
            until(session, Phase.CONNECTED);
            until(
                    () -> "asked " + broker.received(PacketType.SUBSCRIBE),
                    () -> broker.received(PacketType.SUBSCRIBE).size() == before + 2);
            assertThat(broker.received(PacketType.SUBSCRIBE).subList(before, before + 2))
                    .allMatch(packet -> packet.options().getFirst() >> 4 == 2);
            assertThat(session.profile().subscriptions())
                    .allMatch(each -> each.retainHandling() == RetainHandling.SEND);
        }
    }

    @Test
    void theOneFilterThatBringsTheFaultIsLeftOut() throws Exception {
        try (ScriptedBroker broker =
                sending(LIVE_FAULT, packet -> packet.topic().equals("line/#"))) {
            Session session = failed(broker, MqttVersion.MQTT_5, on("other/#"), on("line/#"));
            assertThat(session.state().skips()).containsExactly(STORED, LINE);
            int before = broker.received(PacketType.SUBSCRIBE).size();

            connectWithout(session, LINE);
            assertThat(broker.received(PacketType.SUBSCRIBE).subList(before, before + 1))
                    .extracting(ClientPacket::topic)
                    .containsExactly("other/#");
            assertThat(session.subscriptions()).extracting(Subscription::filter).containsExactly("other/#", "line/#");
        }
    }

    @Test
    void aFilterIsLeftOutOfMqtt311Too() throws Exception {
        try (ScriptedBroker broker =
                sending(hex("30 04 00 02 61 2b"), packet -> packet.topic().equals("line/#"))) {
            // The topic of this packet is invalid, so it cannot match.
            assertThat(failed(broker, MqttVersion.MQTT_3_1_1, on("other/#"), on("line/#"))
                            .state()
                            .skips())
                    .isEmpty();
        }
        try (ScriptedBroker broker = sending(
                hex("36 0a 00 06 6c 69 6e 65 2f 31 00 01"),
                packet -> packet.topic().equals("line/#"))) {
            Session session = failed(broker, MqttVersion.MQTT_3_1_1, on("other/#"), on("line/#"));
            assertThat(session.state().skips()).containsExactly(LINE);
            assertThat(English.text(session.state().advice()))
                    .contains("exclude its topic from the subscriptions.")
                    .doesNotContain("retain handling");
            connectWithout(session, LINE);
        }
    }

    @Test
    void nothingIsOfferedThatWouldNotHelp() {
        PacketFault live = fault(false, "line/1");
        PacketFault stored = fault(true, "line/1");
        Subscription without = on("line/#").withRetainHandling(RetainHandling.DO_NOT_SEND);
        assertThat(Skips.offers(stored, false, true, List.of(on("#")))).containsExactly(STORED);
        assertThat(Skips.offers(live, true, true, List.of(on("#")))).containsExactly(STORED);
        assertThat(Skips.offers(stored, true, false, List.of(on("#"))))
                .as("MQTT 3.1.1 has no retain handling")
                .isEmpty();
        assertThat(Skips.offers(live, false, true, List.of(on("#"))))
                .as("a live message comes all the same")
                .isEmpty();
        assertThat(Skips.offers(stored, true, true, List.of(without)))
                .as("nothing is stored for it")
                .isEmpty();
        assertThat(Skips.offers(live, false, true, List.of(on("line/#"))))
                .as("no other filter remains")
                .isEmpty();
        assertThat(Skips.offers(live, false, true, List.of(on("#"), on("$SYS/#"))))
                .as("everything would be left out")
                .isEmpty();
        assertThat(Skips.offers(live, false, true, List.of(on("line/#"), on("line/+"), on("a"))))
                .as("another filter brings it")
                .isEmpty();
        assertThat(Skips.offers(fault(false, ""), false, true, List.of(on("line/#"), on("a"))))
                .as("the topic is unknown")
                .isEmpty();
        assertThat(Skips.offers(
                        PacketFault.of("PINGRESP", Phrase.of("packet.flags0"), 0x81), true, true, List.of(on("#"))))
                .isEmpty();
    }

    private static PacketFault fault(boolean retained, String topic) {
        return new PacketFault("PUBLISH", Phrase.of("packet.alias0"), 5, 0x94, retained, topic, "", "");
    }
}
