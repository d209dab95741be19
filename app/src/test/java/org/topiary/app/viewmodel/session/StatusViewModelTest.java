// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.LogBudget;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.receive.LossCause;
import org.topiary.testkit.LoadGenerator;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

class StatusViewModelTest {
    @Test
    @Timeout(120)
    void aFallbackToMqtt311IsShownWithItsReason() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
                    if (packet.type() == PacketType.CONNECT && client.isMqtt5()) {
                        client.send(ServerPackets.connAck(0x84));
                    } else {
                        client.answer(packet);
                    }
                });
                Session session = new Session(
                        profile(broker.port()).toBuilder()
                                .version(MqttVersion.AUTOMATIC)
                                .build(),
                        new ConnectionSecrets(),
                        1 << 20,
                        5)) {
            session.connect();
            while (session.state().phase() != SessionState.Phase.CONNECTED) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            StatusViewModel status = new StatusViewModel(session);
            status.tick(0);
            assertThat(status.protocolProperty().get()).isEqualTo("MQTT 3.1.1 (MQTT 5 failed)");
            assertThat(status.fallbackProperty().get())
                    .isEqualTo("The broker does not support MQTT 5: Unsupported Protocol Version (0x84).");
        }
    }

    @Test
    @Timeout(120)
    void whatAFullTreeLeavesOutIsSaidAndExplained() throws Exception {
        try (LoadGenerator load =
                        LoadGenerator.topics(12, i -> "t" + i).waitForStart().open();
                Session session = new Session(profile(load.port()), new ConnectionSecrets(), 1 << 20, 5)) {
            StatusViewModel status = new StatusViewModel(session);
            status.tick(0);
            assertThat(status.leftOutProperty().get()).isEmpty();
            assertThat(status.explainLost()).noneMatch(line -> line.contains("topicLimit"));

            session.connect();
            load.start();
            while (session.messagesLeftOut() < 7) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            status.tick(1_000_000_000L);

            assertThat(status.leftOutProperty().get()).isEqualTo(Texts.get("status.leftOut", "7"));
            assertThat(status.topicsProperty().get()).isEqualTo("5 topics");
            assertThat(status.explainLost())
                    .contains(Texts.get("status.lost.leftOut", "7", Times.dateAndTime(session.leftOutSince()), "5"));
        }
    }

    @Test
    @Timeout(120)
    void whyMessagesWereLostIsSaidAndTheFiguresGoOnThoughNothingIsKept() throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(3, i -> "t" + i)
                .payloadBytes(2 << 20)
                .waitForStart()
                .open()) {
            // The session's log holds 1 MiB.
            SessionViewModel model = SessionModels.of(profile(load.port()), (id, change) -> {});
            StatusViewModel status = model.status();
            // The second does not end in 0, and messages of the previous minute do not count.
            long now = 1_700_000_001_000_000_000L;
            model.tick(now - 100_000_000_000L);
            model.tick(now);
            assertThat(status.lostProperty().get()).isEqualTo("No messages lost");
            assertThat(status.logProperty().get()).isEqualTo("History 0 of 1 MiB");
            assertThat(status.anyLostProperty().get()).isFalse();
            model.connect();
            while (!model.session().state().phase().equals(SessionState.Phase.CONNECTED)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            model.tick(now);
            assertThat(model.isOutOfDate(now)).isFalse();

            load.start();
            while (model.session().messagesReceived() < 3) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(model.session().log().end()).isZero();
            assertThat(model.isOutOfDate(now)).isTrue();
            model.tick(now);
            assertThat(status.lostProperty().get()).isEqualTo("3 lost");
            assertThat(status.anyLostProperty().get()).isTrue();
            assertThat(status.explainLost().get(0)).isEqualTo("3 messages arrived but could not be stored:");
            assertThat(status.explainLost().get(1)).contains("3 larger than the history can hold", "2.0 MiB");
            model.close().join();
        }
    }

    @Test
    @Timeout(120)
    void howTheMemoryIsDividedIsExplained() throws Exception {
        LogBudget budget = new LogBudget(256 << 20);
        try (LoadGenerator load = LoadGenerator.topics(3, i -> "t" + i)
                        .payloadBytes(1 << 20)
                        .waitForStart()
                        .open();
                LoadGenerator none =
                        LoadGenerator.topics(1, i -> "t").waitForStart().open();
                Session plant = new Session(profile(none.port()), new ConnectionSecrets(), budget, 10);
                Session home = new Session(profile(load.port()), new ConnectionSecrets(), budget, 10)) {
            StatusViewModel status = new StatusViewModel(home);
            assertThat(status.explainLog())
                    .isEqualTo(
                            "History of this connection: 0 B used, at most 256 MiB at present. When it is full, the oldest messages are removed.");
            for (Session each : List.of(plant, home)) {
                each.connect();
            }
            while (budget.overview().sessions() < 2) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            load.start();
            while (home.messagesReceived() < 3) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(status.explainLog())
                    .contains(
                            "3.0 MiB used",
                            "2 connections share 256 MiB. Each keeps at least 16.0 MiB",
                            "status uses the most: 3.0 MiB.");
        }
    }

    @Test
    void anErrorThatLostMessagesIsToldWithItsDetails() {
        assertThat(StatusViewModel.explain(new LossCause(
                        LossCause.Kind.FAILED,
                        2,
                        1_700_000_000_000_000_000L,
                        5,
                        "java.lang.IllegalStateException: why")))
                .startsWith("2 because of an error in Topiary")
                .endsWith("java.lang.IllegalStateException: why");
    }

    private static ConnectionProfile profile(int port) {
        BrokerAddress address = BrokerAddress.parse("mqtt://127.0.0.1:" + port).address();
        return ConnectionProfile.of("id", "status", address).toBuilder()
                .version(MqttVersion.MQTT_5)
                .subscriptions(List.of(new Subscription("#", Qos.AT_MOST_ONCE, false)))
                .build();
    }
}
