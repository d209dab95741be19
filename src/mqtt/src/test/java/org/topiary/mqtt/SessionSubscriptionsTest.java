// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.message;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.publish;
import static org.topiary.mqtt.Sessions.retained;
import static org.topiary.mqtt.Sessions.until;
import static org.topiary.mqtt.Sessions.with;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.testkit.English;

/** Tests the options of subscriptions, and changing them while connected. */
@TwoBrokers.Used
class SessionSubscriptionsTest {
    private final Sessions sessions = new Sessions();
    private final TwoBrokers brokers;

    SessionSubscriptionsTest(TwoBrokers brokers) {
        this.brokers = brokers;
    }

    @AfterEach
    void closeSessions() {
        sessions.close();
    }

    private ConnectionProfile on(String broker, MqttVersion version, Subscription... subscriptions) {
        int port = brokers.port(broker);
        return with(with(profile("mqtt://127.0.0.1:" + port), "", true, version), subscriptions);
    }

    private static Subscription of(String filter) {
        return new Subscription(filter, Qos.EXACTLY_ONCE, false);
    }

    private static long messages(Session session, String topic) {
        int node = session.tree().find(topic);
        return node == TopicTree.NONE ? 0 : session.tree().messages(node);
    }

    /** Publishes until the message arrives: a change of subscriptions takes effect after a delay. */
    private void untilReceived(Session session, Session from, String topic) {
        until(() -> topic + " does not arrive", () -> {
            publish(from, topic, "x", Qos.AT_LEAST_ONCE, false);
            return messages(session, topic) > 0;
        });
    }

    private void untilNotReceived(Session session, Session from, String topic, String marker) {
        until(() -> topic + " still arrives", () -> {
            long before = messages(session, topic);
            long markers = messages(session, marker);
            publish(from, topic, "x", Qos.AT_LEAST_ONCE, false);
            publish(from, marker, "x", Qos.AT_LEAST_ONCE, false);
            until(() -> marker + " does not arrive", () -> messages(session, marker) > markers);
            return messages(session, topic) == before;
        });
    }

    @TwoBrokers.Each
    void aChangeWhileConnectedTellsTheBrokerTheDifferenceOnly(String broker, MqttVersion version) {
        String at = "live/" + broker + version;
        Session other = sessions.connected(on(broker, MqttVersion.MQTT_5));
        publish(other, at + "/kept/t", "1", Qos.AT_LEAST_ONCE, true);
        publish(other, at + "/new/t", "1", Qos.AT_LEAST_ONCE, true);
        Session session = sessions.connected(on(broker, version, of(at + "/kept/#"), of(at + "/old/#")));
        message(session, at + "/kept/t", 1);
        untilReceived(session, other, at + "/old/t");

        session.setSubscriptions(
                List.of(of(at + "/kept/#"), of(at + "/new/#"), of(at + "/off/#").withEnabled(false)));
        message(session, at + "/new/t", 1);
        untilNotReceived(session, other, at + "/old/t", at + "/kept/marker");
        publish(other, at + "/off/t", "1", Qos.AT_LEAST_ONCE, false);
        untilReceived(session, other, at + "/new/marker");
        assertThat(messages(session, at + "/off/t")).isZero();
        // A repeated subscription would have delivered the message again.
        assertThat(messages(session, at + "/kept/t")).isEqualTo(1);
        assertThat(session.subscriptions()).hasSize(3);
        assertThat(Sessions.info(session).refusedFilters()).isEmpty();

        session.setSubscriptions(List.of(of(at + "/off/#")));
        untilReceived(session, other, at + "/off/t");
        untilNotReceived(session, other, at + "/kept/t", at + "/off/marker");
    }

    @TwoBrokers.Each
    void whatWasChangedHoldsOverAReconnectAlsoInASessionThatTheBrokerKept(String broker, MqttVersion version)
            throws Exception {
        String at = "resumed/" + broker + version;
        Session other = sessions.connected(on(broker, MqttVersion.MQTT_5));
        ConnectionProfile direct = on(broker, version, of(at + "/old/#"), of(at + "/both/#"));
        try (Severable network = new Severable(direct.address().port())) {
            ConnectionProfile profile = with(direct, "resumed-" + version, false, version).toBuilder()
                    .address(profile("mqtt://127.0.0.1:" + network.port()).address())
                    .build();
            Session session = sessions.connected(profile);
            untilReceived(session, other, at + "/old/t");
            assertThat(Sessions.get(session.disconnect())).isNull();
            session.setSubscriptions(List.of(of(at + "/both/#"), of(at + "/new/#")));
            session.connect();
            until(session, Phase.CONNECTED);
            assertThat(Sessions.info(session).sessionPresent()).isTrue();
            untilReceived(session, other, at + "/new/t");
            untilNotReceived(session, other, at + "/old/t", at + "/both/marker");

            network.cut();
            until(
                    () -> "it is " + session.state(),
                    () -> session.reconnects() == 1 && session.state().phase() == Phase.CONNECTED);
            untilReceived(session, other, at + "/new/again");
        }
    }

