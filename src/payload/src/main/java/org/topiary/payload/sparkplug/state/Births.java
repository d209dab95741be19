// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.sparkplug.MetricNames.Birth;
import org.topiary.payload.sparkplug.MetricNames.Known;
import org.topiary.payload.sparkplug.MetricTable;

/** The newest 256 births of a node or device. */
final class Births {
    static final int MAX = 256;

    private final BirthBudget budget;
    private final List<Generation> kept = new ArrayList<>(1);
    private boolean dropped;

    Births(BirthBudget budget) {
        this.budget = budget;
    }

    /** Adds a birth; positions only grow. */
    void add(long position, long timeNanos, long timestamp, boolean certificate, MetricTable table) {
        Generation previous = newest();
        Generation.Shared metrics = previous != null && previous.announces(table) && previous.metrics != null
                ? previous.metrics
                : new Generation.Shared(table);
        if (kept.size() == MAX) {
            budget.release(kept.removeFirst());
            dropped = true;
        }
        Generation added = new Generation(position, timeNanos, timestamp, certificate, metrics);
        kept.add(added);
        budget.add(added, previous);
    }

    @Nullable
    Generation newest() {
        return kept.isEmpty() ? null : kept.getLast();
    }

    /** The newest birth at a position; null if there was none, or it is no longer kept. */
    @Nullable
    Generation at(long position) {
        int from = 0;
        int to = kept.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (kept.get(middle).position <= position) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? null : kept.get(from - 1);
    }

    Birth birth(long position) {
        Generation valid = at(position);
        if (valid == null) {
            return Birth.unknown(dropped ? Known.NO_LONGER : Known.NOT_YET);
        }
        return valid.birth();
    }
}
