// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.TlsOptions;

class RedirectionTest {
    private static final ConnectionProfile FROM =
            ConnectionProfile.of(
                            "id",
                            "plant",
                            BrokerAddress.parse("mqtts://plant.example").address())
                    .toBuilder()
                    .version(MqttVersion.MQTT_5)
                    .clientId("mine")
                    .userName("ann")
                    .tls(TlsOptions.DEFAULT.withAcceptAnything(true))
                    .subscriptions(List.of(new Subscription("line/#", Qos.AT_LEAST_ONCE, false)))
                    .build();

    @ParameterizedTest
    @CsvSource({
        "other.example, mqtts://other.example", "other.example:1884, mqtts://other.example:1884",
        "[::1]:99 second.example, mqtts://[::1]:99", " a.example  b.example, mqtts://a.example"
    })
    void theFirstServerIsConnectedToOverTheSameTransport(String reference, String url) {
        assertThat(Redirection.of(FROM, reference).orElseThrow().address().toUrl())
                .isEqualTo(url);
    }

    @Test
    void neitherCredentialsNorTrustFollow() {
        ConnectionProfile other = Redirection.of(FROM, "other.example").orElseThrow();
        assertThat(other.id()).isNotEqualTo(FROM.id());
        assertThat(other.userName()).isEmpty();
        assertThat(other.clientId()).isEmpty();
        assertThat(other.tls()).isEqualTo(TlsOptions.DEFAULT);
        assertThat(other.version()).isEqualTo(MqttVersion.MQTT_5);
        assertThat(other.subscriptions()).isEqualTo(FROM.subscriptions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "ann:secret@other.example", "http://other.example", "a/b", "other.example:99999", "a\nb"
            })
    void whatIsNoServerIsNotOffered(String reference) {
        assertThat(Redirection.of(FROM, reference)).isEmpty();
    }
}
