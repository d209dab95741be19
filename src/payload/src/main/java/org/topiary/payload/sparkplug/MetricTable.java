// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a birth, found by name or alias in logarithmic time. Of metrics with the same name or alias, the first
 * one counts: an alias must be unique (tck-id-payloads-alias-uniqueness). Immutable; any thread.
 */
public final class MetricTable {
    /** The table of a birth that is not known. */
    public static final MetricTable EMPTY = of(List.of());

    private static final Comparator<BirthMetric> BY_NAME = Comparator.comparing(BirthMetric::name);
    private static final Comparator<BirthMetric> BY_ALIAS =
            (one, other) -> Long.compareUnsigned(one.alias(), other.alias());

    /** What a metric takes beyond the characters of its name and unit, rounded up. */
    private static final int METRIC_BYTES = 160;

    private final BirthMetric[] named;
    private final BirthMetric[] aliased;
    /** Of each metric in {@link #aliased}, the index in {@link #named}. */
    private final int[] aliasedInNamed;

    private MetricTable(BirthMetric[] named, BirthMetric[] aliased) {
        this.named = named;
        this.aliased = aliased;
        aliasedInNamed =
                Arrays.stream(aliased).mapToInt(each -> indexOf(each.name())).toArray();
    }

    /** @param metrics in the order sent */
    public static MetricTable of(Collection<BirthMetric> metrics) {
        return new MetricTable(
                sorted(metrics, metric -> true, BY_NAME), sorted(metrics, BirthMetric::hasAlias, BY_ALIAS));
    }

    private static BirthMetric[] sorted(
            Collection<BirthMetric> metrics, Predicate<BirthMetric> which, Comparator<BirthMetric> order) {
        List<BirthMetric> all = new ArrayList<>(metrics.stream().filter(which).toList());
        // Stable, so that the first of several stays ahead of the others.
        all.sort(order);
        List<BirthMetric> unique = new ArrayList<>(all.size());
        for (BirthMetric each : all) {
            if (unique.isEmpty() || order.compare(unique.getLast(), each) != 0) {
                unique.add(each);
            }
        }
        return unique.toArray(BirthMetric[]::new);
    }

    /** The metric of an alias; null if there is none. */
    public @Nullable BirthMetric ofAlias(long alias) {
        int index = find(aliased, metric -> Long.compareUnsigned(metric.alias(), alias));
        return index < 0 ? null : aliased[index];
    }

    /** The index in {@link #byName} of the metric of an alias; -1 if there is none. */
    public int indexOf(long alias) {
        int index = find(aliased, metric -> Long.compareUnsigned(metric.alias(), alias));
        return index < 0 ? -1 : aliasedInNamed[index];
    }

    /** The metric of a name; null if there is none. */
    public @Nullable BirthMetric ofName(String name) {
        int index = indexOf(name);
        return index < 0 ? null : named[index];
    }

    /** The index in {@link #byName} of the metric of a name; -1 if there is none. */
    public int indexOf(String name) {
        return find(named, metric -> metric.name().compareTo(name));
    }

    /** Where a metric is, seen from the one that is searched. */
    @FunctionalInterface
    private interface Side {
        /** Negative for a metric that comes before the one that is searched. */
        int of(BirthMetric metric);
    }

    private static int find(BirthMetric[] sorted, Side side) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = side.of(sorted[middle]);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return -1;
    }

    /** The metrics, sorted by name. */
    public List<BirthMetric> byName() {
        return Collections.unmodifiableList(Arrays.asList(named));
    }

    /** Number of metrics with different names. */
    public int size() {
        return named.length;
    }

    /** About how much memory the table takes, in bytes. */
    public long bytes() {
        long bytes = METRIC_BYTES;
        for (BirthMetric metric : named) {
            bytes += METRIC_BYTES
                    + (long) Character.BYTES
                            * (metric.name().length() + metric.unit().length());
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricTable table
                && Arrays.equals(named, table.named)
                && Arrays.equals(aliased, table.aliased);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(named);
    }
}
