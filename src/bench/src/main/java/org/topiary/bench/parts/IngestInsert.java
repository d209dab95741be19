// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;

/** 1,000,000 messages of 60 bytes, each of a new topic, into a new log and tree. */
public final class IngestInsert implements Workload {
    static final int TOPICS = 1_000_000;
    static final long LOG_BYTES = 256L << 20;

    static String topic(int number) {
        return "site/" + number / 10_000 + "/area/" + number / 100 % 100 + "/dev/" + number % 100;
    }

    @Override
    public String name() {
        return "ingest_insert";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        figures.add(Figure.of(
                        name(),
                        "messages_per_s",
                        Jmh.run(Inserting.class, "shuffled", "false").map(s -> TOPICS / s))
                .atLeast(2_000_000)
                .beside("MQTT Explorer's own tree: 26,000 to 31,000, at best 108,000 (measured earlier)"));
        figures.add(Figure.of(
                        name() + "_shuffled",
                        "messages_per_s",
                        Jmh.run(Inserting.class, "shuffled", "true").map(s -> TOPICS / s))
                .beside("the same topics in random order"));
    }

    /** Seconds for all messages. */
    @State(Scope.Thread)
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.SECONDS)
    @Warmup(iterations = 4)
    @Measurement(iterations = 7)
    @SuppressWarnings("NullAway.Init") // JMH sets it up before the run
    public static class Inserting {
        @Param({"false", "true"})
        public boolean shuffled;

        private MessageFeed feed;
        private IntakeDriver intake;

        @Setup(Level.Trial)
        public void encode() {
            feed = new MessageFeed(TOPICS, IngestInsert::topic, shuffled);
        }

        @Setup(Level.Iteration)
        public void open() {
            intake = new IntakeDriver(LOG_BYTES);
        }

        @Benchmark
        public int insert() {
            feed.feed(intake, 1);
            return intake.tree().topics();
        }

        @TearDown(Level.Iteration)
        public void close() {
            intake.close();
        }
    }
}
