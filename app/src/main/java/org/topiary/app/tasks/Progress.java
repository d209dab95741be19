// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.function.DoubleSupplier;
import org.topiary.core.progress.WorkStage;

/** What a task reports about how far it is; optional. The window asks for it when it draws, so reports cost nothing. */
public interface Progress {
    /**
     * Reports the share that is done; a volatile write.
     *
     * @param done steps done so far
     * @param total all steps; 0 if not known
     */
    void set(long done, long total);

    /**
     * Lets the window ask for the share that is done instead.
     *
     * @param fraction from 0 to 1, or NaN if not known; called on any thread
     */
    void follow(DoubleSupplier fraction);

    /**
     * The whole task as a stage, for code that knows no tasks. Cancelling the task ends it with its next report.
     *
     * @param cancel that of the task
     */
    default WorkStage stage(Cancel cancel) {
        return WorkStage.watchedBy(new WorkStage.Watcher() {
            private static final int STEPS = 1_000;

            @Override
            public void reached(double fraction) {
                set((long) (fraction * STEPS), STEPS);
            }

            @Override
            public void check() {
                cancel.check();
            }
        });
    }
}
