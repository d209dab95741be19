// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** Several measurements of the same work. */
public final class Samples {
    private final double[] sorted;

    /** @param values at least one */
    public Samples(double... values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public static <T> Samples of(T[] runs, ToDoubleFunction<T> value) {
        return new Samples(Arrays.stream(runs).mapToDouble(value).toArray());
    }

    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    public Samples map(DoubleUnaryOperator operator) {
        return new Samples(Arrays.stream(sorted).map(operator).toArray());
    }

    /** The minimum, the maximum and the number of samples. */
    public String spread() {
        return Numbers.text(min()) + " to " + Numbers.text(max()) + " in " + sorted.length + " runs";
    }
}
