// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.start.ConnectionFormViewModel.Field;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.BrokerAddress.Transport;
import org.topiary.mqtt.ConnectOptions;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.MqttVersion;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFormViewModelTest {
    private static final ConnectionProfile BLANK = ConnectionProfile.of("id", "", new BrokerAddress(Transport.TCP, "localhost", 1883, ""));

    private final ConnectionFormViewModel form = new ConnectionFormViewModel(Runnable::run, BLANK, false, "New");

    @Test
    void aNewFormIsEmptyAndComplainsOfNothing() {
        assertThat(form.urlProperty().get()).isEmpty();
        assertThat(form.firstError()).isEmpty();
    }

    @Test
    void aUrlFillsTheForm() {
        form.urlProperty().set("wss://plant@broker.example:8443/feed");
        assertThat(form.tlsProperty().get()).isTrue();
        assertThat(form.webSocketProperty().get()).isTrue();
        assertThat(form.hostProperty().get()).isEqualTo("broker.example");
        assertThat(form.portProperty().get()).isEqualTo("8443");
        assertThat(form.pathProperty().get()).isEqualTo("/feed");
        assertThat(form.userNameProperty().get()).isEqualTo("plant");
        assertThat(form.urlProperty().get()).isEqualTo("wss://plant@broker.example:8443/feed");
        assertThat(form.submit()).hasValueSatisfying(profile -> {
            assertThat(profile.address()).isEqualTo(
                    new BrokerAddress(Transport.SECURE_WEBSOCKET, "broker.example", 8443, "/feed"));
            assertThat(profile.name()).isEqualTo("broker.example");
            assertThat(profile.userName()).isEqualTo("plant");
        });
    }

    @Test
    void theFormRewritesTheUrl() {
        form.hostProperty().set("home");
        assertThat(form.urlProperty().get()).isEqualTo("mqtt://home");
        form.portProperty().set("1884");
        assertThat(form.urlProperty().get()).isEqualTo("mqtt://home:1884");
        form.userNameProperty().set("ada@plant:x");
        assertThat(form.urlProperty().get()).isEqualTo("mqtt://ada%40plant%3Ax@home:1884");
        assertThat(form.userNameProperty().get()).isEqualTo("ada@plant:x");
        form.webSocketProperty().set(true);
        form.pathProperty().set("feed");
        assertThat(form.urlProperty().get()).isEqualTo("ws://ada%40plant%3Ax@home:1884/feed");
        form.hostProperty().set("::1");
        assertThat(form.urlProperty().get()).isEqualTo("ws://ada%40plant%3Ax@[::1]:1884/feed");
        assertThat(form.firstError()).isEmpty();
    }

    @Test
    void theUsualPortFollowsTheTransport_anotherOneStays() {
        form.urlProperty().set("mqtt://home");
        form.tlsProperty().set(true);
        assertThat(form.portProperty().get()).isEqualTo("8883");
        assertThat(form.urlProperty().get()).isEqualTo("mqtts://home");
        form.webSocketProperty().set(true);
        assertThat(form.portProperty().get()).isEqualTo("443");
        form.portProperty().set("9001");
        form.tlsProperty().set(false);
        assertThat(form.portProperty().get()).isEqualTo("9001");
        assertThat(form.urlProperty().get()).startsWith("ws://home:9001");
    }

    @Test
    void anEmptyPortIsTheUsualOne() {
        form.urlProperty().set("mqtts://home:1");
        form.portProperty().set("");
        assertThat(form.submit()).hasValueSatisfying(profile -> assertThat(profile.address().port()).isEqualTo(8883));
    }

    @Test
    void aPasswordInAPastedUrlMovesToItsField() {
        form.urlProperty().set("mqtts://ada:s%40cret:x@home:8884");
        assertThat(form.urlProperty().get()).isEqualTo("mqtts://ada@home:8884");
        assertThat(form.passwordProperty().get()).isEqualTo("s@cret:x");
        assertThat(form.passwordNoteProperty().get()).startsWith("Moved out of the address");
        assertThat(form.userNameProperty().get()).isEqualTo("ada");
        assertThat(form.hostProperty().get()).isEqualTo("home");
        assertThat(form.firstError()).isEmpty();
        assertThat(form.submit().orElseThrow().toString()).doesNotContain("cret");
    }

    @Test
    void aPasswordWithABarePercentSignIsTakenAsItStands() {
        form.urlProperty().set("mqtt://ada:100%@home");
        assertThat(form.passwordProperty().get()).isEqualTo("100%");
    }

    @Test
    void anIpv6AddressIsNotTakenForAPassword() {
        form.urlProperty().set("mqtt://ada@[::1]:1884");
        assertThat(form.passwordProperty().get()).isEmpty();
        assertThat(form.hostProperty().get()).isEqualTo("::1");
    }

    @Test
    void aWrongUrlIsExplainedWhileItIsTyped_andForgottenWhenTheFormIsUsed() {
        form.urlProperty().set("pigeon://home");
        assertThat(form.errorProperty(Field.URL).get()).contains("pigeon");
        assertThat(form.firstError()).contains(Field.URL);
        assertThat(form.submit()).isEmpty();
        form.hostProperty().set("home");
        assertThat(form.errorProperty(Field.URL).get()).isEmpty();
        assertThat(form.urlProperty().get()).isEqualTo("mqtt://home");
    }

    @Test
    void nothingTypedIsAnErrorOnceSavingIsTried() {
        assertThat(form.submit()).isEmpty();
        assertThat(form.firstError()).contains(Field.URL);
        form.urlProperty().set("home");
        assertThat(form.firstError()).isEmpty();
        assertThat(form.submit()).isPresent();
    }

    @Test
    void portAndKeepAliveHaveBounds() {
        form.urlProperty().set("mqtt://home");
        for (String wrong : new String[] {"0", "65536", "123456", "-1", "x"}) {
            form.portProperty().set(wrong);
            assertThat(form.firstError()).as(wrong).contains(Field.PORT);
        }
        assertThat(form.urlProperty().get()).as("stays as it was").isEqualTo("mqtt://home");
        form.portProperty().set("65535");
        for (String wrong : new String[] {"", "65536", "-1", "1.5"}) {
            form.keepAliveProperty().set(wrong);
            assertThat(form.firstError()).as(wrong).contains(Field.KEEP_ALIVE);
        }
        form.keepAliveProperty().set("0");
        assertThat(form.submit()).hasValueSatisfying(profile -> assertThat(profile.options().keepAliveSeconds()).isZero());
    }

    @Test
    void aWholeUrlPastedAsHostGoesWhereItBelongs() {
        form.hostProperty().set("mqtts://ada@home");
        assertThat(form.urlProperty().get()).isEqualTo("mqtts://ada@home");
        assertThat(form.hostProperty().get()).isEqualTo("home");
        form.hostProperty().set("ada@home");
        assertThat(form.firstError()).contains(Field.HOST);
    }

    @Test
    void stringsTheProtocolCannotCarryAreRefused() {
        form.urlProperty().set("mqtt://home");
        form.clientIdProperty().set("é".repeat(32_768));
        assertThat(form.firstError()).contains(Field.CLIENT_ID);
        form.clientIdProperty().set("");
        form.passwordProperty().set("secret");
        assertThat(form.firstError()).isEmpty();
        form.versionProperty().set(MqttVersion.MQTT_3_1_1);
        assertThat(form.firstError()).contains(Field.USER_NAME);
    }

    @Test
    void anExistingConnectionComesBackUnchanged() {
        ConnectionProfile profile = ConnectionProfile.of("id", "Plant", new BrokerAddress(Transport.WEBSOCKET, "fe80::1", 8080, "/x?y=1"))
                .toBuilder()
                .clientId("client")
                .userName("a b")
                .options(ConnectOptions.DEFAULT.withCleanStart(false).withKeepAliveSeconds(5))
                .version(MqttVersion.MQTT_5)
                .build();
        assertThat(new ConnectionFormViewModel(Runnable::run, profile, true, "Edit").submit()).contains(profile);
    }
}
