// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The capacity of a log changes while it is in use. */
class MessageLogCapacityTest {
    private static final long CAPACITY = MessageLog.MIN_CAPACITY;
    private static final int PAYLOAD = 96;
    private static final long RECORD = 32 + PAYLOAD;

    /** Writers and readers must run at the same time, however few threads the common pool has. */
    private static final Executor OWN_THREAD =
            task -> Thread.ofPlatform().daemon().start(task);

    /** Counts the chunks that are not freed. */
    private static final class CountedMemory extends ChunkMemory {
        private int chunks;

        @Override
        synchronized ByteBuffer allocate(int bytes) {
            chunks++;
            return super.allocate(bytes);
        }

        @Override
        synchronized void free(ByteBuffer chunk) {
            chunks--;
            super.free(chunk);
        }
    }

    private final CountedMemory memory = new CountedMemory();

    @Test
    void aSmallerCapacityDropsTheOldestMessagesAndFreesTheirMemory() {
        try (MessageLog log = new MessageLog(CAPACITY, memory)) {
            List<Long> positions = fill(log, 2 * CAPACITY / RECORD);
            int chunks = memory.chunks;

            log.setCapacity(CAPACITY / 4);
            assertThat(log.capacityBytes()).isEqualTo(CAPACITY);
            log.applyCapacity();

            assertThat(log.capacityBytes()).isEqualTo(CAPACITY / 4);
            assertThat(log.usedBytes()).isBetween(CAPACITY / 8, CAPACITY / 4);
            assertThat(memory.chunks).isEqualTo(chunks / 4);
            assertThat(log.dropped()).isEqualTo(positions.indexOf(log.first()));
            assertAllThereFrom(log, positions);
        }
    }

    @Test
    void aSmallerCapacityTakesEffectWithTheNextMessage() {
        try (MessageLog log = new MessageLog(CAPACITY, memory)) {
            List<Long> positions = fill(log, CAPACITY / RECORD);
            log.setCapacity(CAPACITY / 2);
            positions.addAll(fill(log, 1));
            assertThat(log.usedBytes()).isLessThanOrEqualTo(CAPACITY / 2);
            assertAllThereFrom(log, positions);

            positions.addAll(fill(log, 3 * CAPACITY / RECORD));
            assertThat(memory.chunks * 4096L).isEqualTo(CAPACITY / 2);
            assertAllThereFrom(log, positions);
        }
    }

    @Test
    void aLargerCapacityKeepsMoreMessagesUpToTheInitialCapacity() {
        try (MessageLog log = new MessageLog(CAPACITY, memory)) {
            log.setCapacity(0);
            List<Long> positions = fill(log, CAPACITY / RECORD);
            assertThat(log.usedBytes()).isLessThanOrEqualTo(2 * 4096);
            assertThat(log.maxRecordBytes()).isEqualTo(4096);
            long oldest = log.first();

            log.setCapacity(Long.MAX_VALUE);
            positions.addAll(fill(log, CAPACITY / 2 / RECORD));
            assertThat(log.first()).isEqualTo(oldest);
            positions.addAll(fill(log, CAPACITY / RECORD));

            assertThat(log.capacityBytes()).isEqualTo(CAPACITY);
            assertThat(log.usedBytes()).isBetween(CAPACITY - 2 * 4096, CAPACITY);
            assertAllThereFrom(log, positions);
        }
    }

