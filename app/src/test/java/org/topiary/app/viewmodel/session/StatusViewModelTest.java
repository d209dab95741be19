// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.Times;
import org.topiary.core.Qos;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.LoadGenerator;
import org.topiary.mqtt.MqttVersion;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

class StatusViewModelTest {
    @Test
    @Timeout(30)
    void whatAFullTreeLeavesOutIsSaidAndExplained() throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(12, i -> "t" + i).waitForStart().open();
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
            assertThat(status.topicsProperty().get()).isEqualTo(Texts.get("status.topics", "5"));
            assertThat(status.explainLost())
                    .contains(Texts.get("status.lost.leftOut", "7", Times.dateAndTime(session.leftOutSince()), "5"));
        }
    }

    private static ConnectionProfile profile(int port) {
        BrokerAddress address = BrokerAddress.parse("mqtt://127.0.0.1:" + port).address();
        return ConnectionProfile.of("id", "status", address).toBuilder()
                .version(MqttVersion.MQTT_5)
                .subscriptions(List.of(new Subscription("#", Qos.AT_MOST_ONCE, false)))
                .build();
    }
}
