// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLogTest {
    private static final long SMALL = MessageLog.MIN_CAPACITY;

    @Test
    void aNewLogIsEmpty() {
        try (MessageLog log = new MessageLog(SMALL)) {
            assertThat(log.first()).isEqualTo(log.end());
            assertThat(log.usedBytes()).isZero();
            assertThat(log.read(0)).isNull();
            assertThat(log.readHead(0, 10)).isNull();
            assertThat(log.next(log.end())).isEqualTo(log.end());
            assertThat(log.capacityBytes()).isEqualTo(SMALL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Long.MIN_VALUE, -1, 0, 1, MessageLog.MIN_CAPACITY - 1, MessageLog.MAX_CAPACITY + 1, Long.MAX_VALUE
            })
    void capacitiesOutOfRangeAreRefused(long capacity) {
        assertThatThrownBy(() -> new MessageLog(capacity).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(capacity));
    }

    @ParameterizedTest
    @ValueSource(longs = {MessageLog.MIN_CAPACITY, 100_000, 1 << 20, 3_000_000, 256 << 20, 1L << 35})
    void theCapacityIsExactToTheChunkAndNothingIsAllocatedBeforeTheFirstMessage(long capacity) {
        try (MessageLog log = new MessageLog(capacity)) {
            assertThat(log.capacityBytes()).isBetween(capacity - capacity / 16, capacity);
            assertThat(log.maxRecordBytes()).isBetween(log.capacityBytes() * 15 / 16, log.capacityBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -8, -1, 1, 7, 8 * 1024 * 1024, Long.MAX_VALUE - 7, Long.MAX_VALUE})
    void invalidPositionsGiveNothing(long position) {
        try (MessageLog log = new MessageLog(SMALL)) {
            append(log, 1, new byte[100]);
            assertThat(log.read(position)).isNull();
            assertThat(log.readHead(position, 5)).isNull();
        }
    }

    @Test
    void anEmptyMessageIsAMessage() {
        try (MessageLog log = new MessageLog(SMALL)) {
            long position = append(log, 7, new byte[0]);
            Message message = requireNonNull(log.read(position));
            assertThat(message.topic()).isEqualTo(7);
            assertThat(message.payload()).isEmpty();
            assertThat(message.properties()).isEmpty();
            assertThat(log.usedBytes()).isEqualTo(32);
        }
    }

    @Test
    void aPayloadOf100MebibytesIsKeptWholeInTheDefaultLog() {
        byte[] payload = new byte[100 << 20];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i ^ i >>> 8 ^ i >>> 16);
        }
        try (MessageLog log = new MessageLog(256L << 20)) {
            append(log, 0, new byte[1000]);
            long one = append(log, 1, payload);
            long two = append(log, 2, payload);
            Message message = requireNonNull(log.read(two));
            assertThat(Arrays.mismatch(message.payload(), payload)).isEqualTo(-1);
            assertThat(log.dropped()).isZero();

            long three = append(log, 3, payload);
            assertThat(log.read(one)).isNull();
            assertThat(log.first()).isEqualTo(two);
            Messages.Head head = requireNonNull(log.readHead(three, 3));
            assertThat(head.payloadLength()).isEqualTo(payload.length);
            assertThat(head.start()).isEqualTo(Arrays.copyOf(payload, 3));
            assertThat(log.dropped()).isEqualTo(2);
        }
    }

    @Test
    void theLargestRecordIsKeptWhereverItStartsAndALargerOneIsRejected() {
        try (MessageLog log = new MessageLog(SMALL)) {
            for (int offset = 0; offset < 5_000; offset += 96) {
                append(log, 0, new byte[64]);
                byte[] largest = filled((int) log.maxRecordBytes() - 32, offset);
                long position = append(log, 1, largest);
                Message message = requireNonNull(log.read(position));
                assertThat(Arrays.equals(message.payload(), largest)).isTrue();
            }
            long end = log.end();
            assertThat(append(log, 2, new byte[(int) log.maxRecordBytes() - 31]))
                    .isEqualTo(Messages.NONE);
            assertThat(log.rejected()).isEqualTo(1);
            assertThat(log.end()).isEqualTo(end);
        }
    }

    @Test
    void anyKindOfBufferIsAcceptedAndLeftUnchanged() {
        try (MessageLog log = new MessageLog(SMALL)) {
            ByteBuffer direct =
                    ByteBuffer.allocateDirect(10).put(filled(10, 3)).position(2).limit(9);
            ByteBuffer readOnly =
                    ByteBuffer.wrap(filled(10, 4)).position(1).slice().asReadOnlyBuffer();
            Message message =
                    requireNonNull(log.read(log.append(1, 2, 3, Qos.EXACTLY_ONCE, true, true, readOnly, direct)));
            assertThat(message.properties()).isEqualTo(Arrays.copyOfRange(filled(10, 4), 1, 10));
            assertThat(message.payload()).isEqualTo(Arrays.copyOfRange(filled(10, 3), 2, 9));
            assertThat(direct.position()).isEqualTo(2);
            assertThat(readOnly.remaining()).isEqualTo(9);
        }
    }

    @Test
    void aPreviewCopiesNoMoreThanExistsOrIsRequested() {
        try (MessageLog log = new MessageLog(SMALL)) {
            long position = append(log, 1, filled(10, 5));
            assertThat(start(log, position, -1)).isEmpty();
            assertThat(start(log, position, 0)).isEmpty();
            assertThat(start(log, position, 4)).isEqualTo(filled(4, 5));
            assertThat(start(log, position, Integer.MAX_VALUE)).isEqualTo(filled(10, 5));
        }
    }

    @Test
    void aClosedLogIsEmptyAndRejectsMessages() {
        MessageLog log = new MessageLog(SMALL);
        long position = append(log, 1, new byte[10]);
        append(log, 1, new byte[10]);
        log.close();
        log.close();
        assertThat(log.read(position)).isNull();
        assertThat(log.readHead(position, 1)).isNull();
        assertThat(log.next(position)).isEqualTo(Messages.NONE);
        assertThat(log.next(log.end())).isEqualTo(Messages.NONE);
        assertThat(log.first()).isEqualTo(log.end());
        assertThat(log.usedBytes()).isZero();
        assertThat(append(log, 1, new byte[10])).isEqualTo(Messages.NONE);
        assertThat(log.rejected()).isEqualTo(1);
        assertThat(log.appended()).isEqualTo(2);
    }

    @Test
    void withoutTheRequestedMemoryTheLogContinuesWithLess() {
        try (MessageLog log = new MessageLog(SMALL, new ShortMemory(3))) {
            int count = 1000;
            long last = Messages.NONE;
            for (int i = 0; i < count; i++) {
                byte[] payload = filled(100 + i, i);
                last = append(log, i, payload);
                Message message = requireNonNull(log.read(last));
                assertThat(message.payload()).isEqualTo(payload);
            }
            assertThat(log.rejected()).isZero();
            assertThat(log.capacityBytes()).isEqualTo(3L * 4096);
            assertThat(log.usedBytes()).isBetween(4096L, log.capacityBytes());
            long seen = 0;
            for (long position = log.first(); position != log.end(); position = log.next(position)) {
                assertThat(log.read(position)).isNotNull();
                seen++;
            }
            assertThat(seen + log.dropped()).isEqualTo(count);

            assertThat(append(log, 0, new byte[20_000])).isEqualTo(Messages.NONE);
            assertThat(log.rejected()).isEqualTo(1);
            assertThat(append(log, 5, filled(10, 5))).isGreaterThan(last);
            assertThat(log.read(log.first())).isNotNull();
        }
    }

    @Test
    void withoutAnyMemoryEveryMessageIsCountedAsRejected() {
        try (MessageLog log = new MessageLog(SMALL, new ShortMemory(0))) {
            assertThat(append(log, 0, new byte[1])).isEqualTo(Messages.NONE);
            assertThat(append(log, 0, new byte[1])).isEqualTo(Messages.NONE);
            assertThat(log.rejected()).isEqualTo(2);
            assertThat(log.first()).isEqualTo(log.end());
            assertThat(log.capacityBytes()).isZero();
        }
    }

    private static byte @Nullable [] start(MessageLog log, long position, int maxPayload) {
        Messages.Head head = log.readHead(position, maxPayload);
        return head == null ? null : head.start();
    }

    private static long append(MessageLog log, int topic, byte[] payload) {
        return log.append(
                topic,
                1,
                Messages.NONE,
                Qos.AT_MOST_ONCE,
                false,
                false,
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(payload));
    }

    private static byte[] filled(int length, int seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed + i * 3);
        }
        return bytes;
    }

    /** Memory that runs out. */
    private static final class ShortMemory extends ChunkMemory {
        private int left;

        ShortMemory(int chunks) {
            left = chunks;
        }

        @Override
        synchronized ByteBuffer allocate(int bytes) {
            if (left-- <= 0) {
                throw new OutOfMemoryError("simulated");
            }
            return super.allocate(bytes);
        }
    }
}
