// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import org.jspecify.annotations.Nullable;

/**
 * A measured value.
 *
 * @param name starts with the workload's name
 * @param unit in words joined by underscores, such as {@code messages_per_s}; empty for a ratio
 * @param spread how the runs differed; empty for a single run
 * @param beside figures of other programs for the same work, and other notes
 */
public record Figure(
        String name, String unit, double value, @Nullable Goal goal, String spread, String beside) {
    public Figure {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    public static Figure of(String name, String unit, double value) {
        return new Figure(name, unit, value, null, "", "");
    }

    /** A figure with the median of the samples. */
    public static Figure of(String name, String unit, Samples samples) {
        return new Figure(name, unit, samples.median(), null, samples.spread(), "");
    }

    public Figure atLeast(double bound) {
        return new Figure(name, unit, value, new Goal.AtLeast(bound), spread, beside);
    }

    public Figure atMost(double bound) {
        return new Figure(name, unit, value, new Goal.AtMost(bound), spread, beside);
    }

    public Figure beside(String text) {
        return new Figure(name, unit, value, goal, spread, text);
    }

    /** The name of the figure in the JSON file. */
    String key() {
        return unit.isEmpty() ? name : name + "_" + unit;
    }
}
