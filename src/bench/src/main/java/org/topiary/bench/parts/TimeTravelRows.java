// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.util.Random;
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
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.Messages;

/**
 * 60 rows as of a time in the middle half of a full log of 256 MiB with 100,000 topics: locates the time, and the
 * newest message of each topic at that time, the start of its payload and whether it was retained.
 */
public final class TimeTravelRows implements Workload {
    private static final int TOPICS = 100_000;
    private static final int ROUNDS = 30;
    private static final int ROWS = 60;
    private static final int PREVIEW_BYTES = 512;

    @Override
    public String name() {
        return "time_travel";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        figures.add(Figure.of(name(), "ms", Jmh.run(LookingBack.class)).atMost(20));
    }

    /** Milliseconds for one time, a different one each time. */
    @State(Scope.Thread)
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 10)
    @Measurement(iterations = 30)
    @SuppressWarnings("NullAway.Init") // JMH sets it up before the run
    public static class LookingBack {
        private final Random random = new Random(1);
        private final int[] rows = new int[ROWS];
        private final long[] positions = new long[ROWS];
        private IntakeDriver intake;
        private TimeTravel travel;
        private long oldest;
        private long span;

        @Setup(Level.Trial)
        public void open() {
            MessageFeed feed = new MessageFeed(TOPICS, LookingBack::topic, true);
            intake = new IntakeDriver(IngestInsert.LOG_BYTES);
            feed.feed(intake, ROUNDS);
            if (intake.log().dropped() == 0) {
                throw new IllegalStateException("The log is not full");
            }
            for (int i = 0; i < ROWS; i++) {
                rows[i] = intake.tree().find(topic(i * (TOPICS / ROWS)));
            }
            travel = new TimeTravel(intake.log(), intake.tree());
            oldest = head(intake.log().first()).timeNanos();
            span = head(intake.tree().lastPosition(rows[0])).timeNanos() - oldest;
        }

        private static String topic(int number) {
            return "plant/" + number / 1_000 + "/" + number / 10 % 100 + "/" + number % 10;
        }

        private Messages.Head head(long position) {
            Messages.Head head = intake.log().readHead(position, PREVIEW_BYTES);
            if (head == null) {
                throw new IllegalStateException("There is no message at " + position);
            }
            return head;
        }

        @Benchmark
        public int lookBack() {
            long end = travel.endAt(oldest + span / 4 + random.nextLong(span / 2));
            travel.newestBefore(end, rows, positions);
            int retained = 0;
            for (long position : positions) {
                // In the middle of the log, each topic has a message.
                head(position);
                retained += travel.retained(position) ? 1 : 0;
            }
            return retained;
        }

        @TearDown(Level.Trial)
        public void close() {
            intake.close();
        }
    }
}
