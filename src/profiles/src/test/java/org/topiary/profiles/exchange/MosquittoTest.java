// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.testkit.English;

class MosquittoTest {
    @Test
    void aLongCommandLineIsCarriedOver() {
        ImportResult result = Imports.text("""
                $ sudo mosquitto_sub -h broker.example -p 8884 -u 'Jörg O'\\''Hara' -P "p w\\$d" -i me -t 'plant/#' -t '$SYS/#' -q 1 -c \\
                    -k 30 -V mqttv5 -x 600 --cafile /nowhere/ca.pem --cert /nowhere/c.pem --key /nowhere/k.pem --tls-alpn mqtt \\
                    --tls-version tlsv1.3 --will-topic gone --will-payload 'bye ☂' --will-qos 2 --will-retain \\
                    --proxy socks5h://pu:p%40w@proxy:1081 -D connect receive-maximum 20 -D connect user-property a 'b c' \\
                    -D will will-delay-interval 5 -D connect authentication-method X -D connect authentication-data hush -v -F '%t' | grep x
                """);

        ConnectionProfile profile = Imports.only(result);
        assertThat(profile.address().toUrl()).isEqualTo("mqtts://broker.example:8884");
        assertThat(profile.name()).isEqualTo("broker.example");
        assertThat(profile.userName()).isEqualTo("Jörg O'Hara");
        assertThat(profile.clientId()).isEqualTo("me");
        assertThat(profile.version()).isEqualTo(MqttVersion.MQTT_5);
        assertThat(profile.options())
                .isEqualTo(new ConnectOptions(
                        false, 30, 600, 20, -1, -1, false, true, List.of(new UserProperty("a", "b c"))));
        assertThat(profile.subscriptions())
                .containsExactly(
                        new Subscription("plant/#", Qos.AT_LEAST_ONCE, false),
                        new Subscription("$SYS/#", Qos.AT_LEAST_ONCE, true));
        assertThat(profile.will().orElseThrow().payload()).asString().isNotEmpty();
        assertThat(profile.will().orElseThrow().delaySeconds()).isEqualTo(5);
        assertThat(profile.will().orElseThrow().qos()).isEqualTo(Qos.EXACTLY_ONCE);
        assertThat(profile.tls().authorities()).isEqualTo(new Authorities.PemFile("/nowhere/ca.pem"));
        assertThat(profile.tls().identity()).isEqualTo(new ClientIdentity.PemFiles("/nowhere/c.pem", "/nowhere/k.pem"));
        assertThat(profile.tls().alpn()).containsExactly("mqtt");
        assertThat(profile.tls().versions()).containsExactly("TLSv1.3");
        assertThat(profile.proxy()).isEqualTo(new ProxyChoice(ProxyChoice.Kind.SOCKS5, "proxy", 1081, "pu"));
        assertThat(Imports.secret(result, SecretField.PASSWORD)).isEqualTo("p w$d");
        assertThat(Imports.secret(result, SecretField.PROXY_PASSWORD)).isEqualTo("p@w");
        assertThat(Imports.secret(result, SecretField.AUTHENTICATION_DATA)).isEqualTo("hush");
        assertThat(English.texts(result.notCarried()))
                .hasSize(3)
                .allMatch(line -> line.startsWith("broker.example: ") && line.contains("/nowhere/"));
    }

    @Test
    void settingsThatCannotBeImportedAreNamedButSecretsAreNot() {
        ImportResult result = Imports.text(
                "mosquitto_sub -h h -t a --psk 00ff77aa --psk-identity me --insecure --capath /etc/ssl --ciphers X "
                        + "--tls-version tlsv1.1 -V mqttv31 -I pre -A 10.0.0.1 -T noise -U old --frobnicate secret77 -D subscribe subscription-identifier 7 "
                        + "-k 99999 --proxy http://p -P");

        assertThat(Imports.only(result).tls().checkHostName()).isTrue();
        assertThat(English.texts(result.notCarried()))
                .allMatch(line -> line.startsWith("h: "))
                .hasSize(15);
        assertThat(String.join("\n", English.texts(result.notCarried())))
                .contains(
                        "pre-shared key",
                        "the host name in the certificate was not checked",
                        "/etc/ssl",
                        "OpenSSL",
                        "tlsv1.1",
                        "MQTT 3.1 is not supported",
                        "client ID prefix",
                        "the local address",
                        "a topic to filter out",
                        "unsubscribe",
                        "--frobnicate",
                        "subscription-identifier",
                        "the keep alive (seconds) is 99999, but must be 0 to 65535",
                        "socks5h://",
                        "-P has no value")
                .doesNotContain("00ff77aa", "secret77");
    }

