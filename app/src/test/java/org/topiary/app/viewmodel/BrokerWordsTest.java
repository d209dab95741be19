// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.words.BrokerReason;

class BrokerWordsTest {
    @Test
    void whatTheBrokerSentStandsOnLinesOfItsOwnBelowOurAdvice() {
        PacketFault fault =
                new PacketFault("PUBLISH", Phrase.of("packet.id0"), 5, 0x82, false, "bad/\ntopic", "good", "");
        SessionState state = new SessionState(
                Phase.FAILED,
                Phrase.verbatim("Summary."),
                Phrase.verbatim("Advice."),
                Phrase.NONE,
                Optional.empty(),
                Optional.empty(),
                new BrokerReason("x".repeat(5_000), "other:1883", List.of()),
                Optional.of(fault),
                0,
                List.of());

        assertThat(BrokerWords.advice(state).lines())
                .containsExactly(
                        "Advice.",
                        "Topic of that packet: “bad/⏎topic”",
                        "Last message received intact: “good”",
                        "Reason from the broker: “" + "x".repeat(299) + "…”",
                        "Other server: “other:1883”");
    }

    @Test
    void userPropertiesStandBelowTheReason() {
        BrokerReason reason = new BrokerReason(
                "",
                "",
                List.of(
                        new UserProperty("a", "1"),
                        new UserProperty("b\n", "2"),
                        new UserProperty("c", "3"),
                        new UserProperty("d", "4")));
        assertThat(BrokerWords.after(reason))
                .isEqualTo("\nUser properties from the broker: “a=1”, “b⏎=2”, “c=3” and 1 more");
        assertThat(BrokerWords.after(BrokerReason.NONE)).isEmpty();
    }
}
