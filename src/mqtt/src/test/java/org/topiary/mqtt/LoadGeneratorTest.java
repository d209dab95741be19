// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.testkit.LoadGenerator;

/** Tests that every message of the load generator arrives through the real client. */
class LoadGeneratorTest {
    private static final int TOPICS = 500;
    private static final int ROUNDS = 3;

    @ParameterizedTest
    @EnumSource(
            value = MqttVersion.class,
            names = {"MQTT_5", "MQTT_3_1_1"})
    void everyMessageArrivesUnpacedAndThenAtARate(MqttVersion version) throws Exception {
        int messages = 4 * TOPICS * ROUNDS;
        try (LoadGenerator load = LoadGenerator.topics(TOPICS, i -> "plant/" + i % 10 + "/é" + i)
                        .rounds(ROUNDS)
                        .payload(number -> Integer.toString(number).getBytes(UTF_8))
                        .messages(messages)
                        .unpacedFirst(messages - 200)
                        .rate(2_000)
                        .retained()
                        .waitForStart()
                        .lastMarker("end")
                        .open();
                Sessions sessions = new Sessions()) {
            ConnectionProfile profile = with(profile("mqtt://127.0.0.1:" + load.port()), "", true, version);

            // The second client receives the same messages as the first.
            for (int client = 0; client < 2; client++) {
                try (Session session = sessions.connected(profile)) {
                    assertThat(Sessions.info(session).protocol())
                            .isEqualTo(version == MqttVersion.MQTT_5 ? "MQTT 5" : "MQTT 3.1.1");
                    assertThat(session.messagesReceived()).isZero();

                    load.start();
                    until(
                            () -> session.messagesReceived() + " of " + messages + " arrived",
                            () -> session.messagesReceived() == messages + 1);

                    TopicTree tree = session.tree();
                    assertThat(session.messagesLost()).isZero();
                    assertThat(load.sent()).isEqualTo(messages);
                    assertThat(tree.topics()).isEqualTo(TOPICS + 1);
                    assertThat(message(session, "end", 1).retained()).isFalse();
                    for (int i = 0; i < TOPICS; i++) {
                        var last = message(session, "plant/" + i % 10 + "/é" + i, 4 * ROUNDS);
                        assertThat(last.retained()).isTrue();
                        assertThat(Integer.parseInt(new String(last.payload(), UTF_8)))
                                .isBetween((ROUNDS - 1) * TOPICS, ROUNDS * TOPICS - 1);
                    }
                }
            }
        }
    }

    @Test
    void messagesInOrderRepeatWithoutThoseThatAreSentOnce() throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(4, i -> "plant")
                        .payload(number -> Integer.toString(number).getBytes(UTF_8))
                        .messages(9)
                        .inOrder()
                        .repeatedFrom(2)
                        .waitForStart()
                        .open();
                Sessions sessions = new Sessions();
                Session session = sessions.connected(profile("mqtt://127.0.0.1:" + load.port()))) {
            load.start();
            until(() -> session.messagesReceived() + " of 9 arrived", () -> session.messagesReceived() == 9);

            List<String> payloads = new ArrayList<>();
            for (long at = session.log().first();
                    at < session.log().end();
                    at = session.log().next(at)) {
                payloads.add(new String(
                        Objects.requireNonNull(session.log().read(at)).payload(), UTF_8));
            }
            assertThat(payloads).containsExactly("0", "1", "2", "3", "2", "3", "2", "3", "2");
        }
    }
}