    @Test
    void aPersistentSessionNeverExpiresByDefault() {
        assertThat(Imports.only(Imports.text("mosquitto_sub -c -i me -t a"))
                        .options()
                        .sessionExpirySeconds())
                .isEqualTo(ConnectOptions.LARGEST_UNSIGNED_INT);
        assertThat(Imports.only(Imports.text("mosquitto_sub -c -i me -t a -x ∞"))
                        .options()
                        .sessionExpirySeconds())
                .isEqualTo(ConnectOptions.LARGEST_UNSIGNED_INT);
    }

    @Test
    void aUrlContainsAllParts() {
        ImportResult result = Imports.text("mosquitto_sub -L mqtts://u:p%2Fw+@[::1]/plant/%23 -q 2");

        ConnectionProfile profile = Imports.only(result);
        assertThat(profile.address().toUrl()).isEqualTo("mqtts://[::1]");
        assertThat(profile.subscriptions()).containsExactly(new Subscription("plant/#", Qos.EXACTLY_ONCE, false));
        assertThat(profile.userName()).isEqualTo("u");
        assertThat(Imports.secret(result, SecretField.PASSWORD)).isEqualTo("p/w+");
        assertThat(English.texts(result.notCarried())).isEmpty();
    }

    @Test
    void theTopicOfAPublisherIsNotASubscription() {
        ImportResult result = Imports.text("mosquitto_pub -h h -t a/b -m on -r");

        assertThat(Imports.only(result).subscriptions()).isEqualTo(ConnectionProfile.DEFAULT_SUBSCRIPTIONS);
        assertThat(English.texts(result.notCarried())).hasSize(2).anyMatch(line -> line.contains("a/b"));
    }

    @Test
    void portsAndCertificatesSayWhetherItIsTls() {
        assertThat(Imports.only(Imports.text("mosquitto_sub -h h -p 8883 -t a"))
                        .address()
                        .transport())
                .isEqualTo(Transport.TLS);
        assertThat(Imports.only(Imports.text("mosquitto_sub -h h --tls-use-os-certs -t a"))
                        .address()
                        .toUrl())
                .isEqualTo("mqtts://h");
        assertThat(Imports.only(Imports.text("mosquitto_sub -t a")).address().toUrl())
                .isEqualTo("mqtt://localhost");
    }

    @Test
    void severalCommandsAndAddressesInOneTextAreSeveralConnections() {
        ImportResult result = Imports.text("""
                mosquitto_sub -h one -t a; /usr/bin/mosquitto_rr -h two -t a -e b
                wss://u@three/mqtt?x=1
                "mqtt://four:1884",
                mosquitto_sub --unix /tmp/s -t a
                mqtt://bad host/
                mqtt://u:top-secret@five:99999
                """);

        assertThat(result.connections())
                .extracting(one -> one.profile().address().toUrl())
                .containsExactly("mqtt://one", "mqtt://two", "wss://three/mqtt?x=1", "mqtt://four:1884");
        assertThat(String.join("\n", English.texts(result.notCarried())))
                .contains("Unix socket", "A connection without a name: not imported.", "99999")
                .doesNotContain("top-secret");
    }

    @Test
    void aFileOfDefaultOptionsIsOneConnection() {
        ConnectionProfile profile = Imports.only(Imports.text("""
                # my defaults
                -h broker.example
                -u some user
                -D connect receive-maximum 9
                """));

        assertThat(profile.address().host()).isEqualTo("broker.example");
        assertThat(profile.userName()).isEqualTo("some user");
        assertThat(profile.options().receiveMaximum()).isEqualTo(9);
    }

    @Test
    void aHostAloneIsEnoughAndProseIsNot() {
        assertThat(Imports.only(Imports.text(" broker.example.org:1884 "))
                        .address()
                        .toUrl())
                .isEqualTo("mqtt://broker.example.org:1884");
        for (String prose : List.of("", "hello world", "   \n", "https://example.org/x", "- a list\nof things")) {
            assertThatThrownBy(() -> new Importer(Imports.HOME, Importer::standardFormats).readText(prose))
                    .isInstanceOfSatisfying(
                            ImportException.class,
                            e -> assertThat(e.reason()).isEqualTo(ImportException.Reason.UNKNOWN))
                    .satisfies(e -> assertThat(English.message(e)).contains("No connection was found"));
        }
    }
}
