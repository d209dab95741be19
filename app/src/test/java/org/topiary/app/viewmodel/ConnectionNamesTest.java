// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

class ConnectionNamesTest {
    private static ConnectionProfile profile(String url, String name) {
        BrokerAddress.Parsed parsed = BrokerAddress.parse(url);
        return ConnectionProfile.of(url + name, name, parsed.address()).toBuilder()
                .userName(parsed.userName())
                .build();
    }

    private static String alone(String url, String name) {
        return new ConnectionNames(List.of()).of(profile(url, name));
    }

    @Test
    void whatHasNoNameIsCalledByHostAndUnusualPort() {
        assertThat(alone("mqtt://127.0.0.1:1883", "")).isEqualTo("127.0.0.1");
        assertThat(alone("mqtt://ann@127.0.0.1:1884", "")).isEqualTo("127.0.0.1:1884");
        assertThat(alone("mqtts://home:8883", "")).isEqualTo("home");
        assertThat(alone("mqtts://home:1883", " ")).isEqualTo("home:1883");
        assertThat(alone("wss://home:443/mqtt", "")).isEqualTo("home");
        assertThat(alone("mqtt://[::1]:1884", "")).isEqualTo("[::1]:1884");
        assertThat(alone("mqtt://[::1]", "")).isEqualTo("::1");
    }

    @Test
    void theNameThatWasTypedStays() {
        assertThat(alone("mqtt://ann@home:1884", "Home")).isEqualTo("Home");
    }

    @Test
    void theBareHostOfEarlierVersionsIsNoNameThatWasTyped() {
        assertThat(alone("mqtt://127.0.0.1:1884", "127.0.0.1")).isEqualTo("127.0.0.1:1884");
    }

    @Test
    void theUserIsToldWhereTwoWouldHaveTheSameName() {
        ConnectionProfile nobody = profile("mqtt://home", "");
        ConnectionProfile ann = profile("mqtt://ann@home", "");
        ConnectionProfile bob = profile("mqtt://bob@home", "");
        ConnectionProfile typed = profile("mqtt://eve@elsewhere", "HOME:99");
        ConnectionProfile same = profile("mqtt://cid@home:99", "");
        ConnectionNames names = new ConnectionNames(List.of(nobody, ann, bob, typed, same));
        assertThat(List.of(nobody, ann, bob, typed, same))
                .map(names::of)
                .containsExactly("home", "home (ann)", "home (bob)", "HOME:99", "home:99 (cid)");
        assertThat(new ConnectionNames(List.of(ann)).of(ann)).isEqualTo("home");
        assertThat(new ConnectionNames(List.of(ann)).of(bob)).isEqualTo("home (bob)");
    }
}
