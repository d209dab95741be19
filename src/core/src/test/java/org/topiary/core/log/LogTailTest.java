// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where a tail begins, what it returns, and what it counts. */
class LogTailTest {
    private static final int MANY = 1_000;

    @AutoClose
    private final MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);

    private final NumberedMessages messages = new NumberedMessages();
    private final List<Long> positions = new ArrayList<>();

    @Test
    void readsEveryFieldOfARecord() {
        byte[] properties = {1, 2, 3};
        byte[] payload = {4, 5, 6, 7};
        long position = log.append(
                7,
                1_000,
                Messages.NONE,
                Qos.EXACTLY_ONCE,
                true,
                true,
                ByteBuffer.wrap(properties),
                ByteBuffer.wrap(payload));
        LogTail tail = log.tail(log.first());

        assertThat(tail.poll(MANY)).isEqualTo(1);
        assertThat(message(tail, 0))
                .usingRecursiveComparison()
                .isEqualTo(requireNonNull(log.read(position)))
                .isEqualTo(new Message(
                        position, Messages.NONE, 7, 1_000, Qos.EXACTLY_ONCE, true, true, properties, payload));
        assertThat(tail.position()).isEqualTo(log.end());
    }

    private static Message message(LogTail tail, int index) {
        return new Message(
                tail.position(index),
                tail.previous(index),
                tail.topic(index),
                tail.timeNanos(index),
                tail.qos(index),
                tail.retained(index),
                tail.duplicate(index),
                part(tail, tail.properties(index), tail.propertiesLength(index)),
                part(tail, tail.payload(index), tail.payloadLength(index)));
    }

    private static byte[] part(LogTail tail, int from, int length) {
        byte[] part = new byte[length];
        System.arraycopy(tail.bytes(), from, part, 0, length);
        return part;
    }

    @Test
    void aTailFromTheEndReadsOnlyWhatFollows() {
        append(10, 100);
        LogTail tail = log.tail(log.end());
        assertThat(tail.poll(MANY)).isZero();
        append(3, 100);
        assertThat(topics(tail)).containsExactly(10, 11, 12);
        assertThat(tail.poll(MANY)).isZero();
        assertThat(tail.missed()).isZero();
    }

    @Test
    void aBatchHasAtMostTheRequestedNumber() {
        append(10, 100);
        LogTail tail = log.tail(log.first());
        assertThat(tail.poll(4)).isEqualTo(4);
        assertThat(tail.position()).isEqualTo(positions.get(4));
        assertThat(tail.poll(4)).isEqualTo(4);
        assertThat(tail.topic(0)).isEqualTo(4);
        assertThat(tail.poll(4)).isEqualTo(2);
        assertThat(tail.poll(4)).isZero();
        assertThatThrownBy(() -> tail.topic(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tail.poll(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTailFromThePositionOfAnotherContinuesThere() {
        append(300, 100);
        LogTail tail = log.tail(positions.get(250));
        assertThat(tail.poll(20)).isEqualTo(20);
        assertThat(topics(log.tail(tail.position()))).first().isEqualTo(270);
        // It must know its number, too, to count what it misses.
        LogTail slow = log.tail(tail.position());
        append(3_000, 100);
        assertThat(slow.poll(1)).isEqualTo(1);
        assertThat(slow.missed()).isEqualTo(slow.topic(0) - 270);
    }

    @Test
    void positionsWhereNoRecordStartsAreRejected() {
        append(10, 100);
        for (long position : new long[] {-1, positions.get(3) + 8, positions.get(3) + 1, log.end() + 8}) {
            assertThatThrownBy(() -> log.tail(position))
                    .as("position %d", position)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatWasDroppedBeforeTheTailWasMadeCountsOnlyFromTheVeryFirstMessage() {
        append(2_000, 100);
        assertThat(log.dropped()).isPositive();
        LogTail all = log.tail(0);
        LogTail late = log.tail(positions.get(5));
        assertThat(all.poll(1)).isEqualTo(1);
        assertThat(all.missed()).isEqualTo(log.dropped());
        assertThat(late.poll(1)).isEqualTo(1);
        assertThat(late.missed()).isZero();
        assertThat(late.position(0)).isEqualTo(log.first()).isEqualTo(all.position(0));
    }

    @Test
    void saysWhereItMissedMessages() {
        append(10, 100);
        LogTail tail = log.tail(log.first());
        assertThat(tail.poll(MANY)).isEqualTo(10);
        append(2_000, 100);
        assertThat(tail.poll(1)).isEqualTo(1);
        assertThat(tail.missedFrom()).isEqualTo(positions.get(10));
        assertThat(tail.missedBefore())
                .isEqualTo(tail.topic(0) - 10)
                .isEqualTo(tail.missed())
                .isEqualTo(log.dropped() - 10);
        assertThat(tail.poll(1)).isEqualTo(1);
        assertThat(tail.missedBefore()).isZero();
        assertThat(tail.missedFrom()).isEqualTo(Messages.NONE);
        assertThat(tail.missed()).isEqualTo(log.dropped() - 10);
    }

    @Test
    void recordsLargerThanTheBufferAreWhole() {
        try (MessageLog large = new MessageLog(8 * MessageLog.MIN_CAPACITY)) {
            LogTail tail = large.tail(0);
            for (int length : new int[] {100, 70_000, 100, 140_000, 100}) {
                messages.append(large, positions.size(), Messages.NONE, length);
                positions.add(0L);
            }
            List<Integer> lengths = new ArrayList<>();
            for (int count = tail.poll(MANY); count > 0; count = tail.poll(MANY)) {
                for (int i = 0; i < count; i++) {
                    NumberedMessages.verify(
                            tail.topic(i), tail.timeNanos(i), tail.bytes(), tail.payload(i), tail.payloadLength(i));
                    lengths.add(tail.payloadLength(i));
                }
            }
            assertThat(lengths).containsExactly(100, 70_000, 100, 140_000, 100);
            assertThat(tail.position()).isEqualTo(large.end());
        }
    }

    @Test
    void aRecordThatReplacesTheWholeLogIsReadAfterTheGap() {
        append(301, 100);
        LogTail tail = log.tail(log.end());
        append(1, 56_000);
        append(1, 56_000);
        assertThat(topics(tail)).containsExactly(302);
        assertThat(tail.missed()).isEqualTo(1);
    }

    @Test
    void whatWasNotReadBeforeTheLogIsClosedIsMissed() {
        append(10, 100);
        LogTail tail = log.tail(log.first());
        LogTail idle = log.tail(log.end());
        assertThat(tail.poll(4)).isEqualTo(4);
        append(10, 100);
        log.close();
        // The tail had copied six more.
        assertThat(topics(tail)).containsExactly(4, 5, 6, 7, 8, 9);
        assertThat(tail.missed()).isEqualTo(10);
        assertThat(idle.poll(MANY)).isZero();
        assertThat(idle.missed()).isEqualTo(10);
        assertThat(log.tail(log.end()).poll(MANY)).isZero();
    }

    @Test
    void rejectedMessagesAreNotMissed() {
        LogTail tail = log.tail(0);
        messages.append(log, 0, Messages.NONE, 100_000);
        assertThat(log.rejected()).isEqualTo(1);
        append(1, 100);
        assertThat(topics(tail)).containsExactly(0);
        assertThat(tail.missed()).isZero();
    }

    @Test
    void allocatesNothingPerRecord() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        append(300, 100);
        LogTail tail = log.tail(log.end());
        // The first calls link the code.
        for (int i = 0; i < 10; i++) {
            assertThat(bytesAllocatedByReading(tail, threads)).isNotNegative();
        }
        assertThat(bytesAllocatedByReading(tail, threads)).isZero();
    }

    private long bytesAllocatedByReading(LogTail tail, com.sun.management.ThreadMXBean threads) {
        append(300, 100);
        long sum = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int count = tail.poll(50); count > 0; count = tail.poll(50)) {
            for (int i = 0; i < count; i++) {
                sum += tail.topic(i) + tail.timeNanos(i) + tail.position(i) + tail.previous(i);
                sum += tail.bytes()[tail.payload(i)]
                        + tail.payloadLength(i)
                        + tail.qos(i).level();
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sum).isNotZero();
        return allocated;
    }

    private void append(int count, int length) {
        for (int i = 0; i < count; i++) {
            positions.add(messages.append(log, positions.size(), Messages.NONE, length));
        }
    }

    private static List<Integer> topics(LogTail tail) {
        List<Integer> topics = new ArrayList<>();
        for (int count = tail.poll(MANY); count > 0; count = tail.poll(MANY)) {
            for (int i = 0; i < count; i++) {
                topics.add(tail.topic(i));
            }
        }
        return topics;
    }
}
