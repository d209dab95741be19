// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.decode.FieldPath;

final class TableLayoutsTest {
    private static final Column POWER =
            Column.field("SENSOR", FieldPath.parse("a[\"odd # name\"].b").orElseThrow());

    private String stored = "";
    private final TableLayouts layouts = new TableLayouts(new TableLayouts.Store() {
        @Override
        public String load() {
            return stored;
        }

        @Override
        public void save(String text) {
            stored = text;
        }
    });

    @Test
    void whatWasKeptIsThereAgain() {
        TableLayout layout = new TableLayout(new RowSort(Column.AGE, true), true, List.of(new ShownColumn(POWER, 120)));
        layouts.keep("tele", Grouping.DEVICES, layout);

        assertThat(layouts.layout("tele", Grouping.DEVICES)).isEqualTo(layout);
        assertThat(layouts.layout("tele", Grouping.TOPICS)).isEqualTo(TableLayout.INITIAL);
        assertThat(layouts.grouping("tele")).hasValue(Grouping.DEVICES);
        assertThat(layouts.grouping("other")).isEmpty();
    }

    @Test
    void theBranchesThatWereChangedLastAreKept() {
        for (int i = 0; i <= TableLayouts.MAX; i++) {
            layouts.keep("branch" + i, Grouping.TOPICS, TableLayout.INITIAL);
        }
        assertThat(layouts.grouping("branch0")).isEmpty();
        assertThat(layouts.grouping("branch1")).hasValue(Grouping.TOPICS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "1",
                "[1, null, \"x\", {}]",
                "{\"a\":1}",
                "[{\"branch\":\"b\",\"sort\":\"?\",\"columns\":7}]",
                "[{\"branch\":\"b\",\"sort\":\"#[\",\"columns\":[{\"column\":\"#..\",\"width\":-5},{}]}]"
            })
    void whatCannotBeReadIsLeftOut(String text) {
        stored = text;
        assertThat(layouts.layout("b", Grouping.TOPICS).columns()).isEmpty();
        assertThat(layouts.layout("b", Grouping.TOPICS).sort()).isEqualTo(RowSort.BY_TOPIC);
    }
}
