// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.topiary.testkit.RecordedStage;

/** An import of many connections says how far it is, and ends when nobody waits for it. */
class ImportProgressTest {
    /** Files in which there are no connections. */
    private static final List<String> LARGE = List.of(
            "{\"a\":[" + "1,".repeat(20_000) + "1]}",
            "{\"messages\":[" + "{\"t\":[1]},".repeat(10_000) + "{}]}",
            "<nothing>" + "<a>1</a>".repeat(10_000) + "</nothing>");

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
                .allSatisfy(each -> assertThat(each).isBetween(0.4, 1.0));
        assertThat(progress.tenths()).isEqualTo(6);
    }

    @Test
    void reportsThePlaceInALargeFile() {
        for (String content : LARGE) {
            RecordedStage progress = RecordedStage.patient();

            assertThatThrownBy(() -> progress.stage().call(() -> Imports.text(content)))
                    .hasCauseInstanceOf(ImportException.class);

            assertThat(progress.fractions()).as(content.substring(0, 20)).isSorted();
            assertThat(progress.fractions().getLast()).isBetween(0.3, 0.4);
            assertThat(progress.tenths()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void parsingEndsWhenItIsCancelled() {
        for (String content : LARGE) {
            RecordedStage progress = RecordedStage.cancelledAfter(3);

            assertThatThrownBy(() -> progress.stage().call(() -> Imports.text(content)))
                    .as(content.substring(0, 20))
                    .isInstanceOf(CancellationException.class);
            assertThat(progress.fractions()).hasSize(3);
        }
        for (String text : new String[] {"# nothing", "mqtt-host", "host=h"}) {
            RecordedStage progress = RecordedStage.cancelledAfter(0);

            assertThatThrownBy(() -> progress.stage().call(() -> Imports.text(text)))
                    .as(text)
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void whatIsBeyondTheMaximumIsNoWork() {
        RecordedStage progress = RecordedStage.patient();

        ImportResult result = progress.stage().call(() -> Imports.text(mqttx(3 * ImportCollector.MAX_CONNECTIONS)));

        assertThat(result.connections()).hasSize(ImportCollector.MAX_CONNECTIONS);
        List<Double> entries =
                progress.fractions().stream().dropWhile(each -> each < 0.4).toList();
        assertThat(entries.get(ImportCollector.MAX_CONNECTIONS / 2)).isCloseTo(0.55, within(1e-9));
        assertThat(entries.get(ImportCollector.MAX_CONNECTIONS)).isCloseTo(0.7, within(1e-9));
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
