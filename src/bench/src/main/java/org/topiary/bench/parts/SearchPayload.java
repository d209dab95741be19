// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.search.PayloadSearch;

/**
 * Searches all payloads of a full log of 256 MiB for a text, ignoring case: about 2,700,000 messages of 60 bytes of
 * JSON.
 */
public final class SearchPayload implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MESSAGES = 3_000_000;
    private static final int TOPICS = 1_000;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 15;

    /** Texts that occur in 1,100 messages in the middle of the log and at its old end, in none, and in all. */
    private static final Map<String, String> TEXTS =
            new TreeMap<>(Map.of("rare", "\"seq\":1500", "absent", "SHUTDOWN", "everywhere", "running"));

    @Override
    public String name() {
        return "search_payload";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(SearchPayload.class)) {
            ChildJvm.Told told = child.told(LIMIT);
            TEXTS.forEach((kind, text) -> {
                String name = name() + "_" + kind;
                String messages = String.format(Locale.ROOT, "found in %,.0f messages", told.get(kind + "_found"));
                if (told.get(kind + "_found") > 0) {
                    figures.add(Figure.of(name + "_first", "ms", told.get(kind + "_first"))
                            .atMost(50)
                            .beside(text));
                }
                figures.add(Figure.of(name + "_all", "ms", told.get(kind + "_all"))
                        .atMost(500)
                        .beside(messages));
                figures.add(
                        Figure.of(name + "_cpu", "ms", told.get(kind + "_cpu")).beside("of one core, for all"));
            });
        }
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(SearchPayload::measure);
    }

    private static void measure() {
        try (IntakeDriver intake = new IntakeDriver(IngestInsert.LOG_BYTES);
                ExecutorService worker = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < MESSAGES; i++) {
                String json = "{\"seq\":" + i + ",\"value\":" + i % 97 + ".5,\"unit\":\"C\",\"state\":\"running\"}";
                intake.accept(utf8("plant/line" + i % TOPICS), utf8(json));
            }
            TEXTS.forEach((kind, text) -> search(intake, worker, kind, PayloadPattern.of(text, true)));
        }
    }

    private static void search(IntakeDriver intake, ExecutorService worker, String kind, PayloadPattern pattern) {
        double[] first = new double[ROUNDS];
        double[] all = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        long[] used = new long[1];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            PayloadSearch search = new PayloadSearch(intake.log(), pattern);
            search.start(task -> worker.execute(() -> {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                task.run();
                used[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            }));
            while (search.listed() == 0 && !search.isDone()) {
                Thread.onSpinWait();
            }
            double firstMillis = (System.nanoTime() - start) / 1e6;
            while (!search.isDone()) {
                Thread.onSpinWait();
            }
            double allMillis = (System.nanoTime() - start) / 1e6;
            // Waits until the worker has reported its processor time.
            CompletableFuture.runAsync(() -> {}, worker).join();
            if (round >= 0) {
                first[round] = firstMillis;
                all[round] = allMillis;
                cpu[round] = used[0] / 1e6;
            } else if (round == -1) {
                ChildJvm.report(kind + "_found", (double) search.found());
            }
        }
        ChildJvm.report(kind + "_first", new Samples(first).median());
        ChildJvm.report(kind + "_all", new Samples(all).median());
        ChildJvm.report(kind + "_cpu", new Samples(cpu).median());
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