    @Test
    void parallelReadersGetTheMessageUnchangedOrNone() {
        try (MessageLog log = new MessageLog(CAPACITY, memory)) {
            AtomicBoolean stop = new AtomicBoolean();
            AtomicLong read = new AtomicLong();
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    for (long at = log.first(); at != Messages.NONE && at < log.end(); at = log.next(at)) {
                        Message message = log.read(at);
                        if (message != null) {
                            assertThat(message.payload()).hasSize(PAYLOAD).containsOnly((byte) message.topic());
                            read.incrementAndGet();
                        }
                    }
                }
            });
            SplittableRandom random = new SplittableRandom(1);
            // Also until the reader has read something: it may not have been scheduled yet.
            for (int round = 0; round < 2_000 || read.get() == 0; round++) {
                if (reader.isDone()) {
                    break;
                }
                log.setCapacity(random.nextLong(CAPACITY));
                if (round % 2 == 0) {
                    log.applyCapacity();
                }
                fill(log, 40);
            }
            stop.set(true);
            reader.join();
            assertThat(read.get()).isPositive();
        }
    }

    @Test
    void whileOthersUseAllMemoryTheOldestMessagesMakeRoom() {
        SharedMemory shared = new SharedMemory(CAPACITY);
        try (MessageLog first = new MessageLog(CAPACITY, shared);
                MessageLog second = new MessageLog(CAPACITY, shared)) {
            fill(first, CAPACITY / RECORD);
            assertThat(first.heldBytes()).isEqualTo(CAPACITY);
            assertThat(second.capacityBytes()).isZero();

            List<Long> positions = fill(second, CAPACITY / RECORD);
            assertThat(second.heldBytes()).isEqualTo(2 * 4096);
            assertThat(second.capacityBytes()).isEqualTo(2 * 4096);
            assertThat(shared.free()).isEqualTo(-2 * 4096);
            assertAllThereFrom(second, positions);

            first.setCapacity(CAPACITY / 2);
            first.applyCapacity();
            positions.addAll(fill(second, CAPACITY / RECORD));
            assertThat(second.heldBytes()).isEqualTo(CAPACITY / 2);
            assertThat(shared.free()).isZero();
            assertAllThereFrom(second, positions);
        }
        assertThat(shared.free()).isEqualTo(CAPACITY);
    }

    @Test
    void aMessageLargerThanTheLogIsKeptEvenIfNoMemoryIsLeft() {
        SharedMemory shared = new SharedMemory(CAPACITY);
        try (MessageLog first = new MessageLog(CAPACITY, shared);
                MessageLog second = new MessageLog(CAPACITY, shared)) {
            fill(first, CAPACITY / RECORD);
            long position = second.append(
                    1,
                    1,
                    Messages.NONE,
                    Qos.AT_MOST_ONCE,
                    false,
                    false,
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(20_000));
            assertThat(requireNonNull(second.read(position)).payload()).hasSize(20_000);
            assertThat(second.rejected()).isZero();
        }
    }

    @Test
    void logsThatShareMemoryWhileTheyAreReadUseAllOfIt() {
        SharedMemory shared = new SharedMemory(CAPACITY);
        try (MessageLog first = new MessageLog(CAPACITY, shared);
                MessageLog second = new MessageLog(CAPACITY, shared)) {
            AtomicBoolean stop = new AtomicBoolean();
            List<CompletableFuture<?>> others = new ArrayList<>();
            for (MessageLog log : List.of(first, second)) {
                others.add(CompletableFuture.runAsync(
                        () -> {
                            for (int round = 0; round < 1_000; round++) {
                                fill(log, 40);
                            }
                        },
                        OWN_THREAD));
                others.add(CompletableFuture.runAsync(
                        () -> {
                            while (!stop.get()) {
                                for (long at = log.first(); at != Messages.NONE && at < log.end(); at = log.next(at)) {
                                    Message message = log.read(at);
                                    if (message != null) {
                                        assertThat(message.payload())
                                                .hasSize(PAYLOAD)
                                                .containsOnly((byte) message.topic());
                                    }
                                }
                            }
                        },
                        OWN_THREAD));
            }
            SplittableRandom random = new SplittableRandom(2);
            for (int round = 0; round < 2_000; round++) {
                MessageLog log = round % 2 == 0 ? first : second;
                log.setCapacity(random.nextLong(CAPACITY));
                assertThat(shared.free()).isBetween(-4L * 4096, CAPACITY);
            }
            others.get(0).join();
            others.get(2).join();
            stop.set(true);
            others.forEach(CompletableFuture::join);
            assertThat(first.rejected() + second.rejected()).isZero();
            assertThat(shared.free()).isEqualTo(CAPACITY - first.heldBytes() - second.heldBytes());
        }
        assertThat(shared.free()).isEqualTo(CAPACITY);
    }

    private static List<Long> fill(MessageLog log, long messages) {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            byte[] payload = new byte[PAYLOAD];
            int topic = i % 100;
            Arrays.fill(payload, (byte) topic);
            positions.add(log.append(
                    topic,
                    1,
                    Messages.NONE,
                    Qos.AT_MOST_ONCE,
                    false,
                    false,
                    ByteBuffer.allocate(0),
                    ByteBuffer.wrap(payload)));
        }
        return positions;
    }

    private static void assertAllThereFrom(MessageLog log, List<Long> positions) {
        int first = positions.indexOf(log.first());
        assertThat(first).isNotNegative();
        for (int i = 0; i < positions.size(); i++) {
            if (i < first) {
                assertThat(log.read(positions.get(i))).isNull();
            } else {
                assertThat(requireNonNull(log.read(positions.get(i))).payload()).hasSize(PAYLOAD);
            }
        }
        assertThat(log.dropped()).isEqualTo(first);
        assertThat(log.appended()).isEqualTo(positions.size());
    }
}
