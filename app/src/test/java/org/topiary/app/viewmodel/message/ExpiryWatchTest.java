// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.mqtt.receive.MessageProperties;

/** Tests which messages of the history have expired, now and at a past time. */
final class ExpiryWatchTest {
    private final AtomicLong now = new AtomicLong(100);
    private final AtomicReference<@Nullable PastMoment> moment = new AtomicReference<>();
    private final ExpiryWatch watch = new ExpiryWatch(now::get, moment::get);

    @Test
    void aMessageExpiresWithoutAnotherOneArriving() {
        assertThat(watch.isExpired(100)).isTrue();
        assertThat(watch.isExpired(150)).isFalse();
        assertThat(watch.isExpired(120)).isFalse();
        assertThat(watch.isExpired(HistoryRow.NEVER)).isFalse();
        assertThat(watch.isDue()).isFalse();

        now.set(120);

        assertThat(watch.isDue()).isTrue();
        watch.restart();
        assertThat(watch.isExpired(120)).isTrue();
        assertThat(watch.isExpired(150)).isFalse();
        assertThat(watch.isDue()).isFalse();
        now.set(150);
        assertThat(watch.isDue()).isTrue();
    }

    @Test
    void inThePastNothingExpiresByItself() {
        moment.set(new PastMoment(110, 0, false));

        assertThat(watch.isExpired(110)).isTrue();
        assertThat(watch.isExpired(120)).isFalse();

        now.set(1000);
        assertThat(watch.isDue()).isFalse();
    }

    @Test
    void aRowKnowsWhenItsMessageExpires() {
        try (MessagePane pane = new MessagePane()) {
            pane.receive("t", "1");
            pane.session.receive(
                    "t",
                    new byte[0],
                    false,
                    new MessageProperties(0, 30, "", "", new byte[0], List.of(), List.of(), false).encode());
            pane.select("t");

            HistoryRow row = pane.history().getFirst();
            assertThat(row.expiresNanos()).isEqualTo(row.timeNanos() + 30 * MessagePane.SECOND);
            assertThat(row.lifetimeSeconds()).isEqualTo(30);
            assertThat(pane.history().getLast().expiresNanos()).isEqualTo(HistoryRow.NEVER);
        }
    }
}
