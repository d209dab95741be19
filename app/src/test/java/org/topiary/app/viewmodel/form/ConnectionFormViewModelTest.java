// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;

class ConnectionFormViewModelTest {
    private static final ConnectionProfile BLANK =
            ConnectionProfile.of("id", "", new BrokerAddress(Transport.TCP, "localhost", 1883, ""));

    private final ConnectionFormViewModel form = new ConnectionFormViewModel(Runnable::run, BLANK, false, "New");

    @Test
    void aNewFormIsEmptyAndComplainsOfNothing() {
        assertThat(form.address().url().textProperty().get()).isEmpty();
        assertThat(form.firstError()).isEmpty();
    }

    @Test
    void aUrlFillsTheForm() {
        form.address().url().textProperty().set("wss://plant@broker.example:8443/feed");
        assertThat(form.address().tlsProperty().get()).isTrue();
        assertThat(form.address().webSocketProperty().get()).isTrue();
        assertThat(form.address().host().textProperty().get()).isEqualTo("broker.example");
        assertThat(form.address().port().textProperty().get()).isEqualTo("8443");
        assertThat(form.address().path().textProperty().get()).isEqualTo("/feed");
        assertThat(form.address().userName().textProperty().get()).isEqualTo("plant");
        assertThat(form.address().url().textProperty().get()).isEqualTo("wss://plant@broker.example:8443/feed");
        assertThat(form.defaultNameProperty().get()).isEqualTo("broker.example:8443");
        assertThat(form.submit()).hasValueSatisfying(profile -> {
            assertThat(profile.address())
                    .isEqualTo(new BrokerAddress(Transport.SECURE_WEBSOCKET, "broker.example", 8443, "/feed"));
            assertThat(profile.name()).isEmpty();
            assertThat(profile.userName()).isEqualTo("plant");
        });
    }

    @Test
    void theFormRewritesTheUrl() {
        form.address().host().textProperty().set("home");
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtt://home");
        form.address().port().textProperty().set("1884");
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtt://home:1884");
        form.address().userName().textProperty().set("ada@plant:x");
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtt://ada%40plant%3Ax@home:1884");
        assertThat(form.address().userName().textProperty().get()).isEqualTo("ada@plant:x");
        form.address().webSocketProperty().set(true);
        form.address().path().textProperty().set("feed");
        assertThat(form.address().url().textProperty().get()).isEqualTo("ws://ada%40plant%3Ax@home:1884/feed");
        form.address().host().textProperty().set("::1");
        assertThat(form.address().url().textProperty().get()).isEqualTo("ws://ada%40plant%3Ax@[::1]:1884/feed");
        assertThat(form.firstError()).isEmpty();
    }

    @Test
    void theUsualPortFollowsTheTransport_anotherOneStays() {
        form.address().url().textProperty().set("mqtt://home");
        form.address().tlsProperty().set(true);
        assertThat(form.address().port().textProperty().get()).isEqualTo("8883");
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtts://home");
        form.address().webSocketProperty().set(true);
        assertThat(form.address().port().textProperty().get()).isEqualTo("443");
        form.address().port().textProperty().set("9001");
        form.address().tlsProperty().set(false);
        assertThat(form.address().port().textProperty().get()).isEqualTo("9001");
        assertThat(form.address().url().textProperty().get()).startsWith("ws://home:9001");
    }

    @Test
    void anEmptyPortIsTheUsualOne() {
        form.address().url().textProperty().set("mqtts://home:1");
        form.address().port().textProperty().set("");
        assertThat(form.submit())
                .hasValueSatisfying(
                        profile -> assertThat(profile.address().port()).isEqualTo(8883));
    }

    @Test
    void aPasswordInAPastedUrlMovesToItsField() {
        form.address().url().textProperty().set("mqtts://ada:s%40cret:x@home:8884");
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtts://ada@home:8884");
        assertThat(form.address().password().input().textProperty().get()).isEqualTo("s@cret:x");
        assertThat(form.address().passwordNoteProperty().get()).startsWith("Moved here from the address");
        assertThat(form.address().userName().textProperty().get()).isEqualTo("ada");
        assertThat(form.address().host().textProperty().get()).isEqualTo("home");
        assertThat(form.firstError()).isEmpty();
        assertThat(form.submit().orElseThrow().toString()).doesNotContain("cret");
    }

    @Test
    void aPasswordWithABarePercentSignIsTakenAsItStands() {
        form.address().url().textProperty().set("mqtt://ada:100%@home");
        assertThat(form.address().password().input().textProperty().get()).isEqualTo("100%");
    }

    @Test
    void anIpv6AddressIsNotTakenForAPassword() {
        form.address().url().textProperty().set("mqtt://ada@[::1]:1884");
        assertThat(form.address().password().input().textProperty().get()).isEmpty();
        assertThat(form.address().host().textProperty().get()).isEqualTo("::1");
    }

    @Test
    void aWrongUrlIsExplainedWhileItIsTyped_andForgottenWhenTheFormIsUsed() {
        form.address().url().textProperty().set("pigeon://home");
        assertThat(form.address().url().errorProperty().get()).contains("pigeon");
        assertThat(form.firstError()).contains(form.address().url());
        assertThat(form.submit()).isEmpty();
        form.address().host().textProperty().set("home");
        assertThat(form.address().url().errorProperty().get()).isEmpty();
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtt://home");
    }

    @Test
    void nothingTypedIsAnErrorOnceSavingIsTried() {
        assertThat(form.submit()).isEmpty();
        assertThat(form.firstError()).contains(form.address().url());
        form.address().url().textProperty().set("home");
        assertThat(form.firstError()).isEmpty();
        assertThat(form.submit()).isPresent();
    }

