// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.core.history.History;
import org.topiary.core.log.Messages;

/**
 * The history of a topic with 1,000,000 messages, every second one of the log: all of it collected, then its oldest
 * lines read.
 */
public final class HistoryHot implements Workload {
    private static final int MESSAGES = 1_000_000;
    private static final int OTHER_TOPICS = 10_000;
    private static final int LINES = 60;
    private static final int PREVIEW_BYTES = 256;
    private static final long WHOLE = TimeUnit.SECONDS.toNanos(10);

    @Override
    public String name() {
        return "history_hot";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        figures.add(Figure.of(name() + "_open", "ms", Jmh.run(Opening.class)).atMost(50));
        figures.add(Figure.of(name() + "_oldest", "ms", Jmh.run(Jumping.class)).atMost(50));
    }

    /** A session with the hot topic among others. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // JMH sets it up before the run
    public static class Hot {
        private IntakeDriver intake;
        private int hot;

        @Setup(Level.Trial)
        public void open() {
            MessageFeed feed = new MessageFeed(
                    2 * MESSAGES, number -> number % 2 == 0 ? "hot" : "plant/" + number / 2 % OTHER_TOPICS, false);
            intake = new IntakeDriver(IngestInsert.LOG_BYTES);
            feed.feed(intake, 1);
            hot = intake.tree().node(ByteBuffer.wrap("hot".getBytes(StandardCharsets.UTF_8)));
        }

        History history() {
            History history = History.ofTopic(intake.log(), intake.tree(), hot);
            do {
                history.refresh(WHOLE);
            } while (history.isLoading());
            if (history.size() != MESSAGES) {
                throw new IllegalStateException("The history has " + history.size() + " messages");
            }
            return history;
        }

        @TearDown(Level.Trial)
        public void close() {
            intake.close();
        }
    }

    /** Milliseconds until the history is complete from its newest to its oldest message. */
    @State(Scope.Thread)
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 5)
    @Measurement(iterations = 15)
    public static class Opening {
        @Benchmark
        public int open(Hot session) {
            return session.history().size();
        }
    }

    /** Milliseconds until its oldest lines are read. */
    @State(Scope.Thread)
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 5)
    @Measurement(iterations = 15)
    @SuppressWarnings("NullAway.Init") // JMH sets it up before the run
    public static class Jumping {
        private History history;

        @Setup(Level.Trial)
        public void open(Hot session) {
            history = session.history();
        }

        @Benchmark
        public long oldest(Hot session) {
            long times = 0;
            for (int i = history.size() - LINES; i < history.size(); i++) {
                Messages.Head head = session.intake.log().readHead(history.position(i), PREVIEW_BYTES);
                if (head == null) {
                    throw new IllegalStateException("Message " + i + " is gone");
                }
                times += head.timeNanos();
            }
            return times;
        }
    }
}
