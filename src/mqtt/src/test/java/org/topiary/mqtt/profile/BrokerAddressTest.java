// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.testkit.English;

class BrokerAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // typed | user | transport | host | port | path | as URL
                "broker | '' | TCP | broker | 1883 | '' | mqtt://broker",
                "broker:1884 | '' | TCP | broker | 1884 | '' | mqtt://broker:1884",
                "  mqtt://broker.example.org/  | '' | TCP | broker.example.org | 1883 | '' | mqtt://broker.example.org",
                "MQTTS://Broker | '' | TLS | Broker | 8883 | '' | mqtts://Broker",
                "tcp://b | '' | TCP | b | 1883 | '' | mqtt://b",
                "ssl://b:1 | '' | TLS | b | 1 | '' | mqtts://b:1",
                "tls://b:8883 | '' | TLS | b | 8883 | '' | mqtts://b",
                "mqtt://anna@broker:65535 | anna | TCP | broker | 65535 | '' | mqtt://broker:65535",
                "anna@broker | anna | TCP | broker | 1883 | '' | mqtt://broker",
                "mqtt://a%40b%3Ac%20d%C3%A9@h | 'a@b:c dé' | TCP | h | 1883 | '' | mqtt://h",
                "mqtt://a@b@h | a@b | TCP | h | 1883 | '' | mqtt://h",
                "mqtt://a+b@h | a+b | TCP | h | 1883 | '' | mqtt://h",
                "mqtt://[::1] | '' | TCP | ::1 | 1883 | '' | mqtt://[::1]",
                "[2001:db8::7]:2000 | '' | TCP | 2001:db8::7 | 2000 | '' | mqtt://[2001:db8::7]:2000",
                "wss://u@[fe80::1%25eth0]:9/x | u | SECURE_WEBSOCKET | fe80::1%eth0 | 9 | /x | wss://[fe80::1%eth0]:9/x",
                "ws://h | '' | WEBSOCKET | h | 80 | /mqtt | ws://h/mqtt",
                "ws://h/ | '' | WEBSOCKET | h | 80 | / | ws://h/",
                "wss://h:443/a/b%20c?token=x&y=1 | '' | SECURE_WEBSOCKET | h | 443 | /a/b%20c?token=x&y=1 | wss://h/a/b%20c?token=x&y=1",
                "ws://h?x=y | '' | WEBSOCKET | h | 80 | /mqtt?x=y | ws://h/mqtt?x=y",
                "my_broker | '' | TCP | my_broker | 1883 | '' | mqtt://my_broker",
                "bücher.example | '' | TCP | bücher.example | 1883 | '' | mqtt://bücher.example",
            })
    void whatPeopleTypeIsUnderstood(
            String typed, String user, Transport transport, String host, int port, String path, String url) {
        BrokerAddress.Parsed parsed = BrokerAddress.parse(typed);

        assertThat(parsed.address()).isEqualTo(new BrokerAddress(transport, host, port, path));
        assertThat(parsed.userName()).isEqualTo(user);
        assertThat(parsed.address().toUrl()).isEqualTo(url);
        assertThat(BrokerAddress.parse(url).address()).isEqualTo(parsed.address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "'   ' | empty",
                "mqtt:// | no host",
                "mqtt://:1883 | no host",
                "mqtt://anna@ | no host",
                "foo://h | scheme \"foo\" is unknown",
                "http://h | ws://",
                "https://h | wss://",
                "h:0 | between 1 and 65535",
                "h:70000 | between 1 and 65535",
                "h:99999999999999999999 | between 1 and 65535",
                "h:-1 | between 1 and 65535",
                "h:abc | between 1 and 65535",
                "h: | between 1 and 65535",
                "::1 | brackets",
                "mqtt://[::1 | no closing bracket",
                "mqtt://[hello] | not an IPv6 address",
                "mqtt://[::1]x | between 1 and 65535",
                "my broker | spaces",
                "mqtt://h/topic | have a path",
                "mqtt://h?x=1 | have a path",
                "ws://h/x#y | not contain '#'",
                "mqtt://a%zz@h | hexadecimal",
                "mqtt://a%4 @h | spaces",
                "mqtt://%ff@h | not UTF-8",
                "ws://h/%4 | hexadecimal",
                "h*t | must not contain '*'",
            })
    void whatIsWrongIsSaidInASentence(String typed, String said) {
        assertThatThrownBy(() -> BrokerAddress.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(English::message, STRING)
                .contains(said)
                .endsWith(typed.equals("::1") ? "]." : ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt://anna:s3cret@h", "anna:s3cret@h:1883", "mqtt://:s3cret@h"})
    void aPasswordIsRefusedAndNotRepeated(String typed) {
        assertThatThrownBy(() -> BrokerAddress.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret")
                .extracting(English::message, STRING)
                .contains("password")
                .doesNotContain("s3cret");
    }

    @Test
    void anAddressWithAnImpossiblePortCannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerAddress(Transport.TCP, "h", 0, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerAddress(Transport.TCP, "h", 65_536, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerAddress(Transport.TCP, "", 1, ""));
    }
}