    @Test
    void portAndKeepAliveHaveBounds() {
        form.address().url().textProperty().set("mqtt://home");
        for (String wrong : new String[] {"0", "65536", "123456", "-1", "x"}) {
            form.address().port().textProperty().set(wrong);
            assertThat(form.firstError()).as(wrong).contains(form.address().port());
        }
        assertThat(form.address().url().textProperty().get())
                .as("stays as it was")
                .isEqualTo("mqtt://home");
        form.address().port().textProperty().set("65535");
        for (String wrong : new String[] {"65536", "-1", "1.5"}) {
            form.connection().keepAlive().textProperty().set(wrong);
            assertThat(form.firstError()).as(wrong).contains(form.connection().keepAlive());
        }
        form.connection().keepAlive().textProperty().set("0");
        assertThat(form.submit())
                .hasValueSatisfying(profile ->
                        assertThat(profile.options().keepAliveSeconds()).isZero());
    }

    @Test
    void aWholeUrlPastedAsHostGoesWhereItBelongs() {
        form.address().host().textProperty().set("mqtts://ada@home");
        assertThat(form.address().url().textProperty().get()).isEqualTo("mqtts://ada@home");
        assertThat(form.address().host().textProperty().get()).isEqualTo("home");
        form.address().host().textProperty().set("ada@home");
        assertThat(form.firstError()).contains(form.address().host());
    }

    @Test
    void stringsTheProtocolCannotCarryAreRefused() {
        form.address().url().textProperty().set("mqtt://home");
        form.connection().clientId().textProperty().set("é".repeat(32_768));
        assertThat(form.firstError()).contains(form.connection().clientId());
        form.connection().clientId().textProperty().set("");
        form.address().password().input().textProperty().set("secret");
        assertThat(form.firstError()).isEmpty();
        form.connection().versionProperty().set(MqttVersion.MQTT_3_1_1);
        assertThat(form.firstError()).contains(form.address().userName());
    }

    @Test
    void anExistingConnectionComesBackUnchanged() {
        ConnectionProfile profile =
                ConnectionProfile.of("id", "Plant", new BrokerAddress(Transport.WEBSOCKET, "fe80::1", 8080, "/x?y=1"))
                        .toBuilder()
                        .clientId("client")
                        .userName("a b")
                        .options(ConnectOptions.DEFAULT.withCleanStart(false).withKeepAliveSeconds(5))
                        .version(MqttVersion.MQTT_5)
                        .build();
        assertThat(new ConnectionFormViewModel(Runnable::run, profile, true, "Edit").submit())
                .contains(profile);
    }

    @Test
    void aKeptSecretStaysOnItsHost() {
        ConnectionFormViewModel edit = known("mqtt://ada@home", ProxyChoice.DEFAULT);
        for (String same :
                List.of("mqtt://ada@home:1884", "mqtts://ada@HOME", "wss://ada@home/feed", "mqtt://ada@home")) {
            edit.address().url().textProperty().set(same);
            assertThat(edit.address().password().keptProperty().get()).as(same).isTrue();
            assertThat(edit.secretChanges().removed()).as(same).isEmpty();
        }
    }

    @Test
    void aKeptSecretThatDoesNotGoAlongSaysSo() {
        ConnectionFormViewModel edit = known("mqtts://ada@home", ProxyChoice.DEFAULT);
        for (String other : List.of("mqtts://ada@away", "mqtts://eve@home", "mqtt://ada@home:8883")) {
            edit.address().url().textProperty().set(other);
            assertThat(edit.address().password().keptProperty().get()).as(other).isFalse();
            assertThat(edit.address().password().willBeRemovedProperty().get())
                    .as(other)
                    .isTrue();
            assertThat(edit.secretChanges().removed())
                    .as(other)
                    .contains(
                            SecretField.PASSWORD, SecretField.AUTHENTICATION_DATA, SecretField.WEBSOCKET_AUTHORIZATION);
        }
        edit.address().password().input().textProperty().set("new");
        assertThat(edit.secretChanges().removed())
                .as("the new one may never be accepted")
                .contains(SecretField.PASSWORD);

        edit.address().password().input().textProperty().set("");
        edit.address().url().textProperty().set("mqtts://ada@home:8884");
        assertThat(edit.address().password().willBeRemovedProperty().get())
                .as("back again")
                .isFalse();
        assertThat(edit.secretChanges().removed()).isEmpty();
    }

    @Test
    void theKeptPasswordOfAProxyStaysWithIt() {
        ConnectionFormViewModel edit =
                known("mqtt://home", new ProxyChoice(ProxyChoice.Kind.HTTP, "gate", 3128, "ada"));
        edit.proxy().port().textProperty().set("8080");
        assertThat(edit.proxy().password().keptProperty().get()).isTrue();
        assertThat(edit.secretChanges().removed()).isEmpty();

        edit.proxy().host().textProperty().set("other");
        assertThat(edit.proxy().password().willBeRemovedProperty().get()).isTrue();
        assertThat(edit.secretChanges().removed()).containsExactly(SecretField.PROXY_PASSWORD);
    }

    private static ConnectionFormViewModel known(String url, ProxyChoice proxy) {
        BrokerAddress.Parsed parsed = BrokerAddress.parse(url);
        ConnectionProfile profile = ConnectionProfile.of("id", "Home", parsed.address()).toBuilder()
                .userName(parsed.userName())
                .proxy(proxy)
                .build();
        ConnectionFormViewModel edit = new ConnectionFormViewModel(Runnable::run, profile, true, "Edit");
        edit.setKept(EnumSet.allOf(SecretField.class));
        return edit;
    }
}
