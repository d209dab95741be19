// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.RowOrder.By;

final class TreeColumnsTest {
    private static List<By> shown(TreeColumns columns) {
        return columns.shown().stream().map(TreeColumns.Column::by).toList();
    }

    @Test
    void bytesAreHiddenAtFirst() {
        assertThat(shown(TreeColumns.DEFAULT))
                .containsExactly(By.NAME, By.VALUE, By.RETAINED, By.MESSAGES, By.RATE, By.LAST_CHANGE);
    }

    @Test
    void aSecondSortByTheSameColumnReversesTheOrder() {
        TreeColumns byAge = TreeColumns.DEFAULT.sortedBy(By.LAST_CHANGE);
        assertThat(byAge.order()).isEqualTo(new RowOrder(By.LAST_CHANGE, false));
        assertThat(byAge.sortedBy(By.LAST_CHANGE).order()).isEqualTo(new RowOrder(By.LAST_CHANGE, true));
        assertThat(byAge.sortedBy(By.LAST_CHANGE).sortedBy(By.NAME).order()).isEqualTo(RowOrder.NAME);
    }

    @Test
    void aColumnMovesPastTheNextShownOneButNeverBeforeTheNames() {
        TreeColumns columns = TreeColumns.DEFAULT.withShown(By.RETAINED, false);
        assertThat(shown(columns.moved(By.MESSAGES, -1)))
                .containsExactly(By.NAME, By.MESSAGES, By.VALUE, By.RATE, By.LAST_CHANGE);
        assertThat(columns.moved(By.MESSAGES, -1).canMove(By.MESSAGES, -1)).isFalse();
        assertThat(columns.canMove(By.LAST_CHANGE, 1)).isFalse();
        assertThat(columns.moved(By.NAME, 1)).isEqualTo(columns);
        assertThat(columns.movedTo(By.RATE, By.NAME)).isEqualTo(columns);
        assertThat(shown(columns.moved(By.VALUE, 1)))
                .containsExactly(By.NAME, By.MESSAGES, By.VALUE, By.RATE, By.LAST_CHANGE);
    }

    @Test
    void theNamesCannotBeHiddenAndRowsAreNeverOrderedByAHiddenColumn() {
        assertThat(TreeColumns.DEFAULT.withShown(By.NAME, false).column(By.NAME).shown())
                .isTrue();
        TreeColumns hidden = TreeColumns.DEFAULT.sortedBy(By.RATE).withShown(By.RATE, false);
        assertThat(hidden.order()).isEqualTo(RowOrder.NAME);
        assertThat(shown(hidden)).doesNotContain(By.RATE);
    }
}
