// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.util.ArrayList;
import java.util.List;

/** Collects the figures, in order. */
public final class Figures {
    /** A row of the table. */
    sealed interface Row {}

    record Measured(Figure figure) implements Row {}

    record NotMeasured(String name, String reason) implements Row {}

    private final List<Row> rows = new ArrayList<>();

    public void add(Figure figure) {
        rows.add(new Measured(figure));
    }

    /** Adds a row that says why a figure was not measured. */
    public void notMeasured(String name, String reason) {
        rows.add(new NotMeasured(name, reason));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }
}
