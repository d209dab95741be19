// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.viewmodel.tree.TreePane.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.rows.RowOrder.By;

/** Tests the orders of rows that a click on the title of a column chooses. */
final class TreeOrderTest {
    private final TreePane pane = new TreePane();

    @AfterEach
    void close() {
        pane.close();
    }

    private void sortBy(By by) {
        pane.model.sortBy(by);
        pane.refresh();
    }

    @Test
    void valuesAreSortedAsNumbersAndTopicsWithoutOneComeLast() {
        pane.model.toggle(pane.node("home"));
        pane.traffic.arrive("home/temp2", "3.5", false, NOW);
        sortBy(By.VALUE);
        assertThat(pane.names()).endsWith("home", "temp2", "temp10", "lamp/state", "temp9");
        sortBy(By.VALUE);
        assertThat(pane.names()).endsWith("home", "lamp/state", "temp10", "temp2", "temp9");
    }

    @Test
    void theRateIsThatOfTheLastSecondsAndFallsWithoutMessages() {
        sortBy(By.RATE);
        for (int i = 0; i < 10; i++) {
            pane.traffic.arrive("/lead", "x", false, NOW);
        }
        pane.refresh();
        assertThat(pane.names()).first().isEqualTo("⟨empty⟩/lead");

        for (int second = 0; second < 12; second++) {
            pane.refresh();
        }
        pane.traffic.arrive("home/temp9", "x", false, NOW);
        for (int second = 0; second < 3; second++) {
            pane.refresh();
        }
        assertThat(pane.names()).first().isEqualTo("home");

        sortBy(By.NAME);
        assertThat(pane.names()).first().isEqualTo("⟨empty⟩/lead");
    }

    @Test
    void rowsDoNotMoveWhileThePointerIsOverThem() {
        sortBy(By.LAST_CHANGE);
        pane.traffic.arrive("home/temp9", "x", false, NOW + 1);
        pane.model.refresh(false);
        assertThat(pane.names()).last().isEqualTo("home");
        pane.refresh();
        assertThat(pane.names()).first().isEqualTo("home");
    }
}
