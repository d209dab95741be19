// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The rate of a second is the number of messages that arrived in it. */
class RateHistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private long messages;
    private long bytes;

    private void receive(RateHistory rates, long time, int count) {
        for (int i = 0; i < count; i++) {
            rates.note(time + i, messages, bytes);
            messages++;
            bytes += 10;
        }
    }

    private RateHistory.Columns perSecond(RateHistory rates, int seconds) {
        return rates.columns(START, START + seconds * SECOND, seconds, START + seconds * SECOND, messages, bytes);
    }

    @Property(tries = 300)
    void isTheNumberOfMessagesOfEachSecond(@ForAll @Size(min = 1, max = 60) List<@IntRange(max = 5) Integer> counts) {
        RateHistory rates = new RateHistory();
        messages = 0;
        bytes = 0;
        receive(rates, START, 1);
        for (int i = 1; i <= counts.size(); i++) {
            receive(rates, START + i * SECOND + 999, counts.get(i - 1));
        }

        RateHistory.Columns columns = perSecond(rates, counts.size() + 1);

        assertThat(columns.messages()[0]).isEqualTo(1);
        for (int i = 1; i <= counts.size(); i++) {
            assertThat(columns.messages()[i]).isEqualTo(counts.get(i - 1).doubleValue());
            assertThat(columns.bytes()[i]).isEqualTo(counts.get(i - 1) * 10.0);
        }
    }

    @Test
    void aColumnHasTheHighestRateInIt() {
        RateHistory rates = new RateHistory();
        for (int i = 0; i < 100; i++) {
            receive(rates, START + i * SECOND, i % 10 == 7 ? 50 : 2);
        }
        long end = START + 100 * SECOND;
        RateHistory.Columns columns = rates.columns(START - 50 * SECOND, end, 15, end, messages, bytes);
        assertThat(Arrays.copyOf(columns.messages(), 5)).containsOnly(Double.NaN);
        assertThat(Arrays.copyOfRange(columns.messages(), 5, 15)).containsOnly(50.0);
    }

    @Test
    void theCurrentSecondAndTheFutureAreUnknown() {
        RateHistory rates = new RateHistory();
        receive(rates, START, 3);
        receive(rates, START + SECOND, 4);
        RateHistory.Columns columns =
                rates.columns(START, START + 4 * SECOND, 4, START + SECOND + SECOND / 2, messages, bytes);
        assertThat(columns.messages()).containsExactly(3, Double.NaN, Double.NaN, Double.NaN);
        assertThat(rates.start()).isEqualTo(START);
    }

    @Test
    void thereAreNoRatesBeforeTheFirstMessage() {
        RateHistory rates = new RateHistory();
        assertThat(perSecond(rates, 3).messages()).containsOnly(Double.NaN);
        assertThat(rates.start()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void settingTheClockBackGivesNoNegativeRates() {
        RateHistory rates = new RateHistory();
        for (int i = 0; i < 10; i++) {
            receive(rates, START + i * SECOND, 2);
        }
        for (int i = 5; i < 12; i++) {
            receive(rates, START + i * SECOND, 3);
        }
        assertThat(perSecond(rates, 12).messages()).containsExactly(2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3);
    }

    @Test
    void inALongSessionNewRatesAreExactAndOldOnesAverages() {
        RateHistory rates = new RateHistory(16);
        for (int i = 0; i < 1_000; i++) {
            receive(rates, START + i * SECOND, i % 2 == 0 ? 4 : 8);
        }
        RateHistory.Columns columns = perSecond(rates, 1_000);
        for (int i = 993; i < 1_000; i++) {
            assertThat(columns.messages()[i]).isEqualTo(i % 2 == 0 ? 4 : 8);
        }
        for (int i = 0; i < 993; i++) {
            assertThat(columns.messages()[i]).isBetween(4.0, 8.0);
        }
    }
}
