// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.topiary.app.store.TreeColumns;
import org.topiary.core.rows.RowOrder.By;

final class ColumnLayoutTest {
    private static final TreeColumns COLUMNS = TreeColumns.DEFAULT;

    private static List<By> shown(TreeColumns columns, double width) {
        return new ColumnLayout(columns, width, 1)
                .places().stream().map(ColumnLayout.Place::by).toList();
    }

    @Test
    void figuresThatDoNotFitAreHiddenAndTopicAndValueStayLongest() {
        assertThat(shown(COLUMNS, 440))
                .containsExactly(By.NAME, By.VALUE, By.RETAINED, By.MESSAGES, By.RATE, By.LAST_CHANGE);
        assertThat(shown(COLUMNS, 300)).containsExactly(By.NAME, By.VALUE, By.RETAINED, By.MESSAGES);
        assertThat(shown(COLUMNS, 260)).containsExactly(By.NAME, By.VALUE, By.MESSAGES);
        assertThat(shown(COLUMNS, 210)).containsExactly(By.NAME, By.VALUE);
        assertThat(shown(COLUMNS, 150)).containsExactly(By.NAME);
    }

    @Test
    void theColumnThatRowsAreOrderedByStaysLongerThanOtherFigures() {
        assertThat(shown(COLUMNS.sortedBy(By.LAST_CHANGE), 260)).containsExactly(By.NAME, By.VALUE, By.LAST_CHANGE);
    }

    @Test
    void theColumnsFillTheWidthInTheChosenOrder() {
        TreeColumns moved = COLUMNS.movedTo(By.LAST_CHANGE, By.VALUE).withWidth(By.LAST_CHANGE, 80);
        ColumnLayout layout = new ColumnLayout(moved, 500, 1);
        double x = ColumnLayout.PAD;
        for (ColumnLayout.Place place : layout.places()) {
            assertThat(place.x()).isEqualTo(x);
            x = place.end();
        }
        assertThat(x).isEqualTo(500 - ColumnLayout.PAD);
        assertThat(layout.places().get(1)).isEqualTo(layout.place(By.LAST_CHANGE));
        assertThat(layout.places().get(1).width()).isEqualTo(80);
    }

    @Test
    void aWideColumnOfNamesLeavesRoomForTheValue() {
        ColumnLayout layout = new ColumnLayout(COLUMNS.withWidth(By.NAME, 900), 400, 1);
        assertThat(Objects.requireNonNull(layout.place(By.VALUE)).width()).isEqualTo(ColumnLayout.MIN_VALUE);
    }

    @Test
    void theBorderOfTheValueChangesTheColumnAfterIt() {
        ColumnLayout layout = new ColumnLayout(COLUMNS, 500, 1);
        assertThat(layout.widened(By.MESSAGES, 10).column(By.MESSAGES).width()).isEqualTo(58);
        assertThat(layout.resized(By.MESSAGES, -10).column(By.RATE).width()).isEqualTo(62);
        assertThat(layout.resized(By.LAST_CHANGE, -10)).isEqualTo(COLUMNS);
        assertThat(layout.widened(By.MESSAGES, -100).column(By.MESSAGES).width())
                .isEqualTo(TreeColumns.MIN_WIDTH);
        assertThat(layout.resized(By.VALUE, -10).column(By.RETAINED).width()).isEqualTo(34);
    }

    @Test
    void deepLevelsAreIndentedFurtherThanTheOnesAboveButLeaveRoomForTheName() {
        for (int depth = 1; depth < 30_000; depth++) {
            assertThat(Indent.of(depth, 120))
                    .isGreaterThan(Indent.of(depth - 1, 120))
                    .isLessThan(36);
        }
        assertThat(Indent.of(3, 300)).isEqualTo(42);
    }

    @Test
    void columnsGrowWithTheText() {
        ColumnLayout normal = new ColumnLayout(COLUMNS, 500, 1);
        ColumnLayout large = new ColumnLayout(COLUMNS, 750, 1.5);

        assertThat(large.places())
                .extracting(ColumnLayout.Place::width)
                .isEqualTo(normal.places().stream()
                        .map(place -> place.width() * 1.5)
                        .toList());
        assertThat(large.widened(By.MESSAGES, 15)).isEqualTo(normal.widened(By.MESSAGES, 10));
    }
}
