// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.topiary.app.text.Times;
import org.topiary.core.history.Outages;
import org.topiary.core.history.Outages.Outage;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.words.BrokerReason;

class StateLineTest {
    private static final Phrase ADDRESS = Phrase.of("session.connecting", "mqtt://plant.example");
    private static final Phrase REFUSED = Phrase.of("connack.rate");
    private static final String REFUSED_TEXT = "Too many clients are connecting at once. Try again later.";

    private final Outages outages = new Outages();
    private final StateLine line = new StateLine(state(Phase.DISCONNECTED, Phrase.NONE, 0));

    private static SessionState state(Phase phase, Phrase summary, long retryMillis) {
        return new SessionState(
                phase,
                summary,
                Phrase.NONE,
                Phrase.NONE,
                Optional.empty(),
                Optional.empty(),
                BrokerReason.NONE,
                Optional.empty(),
                retryMillis,
                List.of());
    }

    private String after(Phase phase, Phrase summary, long retryMillis) {
        line.show(state(phase, summary, retryMillis), outages.all(), 0);
        return line.text(0);
    }

    @Test
    void saysNothingWhileTheFirstAttemptIsUnderWay() {
        assertThat(after(Phase.CONNECTING, ADDRESS, 0)).isEmpty();
        assertThat(after(Phase.CONNECTED, ADDRESS, 0)).isEmpty();
    }

    @Test
    void keepsWhatTheLastAttemptMetDuringTheNextOne() {
        after(Phase.CONNECTING, ADDRESS, 0);

        assertThat(after(Phase.RECONNECTING, REFUSED, 3_000)).isEqualTo(REFUSED_TEXT + " Retrying in 3 s.");
        assertThat(after(Phase.RECONNECTING, ADDRESS, 0)).isEqualTo(REFUSED_TEXT);
        assertThat(after(Phase.FAILED, REFUSED, 0)).isEqualTo(REFUSED_TEXT);
        assertThat(after(Phase.CONNECTING, ADDRESS, 0)).isEmpty();
    }

    @Test
    void saysWhenAndHowAConnectionWasLostAndThenWhatTheRetryMet() {
        after(Phase.CONNECTED, ADDRESS, 0);
        outages.began(1_000_000_000L);
        Outage outage = outages.all().getLast();
        String lost = "Lost at " + Times.timeOfDay(outage.fromNanos()) + ": " + REFUSED_TEXT;

        assertThat(after(Phase.RECONNECTING, REFUSED, 1_000)).isEqualTo(lost + " Retrying in 1 s.");
        assertThat(after(Phase.RECONNECTING, ADDRESS, 0)).isEqualTo(lost);
        assertThat(after(Phase.RECONNECTING, REFUSED, 2_000))
                .isEqualTo(lost + " Last attempt: " + REFUSED_TEXT + " Retrying in 2 s.");
        assertThat(after(Phase.FAILED, REFUSED, 0)).isEqualTo(lost + " Last attempt: " + REFUSED_TEXT);
    }
}
