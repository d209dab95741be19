// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that run in parallel with the writer get a message as it was appended, or nothing. */
@Timeout(120)
class MessageLogReadersTest {
    private static final int READERS = 3;
    private static final int MIN_MESSAGES = 300_000;
    private static final int MIN_VERIFIED = 2_000;

    private final AtomicBoolean done = new AtomicBoolean();
    private final CountDownLatch satisfied = new CountDownLatch(READERS);

    @Test
    void tornBytesAreNeverReturnedFromALogThatDropsMessagesQuickly() throws Exception {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<long[]>> readers = List.of(
                    threads.submit(reader(log, 1, this::fromTheOldest)),
                    threads.submit(reader(log, 2, this::fromTheOldest)),
                    threads.submit(reader(log, 3, this::backFromTheNewest)));
            try {
                SplittableRandom random = new SplittableRandom(42);
                NumberedMessages messages = new NumberedMessages();
                long previous = Messages.NONE;
                // Also until every reader has seen enough: the writer must not finish before a reader gets scheduled.
                for (long i = 0; i < MIN_MESSAGES || satisfied.getCount() > 0; i++) {
                    int length = random.nextInt(50) == 0 ? random.nextInt(30_000) : random.nextInt(300);
                    previous = messages.append(log, i, previous, length);
                    assertThat(previous).isNotNegative();
                    if (readers.stream().anyMatch(Future::isDone)) {
                        break;
                    }
                }
            } finally {
                done.set(true);
            }
            for (Future<long[]> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)[0]).isGreaterThanOrEqualTo(MIN_VERIFIED);
            }
        }
    }

    @Test
    void closingWhileReadersAndWriterRunDoesNoHarm() throws Exception {
        for (int round = 0; round < 50; round++) {
            MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY * 4);
            try (ExecutorService threads = Executors.newCachedThreadPool()) {
                List<Future<Long>> ends = new ArrayList<>();
                try {
                    NumberedMessages messages = new NumberedMessages();
                    for (int i = 0; i < 200; i++) {
                        messages.append(log, i, Messages.NONE, 100 * i);
                    }
                    CountDownLatch reading = new CountDownLatch(2);
                    ends.add(threads.submit(() -> readUntilClosed(log, reading)));
                    ends.add(threads.submit(() -> readUntilClosed(log, reading)));
                    ends.add(threads.submit(() -> appendUntilClosed(log)));
                    assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();
                } finally {
                    log.close();
                }
                for (Future<Long> end : ends) {
                    assertThat(end.get(60, TimeUnit.SECONDS)).isNotNegative();
                }
                assertThat(log.rejected()).isEqualTo(1);
            }
        }
    }

    private static long readUntilClosed(MessageLog log, CountDownLatch reading) {
        long read = 0;
        long position = log.first();
        while (log.first() != log.end()) {
            Message message = log.read(position);
            if (message != null) {
                verify(message);
                read++;
            }
            reading.countDown();
            position = log.next(position);
            if (position == Messages.NONE || position == log.end()) {
                position = log.first();
            }
        }
        return read;
    }

    private static long appendUntilClosed(MessageLog log) {
        NumberedMessages messages = new NumberedMessages();
        long number = 1000;
        while (messages.append(log, number, Messages.NONE, 5_000) != Messages.NONE) {
            number++;
        }
        return number;
    }

    private interface Walk {
        /** Reads some messages, verifies them, and counts those it got and those that were gone. */
        void run(MessageLog log, SplittableRandom random, long[] counts);
    }

    private Callable<long[]> reader(MessageLog log, int seed, Walk walk) {
        return () -> {
            SplittableRandom random = new SplittableRandom(seed);
            long[] counts = new long[2];
            boolean enough = false;
            while (!done.get()) {
                walk.run(log, random, counts);
                if (!enough && counts[0] >= MIN_VERIFIED) {
                    enough = true;
                    satisfied.countDown();
                }
            }
            return counts;
        };
    }

    private void fromTheOldest(MessageLog log, SplittableRandom random, long[] counts) {
        long position = log.first();
        for (int steps = random.nextInt(100); steps > 0 && position != log.end(); steps--) {
            Message message = log.read(position);
            if (message == null) {
                counts[1]++;
            } else {
                verify(message);
                counts[0]++;
            }
            long next = log.next(position);
            if (next == Messages.NONE) {
                return;
            }
            assertThat(next).isGreaterThan(position);
            position = next;
        }
    }

    private void backFromTheNewest(MessageLog log, SplittableRandom random, long[] counts) {
        Message message = log.read(log.first());
        long position = message == null ? Messages.NONE : message.position();
        for (long next = position; next != Messages.NONE && next != log.end(); next = log.next(next)) {
            position = next;
        }
        for (int steps = 100; steps > 0 && position != Messages.NONE; steps--) {
            Messages.Head head = log.readHead(position, random.nextInt(500));
            if (head == null) {
                counts[1]++;
                return;
            }
            NumberedMessages.verify(head.topic(), head.timeNanos(), head.payloadLength(), head.start());
            assertThat(head.previous()).isLessThan(position);
            counts[0]++;
            position = head.previous();
        }
    }

    private static void verify(Message message) {
        assertThat(message.payload().length)
                .isEqualTo(
                        message.properties().length == 0 ? message.payload().length : message.properties().length * 2);
        NumberedMessages.verify(message.topic(), message.timeNanos(), message.payload().length, message.payload());
    }
}
