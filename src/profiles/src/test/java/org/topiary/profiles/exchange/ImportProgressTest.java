// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.topiary.testkit.RecordedStage;

/** An import of many connections says how far it is, and ends when nobody waits for it. */
class ImportProgressTest {
    private static String mqttx(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"n" + i + "\",\"host\":\"h\",\"port\":1883,\"clientId\":\"c\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void reportsHowManyEntriesHaveBeenReadAndDescribed() {
        RecordedStage progress = RecordedStage.patient();

        ImportResult result = progress.stage().call(() -> Imports.text(mqttx(50)));

        assertThat(result.connections()).hasSize(50);
        assertThat(progress.fractions())
                .isSorted()
                .hasSize(100)
                .allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
        assertThat(progress.tenths()).isEqualTo(10);
    }

    @Test
    void whatIsBeyondTheMaximumIsNoWork() {
        RecordedStage progress = RecordedStage.patient();

        ImportResult result = progress.stage().call(() -> Imports.text(mqttx(3 * ImportCollector.MAX_CONNECTIONS)));

        assertThat(result.connections()).hasSize(ImportCollector.MAX_CONNECTIONS);
        assertThat(progress.fractions().get(ImportCollector.MAX_CONNECTIONS / 2))
                .isEqualTo(0.25);
        assertThat(progress.fractions().get(ImportCollector.MAX_CONNECTIONS)).isEqualTo(0.5);
    }

    @Test
    void endsWithTheNextEntryWhenItIsCancelled() {
        for (int reports : new int[] {10, 60}) {
            RecordedStage progress = RecordedStage.cancelledAfter(reports);

            assertThatThrownBy(() -> progress.stage().call(() -> Imports.text(mqttx(50))))
                    .isInstanceOf(CancellationException.class);
            assertThat(progress.fractions()).hasSize(reports);
        }
    }

    @Test
    void textWithoutEntriesThatCanBeCountedReportsNothing() {
        RecordedStage progress = RecordedStage.patient();

        ImportResult result = progress.stage().call(() -> Imports.text("mqtt://a\nmqtt://b"));

        assertThat(result.connections()).hasSize(2);
        assertThat(progress.fractions()).isEmpty();
    }
}
