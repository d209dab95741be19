// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Samples;
import org.topiary.bench.Workload;
import org.topiary.core.log.LogTail;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;

/**
 * A tail reads a log of 256 MiB beside its writer: one that only appends, and one that does what the network thread
 * does. Each writes 5,000,000 messages of 60 bytes as fast as it can.
 */
public final class TailLog implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int TOPICS = 100_000;
    private static final int MESSAGES = 50 * TOPICS;
    private static final int BATCH = 1_000;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 7;

    /** What a round took, in seconds, and how much the tail missed. */
    private record Round(double all, double writing, long missed) {
        double read() {
            return (MESSAGES - missed) / all;
        }

        double written() {
            return MESSAGES / writing;
        }

        double missedPercent() {
            return 100.0 * missed / MESSAGES;
        }
    }

    @Override
    public String name() {
        return "log_tail";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(TailLog.class)) {
            ChildJvm.Told told = child.told(LIMIT);
            figures.add(Figure.of(name(), "records_per_s", samples(told, "append_read"))
                    .atLeast(5_000_000)
                    .beside("read beside a writer that only appends"));
            figures.add(Figure.of(name() + "_missed", "%", samples(told, "append_missed")));
            figures.add(Figure.of(name() + "_writer", "messages_per_s", samples(told, "append_written")));
            figures.add(Figure.of(name() + "_intake", "records_per_s", samples(told, "intake_read"))
                    .beside("read beside a writer into log and tree"));
            figures.add(Figure.of(name() + "_intake_missed", "%", samples(told, "intake_missed"))
                    .atMost(0));
            figures.add(Figure.of(name() + "_intake_writer", "messages_per_s", samples(told, "intake_written")));
        }
    }

    private static Samples samples(ChildJvm.Told told, String kind) {
        double[] values = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            values[round] = told.get(kind + round);
        }
        return new Samples(values);
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(TailLog::measure);
    }

    private static void measure() throws Exception {
        MessageFeed feed = new MessageFeed(
                TOPICS, number -> "plant/" + number / 1_000 + "/" + number / 10 % 100 + "/" + number % 10, true);
        try (IntakeDriver intake = new IntakeDriver(IngestInsert.LOG_BYTES);
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            feed.feed(intake, 1);
            for (String kind : List.of("append", "intake")) {
                Runnable writer = kind.equals("append")
                        ? () -> intake.onEventLoop(() -> append(intake.log()))
                        : () -> feed.feed(intake, MESSAGES / TOPICS);
                for (int i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
                    Round round = round(intake.log(), reader, writer);
                    if (i >= 0) {
                        ChildJvm.report(kind + "_read" + i, round.read());
                        ChildJvm.report(kind + "_missed" + i, round.missedPercent());
                        ChildJvm.report(kind + "_written" + i, round.written());
                    }
                }
            }
        }
    }

    private static Round round(MessageLog log, ExecutorService reader, Runnable writer)
            throws ExecutionException, InterruptedException {
        LogTail tail = log.tail(log.end());
        AtomicBoolean written = new AtomicBoolean();
        Future<Long> read = reader.submit(() -> follow(tail, written));
        long start = System.nanoTime();
        writer.run();
        long end = System.nanoTime();
        written.set(true);
        long records = read.get();
        long all = System.nanoTime() - start;
        if (records + tail.missed() != MESSAGES) {
            throw new IllegalStateException("The tail read " + records + " and missed " + tail.missed());
        }
        return new Round(all / 1e9, (end - start) / 1e9, tail.missed());
    }

    private static void append(MessageLog log) {
        ByteBuffer properties = ByteBuffer.allocate(0);
        ByteBuffer payload = ByteBuffer.allocate(60);
        for (int i = 0; i < MESSAGES; i++) {
            log.append(i % TOPICS, i, Messages.NONE, Qos.AT_MOST_ONCE, false, false, properties, payload);
        }
    }

    /** Reads all records until nothing more is written, and returns their number. */
    private static long follow(LogTail tail, AtomicBoolean written) {
        long records = 0;
        long sum = 0;
        for (boolean last = false; ; ) {
            int count = tail.poll(BATCH);
            byte[] bytes = tail.bytes();
            for (int i = 0; i < count; i++) {
                sum += tail.topic(i) + tail.timeNanos(i) + bytes[tail.payload(i) + tail.payloadLength(i) - 1];
            }
            records += count;
            if (count == 0) {
                if (last) {
                    // Without a use of the sum, the compiler could leave out the reading.
                    return sum == 0 ? -1 : records;
                }
                last = written.get();
                // As a reader does that is called at the ticks of a clock.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
