// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.ClientPacket;
import org.topiary.testkit.English;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** Tests that a broker's missing answer for one filter is reported and awaited, but delays nothing else. */
class SessionUnansweredTest {
    private final Sessions sessions = new Sessions();
    private final VirtualTime time = new VirtualTime();
    private final List<ClientPacket> kept = new CopyOnWriteArrayList<>();

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private ScriptedBroker silentFor(PacketType type, String filter) throws IOException {
        return new ScriptedBroker((packet, client) -> {
            if (packet.type() == type && packet.topic().equals(filter)) {
                kept.add(packet);
            } else {
                client.answer(packet);
            }
        });
    }

    private Session connected(ScriptedBroker broker, Subscription... subscriptions) {
        ConnectionProfile profile = with(profile(broker.address()), "", true, MqttVersion.MQTT_5);
        Session session = sessions.openIn(time, with(profile, subscriptions));
        session.connect();
        until(session, Phase.CONNECTED);
        return session;
    }

    /** Waits until the broker was asked, then lets more time pass than the session waits for an answer. */
    private void letTheAnswerBeLate() {
        until(() -> "not asked", () -> !kept.isEmpty());
        time.idle();
        while (time.advance(Duration.ofMinutes(1))) {}
    }

    private static List<RefusedFilter> refused(Session session) {
        return Sessions.info(session).refusedFilters();
    }

    @Test
    void aSubscribeWithoutAnAnswerIsToldAndTheOptionalFiltersGoOn() throws Exception {
        try (ScriptedBroker broker = silentFor(PacketType.SUBSCRIBE, "silent")) {
            Session session = connected(
                    broker,
                    new Subscription("silent", Qos.AT_MOST_ONCE, false),
                    new Subscription("a", Qos.AT_MOST_ONCE, false),
                    new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true));
            letTheAnswerBeLate();
            until(
                    () -> "not told: " + session.info(),
                    () -> !English.text(session.state().advice()).isEmpty());
            assertThat(refused(session).getFirst().filter()).isEqualTo("silent");
            assertThat(English.text(refused(session).getFirst().why()))
                    .startsWith("the broker has not answered since ");
            assertThat(English.text(session.state().advice()))
                    .contains("\"silent\" (the broker has not answered since ");
            until(
                    () -> "asked " + broker.received(PacketType.SUBSCRIBE),
                    () -> broker.received(PacketType.SUBSCRIBE).stream()
                            .anyMatch(packet -> packet.topic().equals("$SYS/#")));

            broker.client().answer(kept.getFirst());
            until(
                    () -> "still told: " + session.info(),
                    () -> English.text(session.state().advice()).isEmpty());
            assertThat(refused(session)).isEmpty();
        }
    }

    @Test
    void anUnsubscribeWithoutAnAnswerIsTold() throws Exception {
        try (ScriptedBroker broker = silentFor(PacketType.UNSUBSCRIBE, "a")) {
            Session session = connected(broker, new Subscription("a", Qos.AT_MOST_ONCE, false));
            session.setSubscriptions(List.of());
            letTheAnswerBeLate();
            until(() -> "not told: " + session.info(), () -> !refused(session).isEmpty());
            assertThat(English.text(refused(session).getFirst().why()))
                    .startsWith("still subscribed, the broker has not answered since ");

            broker.client().answer(kept.getFirst());
            until(() -> "still told: " + session.info(), () -> refused(session).isEmpty());
        }
    }
}
