// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.progress;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A stage of long work, which reports how far it is and ends when nobody waits for it any more. Whoever starts the work
 * binds a stage to the thread, so that nothing between them passes it on; code that may take long asks for
 * {@link #current} once, and reports after some 64 KiB or 1,024 items. A stage that nobody watches costs nothing. One
 * thread.
 */
public final class WorkStage {
    /** Work that nobody watches. */
    public static final WorkStage UNWATCHED = new WorkStage(null, 0, 1);

    /** How many bytes are read between two reports: some tenths of a millisecond. */
    public static final int BYTES = 64 * 1024;

    /** How many items are passed between two reports. */
    public static final int ITEMS = 1_024;

    private static final ScopedValue<WorkStage> CURRENT = ScopedValue.newInstance();

    private final @Nullable Watch watch;
    private final double from;
    private final double to;

    private WorkStage(@Nullable Watch watch, double from, double to) {
        this.watch = watch;
        this.from = from;
        this.to = to;
    }

    /** Waits for the work. Called on its thread, often. */
    public interface Watcher {
        /** @param fraction what is done of the whole work, from 0 to 1, never less than before */
        void reached(double fraction);

        /**
         * Called with each report, and in work of unknown length.
         *
         * @throws CancellationException to end the work
         */
        void check();
    }

    /** All stages of one work. */
    private static final class Watch {
        private final Watcher watcher;
        private double highest;

        Watch(Watcher watcher) {
            this.watcher = watcher;
        }

        void reached(double fraction) {
            // A payload may be read again, by the next decoder.
            highest = Math.max(highest, fraction);
            watcher.check();
            watcher.reached(highest);
        }
    }

    /** The stage of the work on this thread; {@link #UNWATCHED} if nobody watches it. */
    public static WorkStage current() {
        return CURRENT.orElse(UNWATCHED);
    }

    /** The whole of the work that a watcher waits for. */
    public static WorkStage watchedBy(Watcher watcher) {
        return new WorkStage(new Watch(watcher), 0, 1);
    }

    /**
     * A part of this stage.
     *
     * @param start where it begins, from 0 to 1
     * @param end where it ends, from {@code start} to 1
     */
    public WorkStage part(double start, double end) {
        return watch == null ? this : new WorkStage(watch, at(start), at(end));
    }

    private double at(double fraction) {
        return from + (to - from) * fraction;
    }

    /** Does work that is this stage. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Does work without a result that is this stage. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /**
     * Reports what is done of this stage.
     *
     * @param done of {@code total}, in any unit
     * @throws CancellationException if the work shall end
     */
    public void reached(long done, long total) {
        if (watch != null) {
            watch.reached(at(total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1)));
        }
    }

    /**
     * Reports nothing, for work of unknown length.
     *
     * @throws CancellationException if the work shall end
     */
    public void check() {
        if (watch != null) {
            watch.watcher.check();
        }
    }
}
