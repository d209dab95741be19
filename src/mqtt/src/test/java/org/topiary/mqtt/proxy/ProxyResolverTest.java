// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.mqtt.Sessions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.testkit.English;

class ProxyResolverTest {
    private static final ProxyChoice SOCKS = new ProxyChoice(Kind.SOCKS5, "s.example", 1080, "");

    private final ConnectionSecrets secrets = new ConnectionSecrets();

    private ProxyChoice resolve(
            ProxyChoice choice, ProxyChoice programDefault, Map<String, String> environment, String address) {
        return resolve(choice, programDefault, environment, null, address);
    }

    private ProxyChoice resolve(
            ProxyChoice choice,
            ProxyChoice programDefault,
            Map<String, String> environment,
            @Nullable ProxySelector selector,
            String address) {
        ConnectionProfile profile =
                Sessions.profile(address).toBuilder().proxy(choice).build();
        return new ProxyResolver(programDefault, new ConnectionSecrets(), environment, selector)
                .resolve(profile, secrets)
                .proxy();
    }

    @Test
    void theProfilesOwnChoiceGoesBeforeTheProgramsAndThatBeforeTheSystems() {
        Map<String, String> environment = Map.of("all_proxy", "http://e.example:3128");
        ProxyChoice own = new ProxyChoice(Kind.HTTP, "o.example", 8080, "");
        String address = "mqtt://b.example";

        assertThat(resolve(own, SOCKS, environment, address)).isEqualTo(own);
        assertThat(resolve(ProxyChoice.NONE, SOCKS, environment, address)).isEqualTo(ProxyChoice.NONE);
        assertThat(resolve(ProxyChoice.DEFAULT, SOCKS, environment, address)).isEqualTo(SOCKS);
        assertThat(resolve(ProxyChoice.DEFAULT, ProxyChoice.NONE, environment, address))
                .isEqualTo(ProxyChoice.NONE);
        ProxyChoice systems = new ProxyChoice(Kind.HTTP, "e.example", 3128, "");
        assertThat(resolve(ProxyChoice.DEFAULT, ProxyChoice.SYSTEM, environment, address))
                .isEqualTo(systems);
        assertThat(resolve(ProxyChoice.DEFAULT, ProxyChoice.DEFAULT, environment, address))
                .isEqualTo(systems);
        assertThat(resolve(ProxyChoice.SYSTEM, SOCKS, environment, address)).isEqualTo(systems);
        assertThat(resolve(ProxyChoice.SYSTEM, SOCKS, Map.of(), address)).isEqualTo(ProxyChoice.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "mqtt://b.example, all",
        "mqtts://b.example, all",
        "ws://b.example, http",
        "wss://b.example, https",
    })
    void theVariableOfTheTransportIsTaken(String address, String host) {
        Map<String, String> environment =
                Map.of("http_proxy", "http", "HTTPS_PROXY", "https:8", "ALL_PROXY", "socks5h://all");
        assertThat(resolve(ProxyChoice.SYSTEM, SOCKS, environment, address).host())
                .isEqualTo(host);
    }

    @Test
    void aLoginInTheEnvironmentIsTakenApart() {
        ProxyChoice found = resolve(
                ProxyChoice.SYSTEM,
                SOCKS,
                Map.of("https_proxy", "http://an%40na:p%3Aw@[::1]:3128/"),
                "mqtts://b.example");

        assertThat(found).isEqualTo(new ProxyChoice(Kind.HTTP, "::1", 3128, "an@na"));
        assertThat(secrets.copy(SecretField.PROXY_PASSWORD))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("p:w");
    }

    @ParameterizedTest
    @CsvSource({
        "https://p.example",
        "socks4://p.example",
        "http://",
        "http://anna:hunter2@bad host",
        "http://p:99999999"
    })
    void aProxyThatCannotBeUsedIsToldWithoutItsPassword(String value) {
        assertThatThrownBy(() -> resolve(ProxyChoice.SYSTEM, SOCKS, Map.of("all_proxy", value), "mqtt://b.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2")
                .extracting(English::message, STRING)
                .contains("all_proxy")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b.example | mqtt://b.example | true",
                ".example | mqtt://b.example | true",
                "*.example | mqtt://b.example | true",
                "xample | mqtt://b.example | false",
                "a, B.Example | mqtt://b.example | true",
                "b.example:1883 | mqtt://b.example | true",
                "b.example:8883 | mqtt://b.example | false",
                "* | mqtt://b.example | true",
                "10.0.0.0/8 | mqtt://10.200.3.4 | true",
                "10.0.0.0/8 | mqtt://11.0.0.1 | false",
                "fd00::/8 | mqtt://[fd12::1] | true",
                "[fd12::1]:1883 | mqtt://[fd12:0:0::1] | true",
                "192.168.1.7 | mqtt://192.168.1.7 | true",
                "c.example | mqtt://localhost | true",
                "c.example | mqtt://127.3.2.1 | true",
                "c.example | mqtt://[::1] | true",
            })
    void noProxyExceptsHosts(String noProxy, String address, boolean direct) {
        Map<String, String> environment = Map.of("all_proxy", "http://p.example", "no_proxy", noProxy);
        assertThat(resolve(ProxyChoice.SYSTEM, SOCKS, environment, address).kind())
                .isEqualTo(direct ? Kind.NONE : Kind.HTTP);
    }

    @Test
    void withoutVariablesTheDesktopIsAsked() {
        ProxySelector desktop = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return uri.getScheme().equals("https") && uri.getHost().equals("b.example")
                        ? List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("d.example", 8080)))
                        : List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };

        assertThat(resolve(ProxyChoice.SYSTEM, SOCKS, Map.of(), desktop, "mqtt://b.example"))
                .isEqualTo(new ProxyChoice(Kind.HTTP, "d.example", 8080, ""));
        assertThat(resolve(ProxyChoice.SYSTEM, SOCKS, Map.of(), desktop, "mqtt://c.example"))
                .isEqualTo(ProxyChoice.NONE);
    }
}
