// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.topiary.core.history.Outages.Outage;

class OutagesTest {
    private final Outages outages = new Outages();

    @Test
    void anOutageLastsUntilThereIsAConnectionAgain() {
        outages.began(10);
        assertThat(outages.all()).singleElement().matches(Outage::lasts);
        outages.began(12);
        outages.ended(20);
        outages.ended(30);
        assertThat(outages.all()).containsExactly(new Outage(10, 20));
    }

    @Test
    void anOutageIsNeverNegativeWhenTheClockIsSetBack() {
        outages.began(10);
        outages.ended(5);
        assertThat(outages.all()).containsExactly(new Outage(10, 10));
    }

    @Test
    void aSpanContainsAnOutageThatOverlapsIt() {
        outages.began(10);
        outages.ended(20);
        outages.began(40);
        assertThat(outages.anyBetween(0, 10)).isFalse();
        assertThat(outages.anyBetween(0, 11)).isTrue();
        assertThat(outages.anyBetween(19, 25)).isTrue();
        assertThat(outages.anyBetween(20, 40)).isFalse();
        assertThat(outages.anyBetween(50, 60)).isTrue();
    }

    @Test
    void theOldestAreForgotten() {
        for (int i = 0; i <= Outages.CAPACITY; i++) {
            outages.began(10L * i);
            outages.ended(10L * i + 5);
        }
        assertThat(outages.all()).hasSize(Outages.CAPACITY);
        assertThat(outages.all().getFirst()).isEqualTo(new Outage(10, 15));
    }
}
