// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Keeps what a task reports about how far it is. One thread. */
public final class RecordedProgress implements Progress {
    private final List<Double> shares = new ArrayList<>();

    @Override
    public void set(long done, long total) {
        shares.add(total == 0 ? Double.NaN : (double) done / total);
    }

    @Override
    public void follow(DoubleSupplier fraction) {
        shares.add(fraction.getAsDouble());
    }

    /** The shares done, from 0 to 1, in the order of the reports. */
    public List<Double> shares() {
        return List.copyOf(shares);
    }
}
