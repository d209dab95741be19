// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.testkit.ScriptedBroker;

/**
 * Tests that, whatever a broker does, it receives at most three CONNECT packets in 30 s, and that no packet of the
 * client violates the protocol.
 */
@Tag("integration")
class SessionConnectsTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int MOST = 3;

    private final VirtualTime time = new VirtualTime();

    static Stream<Arguments> scenarios() {
        return HostileScripts.all().stream()
                .flatMap(scenario -> Stream.of(MqttVersion.AUTOMATIC, MqttVersion.MQTT_3_1_1)
                        .filter(version -> version == MqttVersion.AUTOMATIC || !scenario.isOfMqtt5())
                        .map(version -> Arguments.of(scenario, version)));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("scenarios")
    void noBrokerIsConnectedToMoreThanThreeTimesInThirtySeconds(HostileScripts.Scenario scenario, MqttVersion version)
            throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(scenario.script());
                Session session = session(broker, scenario, version)) {
            session.connect();
            do {
                settle(session);
                if (scenario.lifeSeconds() > 0 && session.state().phase() == Phase.CONNECTED) {
                    end(session, broker, scenario.lifeSeconds());
                }
            } while (time.advance(WINDOW) || time.nanos() < WINDOW.toNanos());
            settle(session);

            assertThat(broker.connects()).isBetween(1, MOST);
        }
    }

    private Session session(ScriptedBroker broker, HostileScripts.Scenario scenario, MqttVersion version) {
        ConnectionProfile profile = Sessions.with(profile(broker.address()), "", true, version).toBuilder()
                .reconnect(Reconnect.DEFAULT)
                .enhancedAuth(scenario.auth())
                .subscriptions(ConnectionProfile.DEFAULT_SUBSCRIPTIONS)
                .build();
        return new Session(
                scenario.answers() ? profile : Sessions.impatient(profile),
                new ConnectionSecrets(),
                new LogBudget(1 << 20),
                TopicTree.DEFAULT_LIMIT,
                time.timing());
    }

    private void end(Session session, ScriptedBroker broker, int seconds) throws Exception {
        Duration end = Duration.ofNanos(time.nanos()).plusSeconds(seconds);
        while (time.advance(end)) {
            settle(session);
        }
        broker.client().close();
        until(() -> "it is " + session.state(), () -> session.state().phase() != Phase.CONNECTED);
        settle(session);
    }

    /** Waits until nothing more happens unless time passes. */
    private void settle(Session session) {
        // The second message is answered after the subscriptions that follow the answers to the first.
        for (int i = 0; i < 2; i++) {
            Answer answer = new Answer(session);
            until(() -> "it is " + session.state(), () -> switch (session.state()
                    .phase()) {
                case CONNECTING -> false;
                case CONNECTED -> answer.isThere();
                case RECONNECTING -> session.state().retryMillis() > 0;
                case FAILED, DISCONNECTED -> true;
            });
            time.idle();
        }
    }

    /** The answer to a message, after which everything that the broker sent before it has been read. */
    private static final class Answer {
        private final Session session;
        private @Nullable CompletableFuture<PublishResult> result;

        Answer(Session session) {
            this.session = session;
        }

        boolean isThere() {
            if (result == null) {
                result = session.publish(
                        PublishMessage.of("t", "x".getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE, false));
            }
            return result.isDone();
        }
    }
}
