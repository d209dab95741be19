// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.FieldPath;

/** Counts which fields messages have: the columns that can be shown. One thread. */
final class ColumnUnion {
    /** Maximum number of columns that are offered. */
    static final int MAX_OFFERED = 200;
    /** Maximum number of topics of a device whose fields are columns. */
    private static final int MAX_PARTS = 200;

    private final Paths paths;
    private final Map<String, Counts> byPart = new LinkedHashMap<>();
    private boolean partsLeft;

    ColumnUnion(Paths paths) {
        this.paths = paths;
    }

    /** The number of messages that have each path, by its id. */
    private static final class Counts {
        private final int[] rows;
        private final int[] numbers;
        private final String[] longest;

        Counts(int size) {
            rows = new int[size];
            numbers = new int[size];
            longest = new String[size];
            Arrays.fill(longest, "");
        }
    }

    /**
     * Counts the fields of a message.
     *
     * @param part see {@link Column}
     * @param values null if they are not known
     */
    void add(String part, @Nullable TopicCells values) {
        if (values == null) {
            return;
        }
        Counts counts = byPart.get(part);
        if (counts == null) {
            if (byPart.size() == MAX_PARTS) {
                partsLeft = true;
                return;
            }
            counts = new Counts(paths.size());
            byPart.put(part, counts);
        }
        for (int i = 0; i < values.ids().size(); i++) {
            int id = values.ids().get(i);
            Cell cell = values.cells().get(i);
            counts.rows[id]++;
            counts.numbers[id] += cell.isNumber() ? 1 : 0;
            if (cell.text().length() > counts.longest[id].length()) {
                counts.longest[id] = cell.text();
            }
        }
    }

    /**
     * The columns that most messages have, and of these first the fields of objects that appeared first. Fields of a
     * device's own topic count twice: what it sends below that is less often what it measures.
     */
    List<OfferedColumn> offered() {
        List<OfferedColumn> all = all();
        all.sort(Comparator.<OfferedColumn>comparingInt(
                        each -> each.column().part().isEmpty() ? 2 * each.rows() : each.rows())
                .reversed()
                .thenComparing(each -> each.column().path().equals(FieldPath.ROOT)));
        return List.copyOf(all.subList(0, Math.min(all.size(), MAX_OFFERED)));
    }

    /** Whether there are columns that are not offered. */
    boolean isLimited() {
        return paths.isFull() || partsLeft || all().size() > MAX_OFFERED;
    }

    private List<OfferedColumn> all() {
        List<OfferedColumn> all = new ArrayList<>();
        byPart.forEach((part, counts) -> {
            for (int id = 0; id < counts.rows.length; id++) {
                if (counts.rows[id] > 0) {
                    all.add(new OfferedColumn(
                            Column.field(part, paths.path(id)),
                            counts.rows[id],
                            counts.numbers[id],
                            counts.longest[id]));
                }
            }
        });
        return all;
    }
}
