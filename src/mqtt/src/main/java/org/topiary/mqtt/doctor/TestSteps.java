// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.doctor.TestStep.State;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.mqtt.words.BrokerReason;

/** The steps of one test, with their times; reports one change at a time. Any thread. */
final class TestSteps {
    private final Consumer<TestStep> listener;
    private final LongSupplier ticks;
    private final List<Step> steps = new ArrayList<>();
    private boolean silent;

    /** @param ticks a monotonic clock, in ns */
    TestSteps(Consumer<TestStep> listener, LongSupplier ticks) {
        this.listener = listener;
        this.ticks = ticks;
    }

    /** Adds a waiting step. */
    synchronized Step plan(Kind kind, String subject) {
        Step step = new Step(kind, subject);
        steps.add(step);
        step.notify(State.WAITING, Phrase.NONE, Phrase.NONE, Phrase.NONE, Optional.empty());
        return step;
    }

    /** The step of a kind, if one is planned. */
    synchronized Optional<Step> find(Kind kind) {
        return steps.stream().filter(step -> step.kind == kind).findFirst();
    }

    /** The running step, or otherwise the first waiting one; empty if all are over. */
    synchronized Optional<Step> current() {
        return steps.stream().filter(step -> !step.over).findFirst();
    }

    /** Marks the connection's steps before a kind as done, and the step of that kind as running. */
    synchronized void reached(Kind kind) {
        for (Step step : steps) {
            if (step.kind.compareTo(kind) < 0 && !step.over) {
                step.done(step.success);
            } else if (step.kind == kind && !step.over && !step.started) {
                step.running(Phrase.NONE);
            }
        }
    }

    /** Marks all unfinished steps as not reached. */
    synchronized void markRestNotReached() {
        for (Step step : steps) {
            if (!step.over) {
                step.over = true;
                step.notify(State.NOT_REACHED, Phrase.NONE, Phrase.NONE, Phrase.NONE, Optional.empty());
            }
        }
    }

    /** Stops all reports. */
    synchronized void silence() {
        silent = true;
    }

    /** One step. */
    final class Step {
        private final Kind kind;
        private final String subject;
        private Phrase success = Phrase.NONE;
        private Phrase advice = Phrase.NONE;
        private Phrase detail = Phrase.NONE;
        private BrokerReason reason = BrokerReason.NONE;
        private boolean started;
        private boolean over;
        private long startedAt;

        private Step(Kind kind, String subject) {
            this.kind = kind;
            this.subject = subject;
        }

        /** Sets what to report once the step is done. */
        void onSuccess(Phrase summary, Phrase more) {
            synchronized (TestSteps.this) {
                success = summary;
                detail = more;
            }
        }

        /** Adds advice, to be reported however the step succeeds. */
        void advise(Phrase text) {
            synchronized (TestSteps.this) {
                advice = text;
                if (!started && !text.isEmpty()) {
                    notify(State.WAITING, Phrase.NONE, advice, Phrase.NONE, Optional.empty());
                }
            }
        }

        void running(Phrase summary) {
            synchronized (TestSteps.this) {
                if (!started) {
                    started = true;
                    startedAt = ticks.getAsLong();
                }
                notify(State.RUNNING, summary, advice, Phrase.NONE, Optional.empty());
            }
        }

        /** Continues after waiting for the user; the time since the step began does not count. */
        void resume(Phrase summary) {
            synchronized (TestSteps.this) {
                startedAt = ticks.getAsLong();
                running(summary);
            }
        }

        void done(Phrase summary) {
            end(State.DONE, summary, advice, detail, Optional.empty());
        }

        void warn(Phrase summary, Phrase text) {
            end(State.WARNING, summary, text, detail, Optional.empty());
        }

        void skipped(Phrase summary) {
            end(State.SKIPPED, summary, Phrase.NONE, Phrase.NONE, Optional.empty());
        }

        void failed(Failure failure, Optional<UntrustedServer> untrusted) {
            synchronized (TestSteps.this) {
                reason = failure.reason();
            }
            end(State.FAILED, failure.summary(), failure.advice(), failure.detail(), untrusted);
        }

        private void end(State state, Phrase summary, Phrase text, Phrase more, Optional<UntrustedServer> untrusted) {
            synchronized (TestSteps.this) {
                if (!over) {
                    over = true;
                    notify(state, summary, text, more, untrusted);
                }
            }
        }

        /** Called under the lock, so that reports keep their order. */
        private void notify(
                State state, Phrase summary, Phrase text, Phrase more, Optional<UntrustedServer> untrusted) {
            if (silent) {
                return;
            }
            // A skipped step has taken only the user's time, if any.
            Duration took = over && started && state != State.SKIPPED
                    ? Duration.ofNanos(ticks.getAsLong() - startedAt)
                    : Duration.ZERO;
            try {
                listener.accept(new TestStep(kind, subject, state, summary, text, more, took, untrusted, reason));
            } catch (RuntimeException e) {
                // An exception in the listener must not end the test, but must not be lost either.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
