// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** One task from its submission to its end. Any thread. */
final class TaskRun implements Task, Progress, Cancel, Runnable {
    private static final int PERCENT = 100;

    private enum State {
        WANTED,
        /** Its result is not needed; nothing is reported. */
        DROPPED,
        CANCELLED_BY_USER
    }

    /** What to do and whom to tell. */
    private record Work(Tasks.Body body, Consumer<Throwable> failed) {}

    private final TaskService service;
    private final Tasks owner;
    private final TaskSpec spec;
    private final long submittedAt = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.WANTED);
    /** Released at the end, and on cancellation before the start: a queue may hold this object for longer. */
    private final AtomicReference<@Nullable Work> work;

    private final List<Runnable> onCancel = new ArrayList<>(0);
    private volatile boolean begun;
    /** Whether the outcome is on its way to another thread. */
    private volatile boolean delivering;

    private volatile double fraction = Double.NaN;
    private volatile @Nullable DoubleSupplier followed;

    TaskRun(TaskService service, Tasks owner, TaskSpec spec, Tasks.Body body, Consumer<Throwable> failed) {
        this.service = service;
        this.owner = owner;
        this.spec = spec;
        work = new AtomicReference<>(new Work(body, failed));
    }

    @Override
    public void run() {
        Work mine = work.getAndSet(null);
        if (mine == null) {
            return;
        }
        begun = true;
        try {
            mine.body.run(this, this);
        } catch (Throwable e) {
            report(e, mine.failed);
        } finally {
            if (!delivering) {
                release();
            }
        }
    }

    /** Passes the outcome to another thread, unless the task is dropped meanwhile; it ends there. */
    void deliver(Executor to, Runnable outcome) {
        delivering = true;
        try {
            to.execute(() -> {
                try {
                    if (!isDropped()) {
                        outcome.run();
                    }
                } finally {
                    release();
                }
            });
        } catch (RejectedExecutionException e) {
            delivering = false;
            throw e;
        }
    }

    /** Ends a task that could not be started. */
    void fail(Throwable problem) {
        Work mine = work.getAndSet(null);
        if (mine != null) {
            report(problem, mine.failed);
        }
        if (!delivering) {
            release();
        }
    }

    private void release() {
        followed = null;
        synchronized (onCancel) {
            onCancel.clear();
        }
        service.ended(this);
    }

    private void report(Throwable problem, Consumer<Throwable> failed) {
        State now = state.get();
        boolean cancelled = now != State.WANTED && problem instanceof CancellationException;
        if (!cancelled) {
            service.log(spec.label(), problem);
        }
        if (now != State.DROPPED) {
            try {
                failed.accept(now == State.WANTED || cancelled ? problem : new CancellationException());
            } catch (RuntimeException | Error e) {
                service.log("Reporting that " + spec.label() + " failed", e);
            }
        }
    }

    @Override
    public void cancel() {
        State before = state.getAndSet(State.DROPPED);
        if (work.getAndSet(null) != null) {
            // It has not begun: a lane keeps this object until its turn, but nothing that the task would have used.
            service.ended(this);
        }
        if (before == State.WANTED) {
            actOnCancel();
        }
    }

    /**
     * The user no longer waits for the result of a task that has begun. Unlike {@link #cancel}, this is reported as a
     * failure.
     */
    void cancelForUser() {
        if (begun && spec.cancellable() && state.compareAndSet(State.WANTED, State.CANCELLED_BY_USER)) {
            actOnCancel();
        }
    }

    private void actOnCancel() {
        List<Runnable> actions;
        synchronized (onCancel) {
            actions = List.copyOf(onCancel);
            onCancel.clear();
        }
        actions.forEach(this::act);
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            service.log("Cancelling: " + spec.label(), e);
        }
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (onCancel) {
            if (!isCancelled()) {
                onCancel.add(action);
                return;
            }
        }
        act(action);
    }

    @Override
    public boolean isCancelled() {
        return state.get() != State.WANTED;
    }

    /** Whether the result is not needed any more, and nothing is reported. */
    boolean isDropped() {
        return state.get() == State.DROPPED;
    }

    @Override
    public void set(long done, long total) {
        fraction = total <= 0 ? Double.NaN : (double) done / total;
    }

    @Override
    public void follow(DoubleSupplier source) {
        followed = source;
    }

    Tasks owner() {
        return owner;
    }

    boolean hasBegun() {
        return begun;
    }

    TaskSpec spec() {
        return spec;
    }

    /** How long ago the task was submitted, in ns. */
    long age() {
        return System.nanoTime() - submittedAt;
    }

    private double share() {
        DoubleSupplier source = followed;
        if (source == null) {
            return fraction;
        }
        try {
            return source.getAsDouble();
        } catch (RuntimeException | Error e) {
            service.log("The progress of " + spec.label(), e);
            return Double.NaN;
        }
    }

    RunningTask shown() {
        double share = share();
        return new RunningTask(
                this,
                spec.name(),
                spec.arguments(),
                owner.name(),
                Double.isNaN(share) ? -1 : (int) (Math.clamp(share, 0, 1) * PERCENT),
                begun,
                spec.cancellable(),
                isCancelled());
    }
}