    @TwoBrokers.Each
    void aRefusalOfAChangeIsToldAndGoesWithItsFilter(String broker, MqttVersion version) {
        Session session = sessions.connected(on(broker, version, of("fine/#")));
        session.setSubscriptions(List.of(of("fine/#"), of("not/#/fine")));
        until(
                () -> "not told: " + session.info(),
                () -> Sessions.info(session).refusedFilters().size() == 1);
        assertThat(Sessions.info(session).refusedFilters().getFirst().filter()).isEqualTo("not/#/fine");
        until(
                () -> English.text(session.state().advice()),
                () -> English.text(session.state().advice()).contains("not/#/fine"));

        session.setSubscriptions(List.of(of("fine/#")));
        until(
                () -> "still told: " + session.info(),
                () -> Sessions.info(session).refusedFilters().isEmpty());
        until(
                () -> English.text(session.state().advice()),
                () -> English.text(session.state().advice()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "mosquitto"})
    void retainedMessagesAreSentAsTheRetainHandlingSays(String broker) {
        String at = "handling/" + broker;
        Session other = sessions.connected(on(broker, MqttVersion.MQTT_5));
        for (RetainHandling handling : RetainHandling.values()) {
            publish(other, at + "/" + handling + "/t", "1", Qos.AT_LEAST_ONCE, true);
        }
        Subscription[] subscriptions = Stream.of(RetainHandling.values())
                .map(each -> new Subscription(at + "/" + each + "/#", Qos.EXACTLY_ONCE, false, true, false, true, each))
                .toArray(Subscription[]::new);
        Session session = sessions.connected(
                with(on(broker, MqttVersion.MQTT_5, subscriptions), "handling", false, MqttVersion.MQTT_5));
        message(session, at + "/SEND/t", 1);
        message(session, at + "/SEND_IF_NEW/t", 1);
        untilReceived(session, other, at + "/DO_NOT_SEND/live");
        assertThat(messages(session, at + "/DO_NOT_SEND/t")).isZero();

        assertThat(Sessions.get(session.disconnect())).isNull();
        session.connect();
        until(session, Phase.CONNECTED);
        assertThat(Sessions.info(session).sessionPresent()).isTrue();
        message(session, at + "/SEND/t", 2);
        untilReceived(session, other, at + "/DO_NOT_SEND/again");
        assertThat(messages(session, at + "/SEND_IF_NEW/t")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "mosquitto"})
    void withNoLocalOnesOwnMessagesDoNotComeBack(String broker) {
        String at = "local/" + broker;
        Session other = sessions.connected(on(broker, MqttVersion.MQTT_5));
        Session session = sessions.connected(on(
                broker,
                MqttVersion.MQTT_5,
                new Subscription(at + "/#", Qos.EXACTLY_ONCE, false, true, true, true, RetainHandling.SEND)));
        untilReceived(session, other, at + "/others");
        publish(session, at + "/own", "x", Qos.EXACTLY_ONCE, false);
        publish(other, at + "/end", "x", Qos.EXACTLY_ONCE, false);
        message(session, at + "/end", 1);
        assertThat(messages(session, at + "/own")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "mosquitto"})
    void withoutRetainAsPublishedTheMarkIsSetAndClearedAsInMqtt311(String broker) {
        String at = "as-published/" + broker;
        Session session = sessions.connected(on(
                broker,
                MqttVersion.MQTT_5,
                new Subscription(at + "/#", Qos.EXACTLY_ONCE, false, true, false, false, RetainHandling.SEND)));
        publish(session, at + "/t", "x", Qos.AT_LEAST_ONCE, true);
        assertThat(message(session, at + "/t", 1).retained()).isFalse();
        until(() -> "it is not marked", () -> retained(session, at + "/t"));
        publish(session, at + "/t", "", Qos.AT_LEAST_ONCE, true);
        message(session, at + "/t", 2);
        until(() -> "it is still marked", () -> !retained(session, at + "/t"));
    }

    @Test
    void aSharedSubscriptionWithNoLocalIsRefusedHereBecauseABrokerWouldEndTheConnection() {
        Session session = sessions.connected(on(
                "mosquitto",
                MqttVersion.MQTT_5,
                new Subscription("$share/group/t", Qos.EXACTLY_ONCE, false, true, true, true, RetainHandling.SEND)));
        until(
                () -> "not told: " + session.info(),
                () -> Sessions.info(session).refusedFilters().size() == 1);
        assertThat(English.text(
                        Sessions.info(session).refusedFilters().getFirst().why()))
                .contains("No Local");
        assertThat(session.state().phase()).isEqualTo(Phase.CONNECTED);
    }
}
