// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.viewmodel.tree.TreePane.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.rows.RowOrder.By;

/** Tests the figures of the rows: from when they count, and sorting by them. */
final class TreeCountsTest {
    private final TreePane pane = new TreePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void orderByMessagesPutsTheLoudestFirstWhenItMaySettle() {
        pane.model.sortBy(By.MESSAGES);
        pane.refresh();
        assertThat(pane.names()).first().isEqualTo("home");

        for (int i = 0; i < 10; i++) {
            pane.traffic.arrive("/lead", "x", false, NOW);
        }
        pane.model.refresh(false);
        assertThat(pane.names()).first().isEqualTo("home");
        pane.refresh();
        assertThat(pane.names()).first().isEqualTo("⟨empty⟩/lead");
    }

    @Test
    void countsThatWereResetCountFromThenOnAndAreTheOrder() {
        pane.model.sortBy(By.MESSAGES);
        pane.model.resetCounts();
        pane.traffic.arrive("/lead", "x", false, NOW);
        pane.refresh();

        assertThat(pane.model.countsNoteProperty().get()).startsWith("Counts since ");
        assertThat(pane.names()).first().isEqualTo("⟨empty⟩/lead");
        assertThat(pane.model.row(0, NOW).count()).isEqualTo("1");
        assertThat(pane.drawn("home").count()).isEqualTo("0");
        assertThat(pane.model.explain(0)).startsWith("/lead\nMessages: 1").contains("Counts since");

        pane.model.countAll();
        assertThat(pane.model.countsNoteProperty().get()).isEmpty();
        assertThat(pane.names()).first().isEqualTo("home");
        assertThat(pane.model.row(0, NOW).count()).isEqualTo("4");
    }

    @Test
    void bytesAreAColumnThatIsHiddenAtFirst() {
        pane.traffic.arrive("/lead", "x".repeat(2_000), false, NOW);
        pane.refresh();
        assertThat(pane.model.row(0, NOW).bytes()).isEmpty();

        pane.model.columnsProperty().set(pane.model.columnsProperty().get().withShown(By.BYTES, true));
        pane.model.sortBy(By.BYTES);
        pane.refresh();
        assertThat(pane.names()).first().isEqualTo("⟨empty⟩/lead");
        assertThat(pane.model.row(0, NOW).bytes()).isEqualTo("2.0 KiB");
        assertThat(pane.model.row(0, NOW).count()).isEqualTo("2");

        pane.model.sortBy(By.BYTES);
        pane.refresh();
        assertThat(pane.names()).last().isEqualTo("⟨empty⟩/lead");
    }
}
