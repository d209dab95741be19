// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is measured, in order. */
public final class Figures {
    /** A line of the table. */
    sealed interface Row {}

    record Measured(Figure figure) implements Row {}

    record NotMeasured(String name, String reason) implements Row {}

    private final List<Row> rows = new ArrayList<>();

    public void add(Figure figure) {
        rows.add(new Measured(figure));
    }

    /** Says in the table why something has no figure here. */
    public void notMeasured(String name, String reason) {
        rows.add(new NotMeasured(name, reason));
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }
}
