// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.core.log.MessageLog;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;

/**
 * Searches the names of 1,000,000 topics with each form of a filter, as the window does: by a worker, whose results
 * become rows. The window itself, which polls 20 times per second, is left out.
 */
public final class FilterMillion implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 15;
    private static final int ROWS = 60;
    private static final long BUSY_NANOS = 20_000_000;

    private static final Map<String, String> PATTERNS = new TreeMap<>(Map.of(
            "text", "dev/42",
            "wildcards", "site/+/area/7/#",
            // Tested on the names that contain "7/dev/", a tenth, and on all names.
            "expression", "re:area/\\d7/dev/(3|5)\\d$",
            "expression_alternatives", "re:(area|zone)/\\d7/(dev|unit)/(3|5)\\d$",
            "everything", "site"));

    @Override
    public String name() {
        return "filter_1m";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(FilterMillion.class)) {
            ChildJvm.Told told = child.told(LIMIT);
            PATTERNS.forEach((form, pattern) -> {
                String name = name() + "_" + form;
                figures.add(Figure.of(name + "_first", "ms", told.get(form + "_first"))
                        .atMost(30)
                        .beside(pattern));
                figures.add(
                        Figure.of(name + "_all", "ms", told.get(form + "_all")).atMost(150));
                figures.add(Figure.of(name + "_rows", "ms", told.get(form + "_rows"))
                        .beside("until the first " + ROWS + " rows are in order"));
            });
            figures.add(Figure.of(name() + "_cancelled", "ms", told.get("cancelled"))
                    .beside("until the worker is free after the next key"));
        }
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(FilterMillion::measure);
    }

    private static void measure() {
        MessageFeed feed = new MessageFeed(IngestInsert.TOPICS, IngestInsert::topic, false);
        try (IntakeDriver intake = new IntakeDriver(MessageLog.MIN_CAPACITY);
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            feed.feed(intake, 1);
            VisibleRows rows = new VisibleRows(intake.tree(), worker, () -> {});
            PATTERNS.forEach((form, pattern) -> {
                double[] first = new double[ROUNDS];
                double[] all = new double[ROUNDS];
                double[] shown = new double[ROUNDS];
                for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                    long start = System.nanoTime();
                    TopicSearch search = new TopicSearch(intake.tree(), TopicPattern.of(pattern));
                    search.resume(worker);
                    while (search.found() == 0) {
                        Thread.onSpinWait();
                    }
                    double firstMillis = millisSince(start);
                    while (!search.isComplete()) {
                        Thread.onSpinWait();
                    }
                    double allMillis = millisSince(start);
                    rows.setFilter(search);
                    while (rows.size() < ROWS) {
                        rows.refresh(false);
                    }
                    if (round >= 0) {
                        first[round] = firstMillis;
                        all[round] = allMillis;
                        shown[round] = millisSince(start);
                    }
                }
                ChildJvm.report(form + "_first", new Samples(first).median());
                ChildJvm.report(form + "_all", new Samples(all).median());
                ChildJvm.report(form + "_rows", new Samples(shown).median());
            });
            ChildJvm.report("cancelled", cancelled(intake, worker));
        }
    }

    private static double cancelled(IntakeDriver intake, ExecutorService worker) {
        double[] millis = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            // Tries all ways to split a name, of which there are millions, for each of a million names.
            TopicSearch search = new TopicSearch(intake.tree(), TopicPattern.of("re:^(\\w+/?)+\\1~$"));
            search.resume(worker);
            LockSupport.parkNanos(BUSY_NANOS);
            if (!search.isWorking() || search.isComplete()) {
                throw new IllegalStateException("The expression to be cancelled ended by itself");
            }
            long start = System.nanoTime();
            search.cancel();
            while (search.isWorking()) {
                Thread.onSpinWait();
            }
            millis[round] = millisSince(start);
        }
        return new Samples(millis).median();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
