// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tails next to a fast writer get every record whole and in order, or count it as missed. */
@Timeout(120)
class LogTailReadersTest {
    private static final int TAILS = 3;
    private static final int MIN_MESSAGES = 300_000;
    private static final int MIN_READ = 2_000;

    private final AtomicBoolean written = new AtomicBoolean();
    private final CountDownLatch satisfied = new CountDownLatch(TAILS);

    /** What a tail read and missed. */
    private record Counts(long read, long missed) {}

    @Test
    void whatATailReadsAndMissesIsWhatWasWritten() throws Exception {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Counts>> tails = List.of(
                    threads.submit(() -> follow(log, 1, 1)),
                    threads.submit(() -> follow(log, 2, 100)),
                    threads.submit(() -> follow(log, 3, 10_000)));
            try {
                SplittableRandom random = new SplittableRandom(42);
                NumberedMessages messages = new NumberedMessages();
                // Also until every tail has read and missed enough: one may not have been scheduled yet.
                for (long i = 0; i < MIN_MESSAGES || satisfied.getCount() > 0; i++) {
                    int length = random.nextInt(50) == 0 ? random.nextInt(30_000) : random.nextInt(300);
                    assertThat(messages.append(log, i, Messages.NONE, length)).isNotNegative();
                    if (tails.stream().anyMatch(Future::isDone)) {
                        break;
                    }
                }
            } finally {
                written.set(true);
            }
            for (Future<Counts> tail : tails) {
                Counts counts = tail.get(60, TimeUnit.SECONDS);
                assertThat(counts.read + counts.missed).isEqualTo(log.appended());
            }
        }
    }

    @Test
    void closingTheLogWhileTailsReadDoesNoHarm() throws Exception {
        for (int round = 0; round < 50; round++) {
            MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY * 4);
            try (ExecutorService threads = Executors.newCachedThreadPool()) {
                Future<Long> writer = threads.submit(() -> appendUntilClosed(log));
                CountDownLatch reading = new CountDownLatch(2);
                List<Future<Counts>> tails = List.of(
                        threads.submit(() -> followUntilClosed(log, writer, reading)),
                        threads.submit(() -> followUntilClosed(log, writer, reading)));
                try {
                    assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();
                } finally {
                    log.close();
                }
                for (Future<Counts> tail : tails) {
                    Counts counts = tail.get(60, TimeUnit.SECONDS);
                    assertThat(counts.read + counts.missed)
                            .isEqualTo(writer.get())
                            .isEqualTo(log.appended());
                }
            }
        }
    }

    private static long appendUntilClosed(MessageLog log) {
        NumberedMessages messages = new NumberedMessages();
        long number = 0;
        while (messages.append(log, number, Messages.NONE, 2_000) != Messages.NONE) {
            number++;
        }
        return number;
    }

    private static Counts followUntilClosed(MessageLog log, Future<Long> writer, CountDownLatch reading) {
        LogTail tail = log.tail(0);
        long read = 0;
        for (boolean last = false; ; ) {
            int count = tail.poll(20);
            verify(tail, count, read + tail.missed());
            read += count;
            if (count > 0) {
                reading.countDown();
            } else if (last) {
                return new Counts(read, tail.missed());
            } else {
                last = writer.isDone();
            }
        }
    }

    private Counts follow(MessageLog log, int seed, int max) {
        SplittableRandom random = new SplittableRandom(seed);
        LogTail tail = log.tail(0);
        long read = 0;
        boolean enough = false;
        for (boolean last = false; ; ) {
            long missed = tail.missed();
            int count = tail.poll(1 + random.nextInt(max));
            if (tail.missed() > missed) {
                assertThat(tail.missedFrom()).isNotNegative().isLessThan(tail.position());
            }
            verify(tail, count, read + tail.missed());
            read += count;
            if (!enough && read >= MIN_READ && tail.missed() > 0) {
                enough = true;
                satisfied.countDown();
            }
            if (count == 0) {
                if (last) {
                    return new Counts(read, tail.missed());
                }
                last = written.get();
            }
        }
    }

    /** @param first the number of the first record of the batch */
    private static void verify(LogTail tail, int count, long first) {
        for (int i = 0; i < count; i++) {
            assertThat(tail.topic(i)).isEqualTo((int) first + i);
            assertThat(tail.propertiesLength(i)).isIn(0, tail.payloadLength(i) / 2);
            NumberedMessages.verify(
                    tail.topic(i), tail.timeNanos(i), tail.bytes(), tail.payload(i), tail.payloadLength(i));
        }
    }
}
