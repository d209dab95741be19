// SPDX-License-Identifier: Apache-2.0
package org.topiary.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.topiary.core.progress.WorkStage;

/** Keeps how far long work says that it is, and cancels it if a test wants that. One thread. */
public final class RecordedStage implements WorkStage.Watcher {
    private final List<Double> fractions = new ArrayList<>();
    private final int most;

    private RecordedStage(int most) {
        this.most = most;
    }

    /** Waits for the end of the work. */
    public static RecordedStage patient() {
        return new RecordedStage(Integer.MAX_VALUE);
    }

    /** Cancels the work after a number of reports. */
    public static RecordedStage cancelledAfter(int reports) {
        return new RecordedStage(reports);
    }

    @Override
    public void reached(double fraction) {
        fractions.add(fraction);
    }

    @Override
    public void check() {
        if (fractions.size() >= most) {
            throw new CancellationException();
        }
    }

    /** The whole of the work. */
    public WorkStage stage() {
        return WorkStage.watchedBy(this);
    }

    /** What was reported, in order. */
    public List<Double> fractions() {
        return List.copyOf(fractions);
    }

    /** The number of tenths of the work in which there were reports. */
    public long tenths() {
        return fractions.stream().map(each -> (int) (each * 10)).distinct().count();
    }
}
