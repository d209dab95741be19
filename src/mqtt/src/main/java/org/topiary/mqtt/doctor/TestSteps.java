// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.doctor.TestStep.State;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.mqtt.words.BrokerReason;

/** The steps of one test, with their times; tells each change, one after the other. Any thread. */
final class TestSteps {
    private final Consumer<TestStep> listener;
    private final LongSupplier ticks;
    private final List<Step> steps = new ArrayList<>();
    private boolean silent;

    /** @param ticks a clock in ns that is never set back */
    TestSteps(Consumer<TestStep> listener, LongSupplier ticks) {
        this.listener = listener;
        this.ticks = ticks;
    }

    /** Adds a step, which waits. */
    synchronized Step plan(Kind kind, String subject) {
        Step step = new Step(kind, subject);
        steps.add(step);
        step.notify(State.WAITING, "", "", "", Optional.empty());
        return step;
    }

    /** The one step of a kind, which is planned. */
    synchronized Optional<Step> find(Kind kind) {
        return steps.stream().filter(step -> step.kind == kind).findFirst();
    }

    /** The step that runs, or else the first that waits; empty when all are over. */
    synchronized Optional<Step> current() {
        return steps.stream().filter(step -> !step.over).findFirst();
    }

    /** Of the steps of a connection, the ones before a kind are done, and that one runs. */
    synchronized void reached(Kind kind) {
        for (Step step : steps) {
            if (step.kind.compareTo(kind) < 0 && !step.over) {
                step.done(step.success);
            } else if (step.kind == kind && !step.over && !step.started) {
                step.running("");
            }
        }
    }

    /** What has not come to its end will not. */
    synchronized void restNotReached() {
        for (Step step : steps) {
            if (!step.over) {
                step.over = true;
                step.notify(State.NOT_REACHED, "", "", "", Optional.empty());
            }
        }
    }

    /** Nothing is told from now on. */
    synchronized void silence() {
        silent = true;
    }

    /** One of them. */
    final class Step {
        private final Kind kind;
        private final String subject;
        private String success = "";
        private String advice = "";
        private String detail = "";
        private BrokerReason reason = BrokerReason.NONE;
        private boolean started;
        private boolean over;
        private long startedAt;

        private Step(Kind kind, String subject) {
            this.kind = kind;
            this.subject = subject;
        }

        /** What to say once it is done. */
        void onSuccess(String summary, String more) {
            synchronized (TestSteps.this) {
                success = summary;
                detail = more;
            }
        }

        /** What is to be known of it, however it ends well. */
        void advise(String text) {
            synchronized (TestSteps.this) {
                advice = text;
                if (!started && !text.isEmpty()) {
                    notify(State.WAITING, "", advice, "", Optional.empty());
                }
            }
        }

        void running(String summary) {
            synchronized (TestSteps.this) {
                if (!started) {
                    started = true;
                    startedAt = ticks.getAsLong();
                }
                notify(State.RUNNING, summary, advice, "", Optional.empty());
            }
        }

        /** Time of waiting for a person is not the step's: what passed since it began does not count. */
        void resume(String summary) {
            synchronized (TestSteps.this) {
                startedAt = ticks.getAsLong();
                running(summary);
            }
        }

        void done(String summary) {
            end(State.DONE, summary, advice, detail, Optional.empty());
        }

        void warn(String summary, String text) {
            end(State.WARNING, summary, text, detail, Optional.empty());
        }

        void skipped(String summary) {
            end(State.SKIPPED, summary, "", "", Optional.empty());
        }

        void failed(Failure failure, Optional<UntrustedServer> untrusted) {
            synchronized (TestSteps.this) {
                reason = failure.reason();
            }
            end(State.FAILED, failure.summary(), failure.advice(), failure.detail(), untrusted);
        }

        private void end(State state, String summary, String text, String more, Optional<UntrustedServer> untrusted) {
            synchronized (TestSteps.this) {
                if (!over) {
                    over = true;
                    notify(state, summary, text, more, untrusted);
                }
            }
        }

        /** Under the lock, so that a listener is told in order. */
        private void notify(
                State state, String summary, String text, String more, Optional<UntrustedServer> untrusted) {
            if (silent) {
                return;
            }
            // What is left out took the time of a person at most.
            Duration took = over && started && state != State.SKIPPED
                    ? Duration.ofNanos(ticks.getAsLong() - startedAt)
                    : Duration.ZERO;
            try {
                listener.accept(new TestStep(kind, subject, state, summary, text, more, took, untrusted, reason));
            } catch (RuntimeException e) {
                // The listener's fault is no reason to end the test, but must not vanish either.
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
