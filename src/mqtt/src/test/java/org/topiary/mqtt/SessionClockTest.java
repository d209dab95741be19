// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.until;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Message;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.testkit.English;
import org.topiary.testkit.MosquittoBroker;

/** Tests that a wall clock set by hours during a session affects only the time stamps of messages. */
@Tag("integration")
class SessionClockTest {
    private static final List<Duration> STEPS =
            List.of(Duration.ZERO, Duration.ofHours(7), Duration.ofHours(-30), Duration.ofHours(2));

    @Test
    void keepAliveReconnectsAndTheOrderOfMessagesGoOnOverStepsOfTheClock() throws Exception {
        AtomicReference<Duration> step = new AtomicReference<>(Duration.ZERO);
        try (MosquittoBroker broker = MosquittoBroker.start();
                Severable network = new Severable(broker.port())) {
            ConnectionProfile profile = profile("mqtt://127.0.0.1:" + network.port());
            try (Session session = new Session(
                    profile.toBuilder()
                            .options(profile.options().withKeepAliveSeconds(1))
                            .build(),
                    new ConnectionSecrets(),
                    new LogBudget(1 << 20),
                    TopicTree.DEFAULT_LIMIT,
                    Timing.of(() -> Instant.now().plus(step.get())))) {
                session.connect();
                until(session, Phase.CONNECTED);
                List<Long> stamps = new ArrayList<>();
                for (int round = 0; round < STEPS.size(); round++) {
                    step.set(STEPS.get(round));
                    publish(session, "t", Integer.toString(round), Qos.AT_LEAST_ONCE, false);
                    Message message = message(session, "t", round + 1);
                    stamps.add(message.timeNanos());
                    Instant shown = Instant.EPOCH.plusNanos(message.timeNanos());
                    assertThat(Duration.between(Instant.now().plus(STEPS.get(round)), shown)
                                    .abs())
                            .isLessThan(Duration.ofMinutes(1));

                    int reconnects = round + 1;
                    network.cut();
                    until(
                            () -> "it is " + session.state(),
                            () -> session.reconnects() == reconnects
                                    && session.state().phase() == Phase.CONNECTED);
                }
                // The newest message is the last to arrive, whatever the order of the time stamps.
                assertThat(stamps.get(2)).isLessThan(stamps.get(0));
                assertThat(message(session, "t", STEPS.size()).payload())
                        .asString()
                        .isEqualTo(Integer.toString(STEPS.size() - 1));

                // The clock is set while a ping is due: the ping is still sent on time, and a missing answer is
                // noticed on time.
                step.set(Duration.ofHours(-100));
                List<SessionState> states = Sessions.states(session);
                network.stall();
                until(
                        () -> "it told " + states,
                        () -> states.stream()
                                .anyMatch(state -> state.phase() == Phase.RECONNECTING
                                        && English.text(state.summary()).contains("did not answer a ping")
                                        && state.retryMillis() > 0));
                network.cut();
                until(session, Phase.CONNECTED);
                publish(session, "t", "end", Qos.EXACTLY_ONCE, false);
                message(session, "t", STEPS.size() + 1);
                assertThat(session.messagesLost()).isZero();
                assertThat(session.tree().topics()).isEqualTo(1);
            }
        }
    }
}
