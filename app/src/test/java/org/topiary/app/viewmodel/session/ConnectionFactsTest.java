// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.session.Facts.Fact;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.RefusedFilter;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.words.BrokerReason;

class ConnectionFactsTest {
    private static final ConnectionProfile PROFILE = ConnectionProfile.of(
            "1", "one", BrokerAddress.parse("mqtt://one.example").address());

    private static List<Fact> facts(
            String section, List<RefusedFilter> refused, String fallback, UserProperty... properties) {
        BrokerLimits limits = new BrokerLimits(
                60, 0, 65_535, Qos.AT_LEAST_ONCE, false, -1, 0, true, true, true, "", "as\nusual", List.of(properties));
        ConnectionInfo info = new ConnectionInfo(
                "MQTT 5", "", Optional.empty(), "mine", false, refused, Phrase.verbatim(fallback), limits);
        return ConnectionFacts.of(PROFILE, info, Instant.EPOCH).stream()
                .filter(each -> each.title().equals(section))
                .flatMap(each -> each.facts().stream())
                .toList();
    }

    @Test
    void whatTheBrokerAddsToItsConnackStandsQuotedBelowItsLimits() {
        assertThat(facts(
                        "Broker limits (CONNACK)", List.of(), "", new UserProperty("zone", "2\nSession expiry: never")))
                .extracting(Fact::name, Fact::value)
                .endsWith(tuple("Reason", "“as⏎usual”"), tuple("“zone”", "“2⏎Session expiry: never”"));
    }

    @Test
    void ofVeryManyUserPropertiesTheFirstHaveARowAndTheRestIsBehindOne() {
        UserProperty[] properties = IntStream.range(0, 100_000)
                .mapToObj(i -> new UserProperty("k" + i, "v"))
                .toArray(UserProperty[]::new);
        List<Fact> facts = facts("Broker limits (CONNACK)", List.of(), "", properties);
        assertThat(facts).hasSizeLessThan(100);
        Fact rest = facts.getLast();
        assertThat(rest.value()).isEqualTo("99,950 more");
        assertThat(rest.whole())
                .startsWith("k50: v\nk51: v\n")
                .endsWith("k10049: v\n… and 89,950 more user properties");
    }

    @Test
    void eachFilterThatIsNotSubscribedToStandsWithAllThatTheBrokerSaidOfIt() {
        BrokerReason reason = new BrokerReason("not for you", "", List.of(new UserProperty("ticket", "4711")));
        RefusedFilter refused = new RefusedFilter("#", Phrase.verbatim("Not authorized (0x87)"), reason);
        assertThat(facts("Not subscribed to", List.of(refused), ""))
                .extracting(Fact::name, Fact::value)
                .containsExactly(
                        tuple("#", "Not authorized (0x87)"),
                        tuple("Reason", "“not for you”"),
                        tuple("“ticket”", "“4711”"));
        assertThat(facts("Not subscribed to", List.of(), "")).isEmpty();
    }

    @Test
    void aFallBackStandsWithItsReason() {
        assertThat(facts("Connection", List.of(), "The broker does not support MQTT 5."))
                .extracting(Fact::value)
                .contains("The broker does not support MQTT 5.");
    }
}
