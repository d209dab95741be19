// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.util.Subscription;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.core.history.Outages;

/**
 * Holding an arrow key selects one branch after the other, each with a stream that is collected from a full log of 256
 * MiB: 1,000 of them without a pause, then a topic, and meanwhile topics in another tab. One thread acts as the JavaFX
 * application thread; drawing is left out.
 */
public final class BranchWalk implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int BRANCHES = 1_000;
    private static final int TOPICS = 100_000;
    private static final int FEEDS = 30;
    /** Large enough for one message of each topic of the other tab. */
    private static final long OTHER_LOG_BYTES = 32L << 20;

    private static final int WALKS = 5;
    private static final int BRANCHES_PER_CHECK = 50;

    @Override
    public String name() {
        return "branch_walk";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(BranchWalk.class)) {
            ChildJvm.Told told = child.told(LIMIT);
            figures.add(Figure.of(name() + "_value", "ms", told.get("value"))
                    .atMost(100)
                    .beside("the slowest of " + WALKS + ", from the last key"));
            figures.add(Figure.of(name() + "_other_tab", "ms", told.get("other"))
                    .atMost(100)
                    .beside("the slowest value in another tab meanwhile"));
        }
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(BranchWalk::measure);
    }

    private static String topic(int number) {
        return "plant/" + number / (TOPICS / BRANCHES) + "/" + number % (TOPICS / BRANCHES);
    }

    private static void measure() throws Exception {
        MessageFeed feed = new MessageFeed(TOPICS, BranchWalk::topic, true);
        try (IntakeDriver full = new IntakeDriver(IngestInsert.LOG_BYTES);
                IntakeDriver small = new IntakeDriver(OTHER_LOG_BYTES);
                ExecutorService fx = Executors.newSingleThreadExecutor();
                TaskService tasks = new TaskService()) {
            feed.feed(full, FEEDS);
            feed.feed(small, 1);
            Tab walked = new Tab(full, fx, tasks.program());
            Tab other = new Tab(small, fx, tasks.program());
            List<Double> last = new ArrayList<>();
            List<Double> meanwhile = new ArrayList<>();
            // The first one warms up.
            for (int walk = 0; walk <= WALKS; walk++) {
                List<CompletableFuture<Double>> looks = new ArrayList<>();
                for (int branch = 0; branch < BRANCHES; branch++) {
                    walked.select("plant/" + branch);
                    if (branch % BRANCHES_PER_CHECK == 0) {
                        looks.add(other.millisToValue(topic(TOPICS - 1 - branch)));
                    }
                }
                double value = walked.millisToValue(topic(walk)).get();
                for (CompletableFuture<Double> look : looks) {
                    double otherValue = look.get();
                    if (walk > 0) {
                        meanwhile.add(otherValue);
                    }
                }
                if (walk > 0) {
                    last.add(value);
                }
            }
            ChildJvm.report("value", slowest(last));
            ChildJvm.report("other", slowest(meanwhile));
        }
    }

    private static double slowest(List<Double> millis) {
        return new Samples(millis.stream().mapToDouble(Double::doubleValue).toArray()).max();
    }

    /** The message pane of a session. */
    private record Tab(IntakeDriver intake, ExecutorService fx, MessageViewModel model) {
        Tab(IntakeDriver intake, ExecutorService fx, Tasks tasks) {
            this(
                    intake,
                    fx,
                    new MessageViewModel(
                            intake.log(), intake.tree(), new Outages(), Decoding.standard(), fx::execute, tasks));
        }

        void select(String topic) throws Exception {
            fx.submit(() -> model.select(intake.tree().find(topic))).get();
        }

        /** Time from the selection until the value is shown, ms. */
        CompletableFuture<Double> millisToValue(String topic) throws Exception {
            CompletableFuture<Double> shown = new CompletableFuture<>();
            long start = System.nanoTime();
            select(topic);
            fx.submit(() -> {
                        Subscription[] watch = {Subscription.EMPTY};
                        watch[0] = model.value().shownProperty().subscribe(now -> {
                            if (now.info() != null) {
                                shown.complete((System.nanoTime() - start) / 1e6);
                                watch[0].unsubscribe();
                            }
                        });
                    })
                    .get();
            return shown;
        }
    }
}
