// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Figures figures = new Figures();

    @BeforeEach
    void measure() {
        figures.add(Figure.of("insert", "messages_per_s", new Samples(3e6, 1.5e6, 2_123_456))
                .atLeast(2e6)
                .beside("others: 31,000"));
        figures.add(Figure.of("ratio", "", 0.7512345678).atLeast(0.8));
        figures.add(Figure.of("storm", "lost_messages", 0).atMost(0));
        figures.notMeasured("broker", "mosquitto is not installed");
    }

    @Test
    void theTableShowsGoalsAndWhetherTheyWereMet() {
        assertThat(new Report(figures.rows()).text()).isEqualTo("""
                name       figure  unit           goal         met  spread                            beside
                insert  2,123,456  messages/s     ≥ 2,000,000  yes  1,500,000 to 3,000,000 in 3 runs  others: 31,000
                ratio       0.751                 ≥ 0.8        no
                storm           0  lost messages  ≤ 0          yes
                broker          –                                                                     not measured: mosquitto is not installed
                """);
    }

    @Test
    void theSameTableIsMarkdown() {
        assertThat(new Report(figures.rows()).markdown())
                .contains(
                        "| `insert` | 2,123,456 | messages/s | ≥ 2,000,000 | yes | 1,500,000 to 3,000,000 in 3 runs | others: 31,000 |\n");
    }

    @Test
    void cellSeparatorsInTheMarkdownTableAreEscaped() {
        figures.add(Figure.of("filter", "ms", 1).beside("re:a|b"));
        assertThat(new Report(figures.rows()).markdown()).contains("| `filter` | 1 | ms |  |  |  | re:a\\|b |\n");
    }

    @Test
    void jsonHoldsPlainNumbersByNameAndUnit() {
        assertThat(new Report(figures.rows()).json()).isEqualTo("""
                {
                  "insert_messages_per_s": 2123460,
                  "ratio": 0.751235,
                  "storm_lost_messages": 0
                }
                """);
    }

    @Test
    void aValueThatIsNotANumberIsNotAFigure() {
        assertThatThrownBy(() -> Figure.of("ratio", "", Double.NaN)).hasMessageContaining("ratio");
    }
}
