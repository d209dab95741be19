// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.Sessions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.PublicBrokers;
import org.topiary.mqtt.profile.SubscriptionPresets;
import org.topiary.testkit.English;

/** Tests built-in knowledge: public brokers, subscription presets and CONNACK reason codes. */
class PublicBrokersTest {
    @ParameterizedTest
    @ValueSource(strings = {"test.mosquitto.org", "Broker.HiveMQ.com", "broker.emqx.io.", "mqtt.eclipseprojects.io"})
    void wellKnownOnesAreRecognised(String host) {
        assertThat(PublicBrokers.isPublic(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "mosquitto.org",
                "mytest.mosquitto.org.example.com",
                "nottest.mosquitto.org",
                ""
            })
    void othersAreNot(String host) {
        assertThat(PublicBrokers.isPublic(host)).isFalse();
    }

    @Test
    void everythingIsWhatMatchesEveryTopic() {
        assertThat(List.of("#", "+/#")).allMatch(PublicBrokers::isEverything);
        assertThat(List.of("a/#", "+", "+/+/#", "$SYS/#")).noneMatch(PublicBrokers::isEverything);
    }

    @Test
    void everyPresetCanBeSubscribedTo() {
        assertThat(SubscriptionPresets.ALL)
                .isNotEmpty()
                .allSatisfy(preset -> assertThat(preset.subscriptions())
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(TopicRules.filterProblem(each.filter()))
                                .isNull()));
    }

    @Test
    void everyReasonCodeOfAConnAckHasItsNameAndAnAdvice() {
        ConnectionProfile profile = Sessions.profile("mqtt://127.0.0.1");
        IntStream.of(
                        0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8C, 0x90, 0x95, 0x97, 0x99,
                        0x9A, 0x9B, 0x9C, 0x9D, 0x9F)
                .forEach(code -> {
                    assertThat(English.text(ReasonCodes.text(code)))
                            .doesNotContain("Reason code")
                            .endsWith(String.format("(0x%02X)", code));
                    assertThat(English.text(ConnAckReasons.advice(code, profile, "me")))
                            .isNotEmpty();
                });
    }
}
