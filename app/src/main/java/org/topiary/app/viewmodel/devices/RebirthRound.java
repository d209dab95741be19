// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.payload.sparkplug.state.SparkplugState;

/**
 * Asks all edge nodes without a birth for it, one after the other, slowly, since each answers with all that it has.
 * JavaFX application thread; sends in the background.
 */
final class RebirthRound {
    static final int NODES_PER_SECOND = 10;

    static final Pause PAUSE = (cancelled, time) -> {
        var _ = cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    };

    private static final Duration INTERVAL = Duration.ofSeconds(1).dividedBy(NODES_PER_SECOND);

    /** Waits between two requests. */
    @FunctionalInterface
    interface Pause {
        /** Waits until the time is over or the latch is released. */
        void take(CountDownLatch cancelled, Duration time) throws InterruptedException;
    }

    /** @param refused why the last request was not sent; empty if all were */
    private record Result(int asked, int total, String refused) {}

    private final TaskSpec spec = TaskSpec.of("task.rebirths", Lane.IO);
    private final RebirthSender sender;
    private final SparkplugState state;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final Pause pause;
    private boolean running;

    RebirthRound(RebirthSender sender, SparkplugState state, Tasks tasks, FxScheduler fx, Pause pause) {
        this.sender = sender;
        this.state = state;
        this.tasks = tasks;
        this.fx = fx;
        this.pause = pause;
    }

    boolean isRunning() {
        return running;
    }

    /**
     * Asks the nodes that have no birth when it is their turn, and were not asked recently.
     *
     * @param ended receives what was done, a sentence
     */
    void start(Consumer<String> ended) {
        running = true;
        AtomicInteger asked = new AtomicInteger();
        tasks.compute(
                spec,
                fx::later,
                (progress, cancel) -> ask(asked, progress, cancel),
                result -> end(ended, text(result)),
                failure -> end(ended, text(asked.get(), failure)));
    }

    private void end(Consumer<String> ended, String text) {
        running = false;
        ended.accept(text);
    }

    private Result ask(AtomicInteger asked, Progress progress, Cancel cancel) throws InterruptedException {
        List<String> nodes = state.nodesWithoutBirth().stream().sorted().toList();
        CountDownLatch cancelled = new CountDownLatch(1);
        cancel.onCancel(cancelled::countDown);
        int done = 0;
        for (String node : nodes) {
            progress.set(done++, nodes.size());
            if (sender.wasAskedRecently(node) || !state.isWithoutBirth(node)) {
                continue;
            }
            if (asked.get() > 0) {
                pause.take(cancelled, INTERVAL);
                cancel.check();
            }
            RebirthSender.Sent sent = sender.send(node).join();
            if (!sent.result().accepted()) {
                return new Result(
                        asked.get(), nodes.size(), Texts.get(sent.result().text()));
            }
            asked.incrementAndGet();
        }
        return new Result(asked.get(), nodes.size(), "");
    }

    private static String text(Result result) {
        if (!result.refused().isEmpty()) {
            return Texts.get("devices.rebirth.all.ended", result.asked(), result.refused());
        }
        String asked = Texts.get("devices.rebirth.all.sent", result.asked());
        int others = result.total() - result.asked();
        return others == 0 ? asked : asked + " " + Texts.get("devices.rebirth.all.others", others);
    }

    private static String text(int asked, Throwable failure) {
        return failure instanceof CancellationException
                ? Texts.get("devices.rebirth.all.cancelled", asked)
                : Texts.get("devices.rebirth.all.ended", asked, FailureText.reason(failure));
    }
}
