// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.topiary.mqtt.BrokerReason;
import org.topiary.mqtt.PacketFault;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerWordsTest {
    @Test
    void whatTheBrokerSentStandsOnLinesOfItsOwnBelowOurAdvice() {
        PacketFault fault = new PacketFault("PUBLISH", "its packet identifier is 0", 5, 0x82, "bad/\ntopic", "good", "");
        SessionState state = new SessionState(Phase.FAILED, "Summary.", "Advice.", "", Optional.empty(), Optional.empty(),
                new BrokerReason("x".repeat(5_000), "other:1883", List.of()), Optional.of(fault));

        assertThat(BrokerWords.advice(state).lines()).containsExactly(
                "Advice.",
                "Topic of that packet: “bad/⏎topic”",
                "Last message received intact: “good”",
                "Reason from the broker: “" + "x".repeat(299) + "…”",
                "Other server: “other:1883”");
    }
}
