// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;

/** A search finds the same messages as checking every payload. */
@Timeout(120)
class PayloadSearchTest {
    private static final byte[] NEEDLE = "NEEDLE".getBytes(StandardCharsets.US_ASCII);

    /** @param places where the needle is: in the payload, across its end or in the properties */
    record Arrival(int properties, int payload, List<Integer> places) {}

    /**
     * Chunks of this log have 4 KiB: payloads span several, records fill them to the last byte, and the oldest are
     * dropped.
     */
    @Property(tries = 300)
    void theMessagesWithTheTextAreFoundNewestFirst(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll("windows") int window, @ForAll("limits") int limit) {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY)) {
            for (Arrival arrival : arrivals) {
                append(log, arrival);
            }
            PayloadPattern pattern = PayloadPattern.of("needle", true);
            PayloadSearch search = new PayloadSearch(log, pattern, node -> true, limit, window);
            search.start(Runnable::run);

            List<Long> positions = new ArrayList<>();
            List<Integer> offsets = new ArrayList<>();
            for (long at = log.first(); at != log.end(); at = log.next(at)) {
                byte[] payload = requireNonNull(log.read(at)).payload();
                int offset = indexOf(payload);
                if (offset >= 0) {
                    positions.addFirst(at);
                    offsets.addFirst(offset);
                }
            }
            int listed = Math.min(limit, positions.size());
            assertThat(listed(search)).isEqualTo(positions.subList(0, listed));
            for (int i = 0; i < listed; i++) {
                assertThat(search.offset(i)).isEqualTo(offsets.get(i));
            }
            assertThat(search.found()).isEqualTo(positions.size());
            assertThat(search.isDone()).isTrue();
            assertThat(search.searchedBytes()).isEqualTo(log.usedBytes());
            assertThat(search.totalBytes()).isEqualTo(log.usedBytes());
            assertThat(search.missedBytes()).isZero();
        }
    }

    @Test
    void bytesOfAHeaderDoNotMatch() {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY)) {
            byte[] nothing = {};
            // The time of arrival spells the needle, and the length of the payload a byte of it.
            long time = ByteBuffer.wrap("NEEDLE!!".getBytes(StandardCharsets.US_ASCII))
                    .getLong();
            log.append(
                    1,
                    time,
                    Messages.NONE,
                    Qos.AT_MOST_ONCE,
                    false,
                    false,
                    ByteBuffer.wrap(NEEDLE),
                    ByteBuffer.wrap(nothing));
            log.append(
                    1,
                    Long.reverseBytes(time),
                    Messages.NONE,
                    Qos.AT_MOST_ONCE,
                    false,
                    false,
                    ByteBuffer.wrap(NEEDLE),
                    ByteBuffer.wrap(nothing));
            PayloadSearch search = new PayloadSearch(log, PayloadPattern.of("NEEDLE", false));
            search.start(Runnable::run);
            assertThat(search.found()).isZero();
            assertThat(search.isDone()).isTrue();
        }
    }

    @Test
    void anEmptyOrClosedLogHasNothing() {
        MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);
        PayloadSearch empty = new PayloadSearch(log, PayloadPattern.of("x", false));
        empty.start(Runnable::run);
        assertThat(empty.isDone()).isTrue();
        assertThat(empty.totalBytes()).isZero();

        append(log, new Arrival(0, 100, List.of(0)));
        log.close();
        PayloadSearch closed = new PayloadSearch(log, PayloadPattern.of("needle", true));
        closed.start(Runnable::run);
        assertThat(closed.isDone()).isTrue();
        assertThat(closed.listed()).isZero();
    }

    @Test
    void aCancelledSearchEndsWithoutBeingDone() {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY)) {
            append(log, new Arrival(0, 100, List.of(0)));
            PayloadSearch search = new PayloadSearch(log, PayloadPattern.of("needle", true));
            search.cancel();
            search.start(Runnable::run);
            assertThat(search.isDone()).isFalse();
            assertThat(search.found()).isZero();
        }
    }

    @Test
    void messagesThatLeaveTheLogBeforeTheyAreReachedAreReported() {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY)) {
            for (int i = 0; i < 50; i++) {
                append(log, new Arrival(0, 500, List.of(0)));
            }
            PayloadSearch search = new PayloadSearch(log, PayloadPattern.of("needle", true));
            List<Runnable> waiting = new ArrayList<>();
            search.start(waiting::add);
            long before = search.totalBytes();
            for (int i = 0; i < 300; i++) {
                append(log, new Arrival(0, 500, List.of(0)));
            }
            waiting.forEach(Runnable::run);
            assertThat(search.isDone()).isTrue();
            assertThat(search.missedBytes()).isEqualTo(before).isPositive();
            assertThat(search.found()).isZero();
        }
    }

    /** The writer drops messages during the search; every message found was complete, and the newest are found. */
    @Property(tries = 10)
    void inParallelWithTheWriterOnlyExistingMessagesAreFound(@ForAll long seed) throws InterruptedException {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY * 4)) {
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < 100_000 || !done.get(); i++) {
                    // Every message has the needle at the offset given by its time.
                    int length = NEEDLE.length + random.nextInt(i % 50 == 0 ? 9_000 : 200);
                    int place = random.nextInt(length - NEEDLE.length + 1);
                    byte[] payload = new byte[length];
                    System.arraycopy(NEEDLE, 0, payload, place, NEEDLE.length);
                    log.append(
                            1,
                            place,
                            Messages.NONE,
                            Qos.AT_MOST_ONCE,
                            false,
                            false,
                            ByteBuffer.allocate(0),
                            ByteBuffer.wrap(payload));
                }
            });
            writer.start();
            int checked = 0;
            for (int round = 0; round < 200 || checked == 0; round++) {
                PayloadSearch search =
                        new PayloadSearch(log, PayloadPattern.of("NEEDLE", false), node -> true, 100_000, 2_048);
                search.start(Runnable::run);
                assertThat(search.found()).isEqualTo(search.listed());
                assertThat(search.searchedBytes() + search.missedBytes()).isEqualTo(search.totalBytes());
                long above = Long.MAX_VALUE;
                for (int i = 0; i < search.listed(); i++) {
                    assertThat(search.position(i)).isLessThan(above);
                    above = search.position(i);
                    Messages.Head head = log.readHead(above, 0);
                    if (head != null) {
                        assertThat((long) search.offset(i)).isEqualTo(head.timeNanos());
                        checked++;
                    }
                }
            }
            done.set(true);
            writer.join();
        }
    }

    @Test
    void aPartOfAPayloadIsRead() {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY)) {
            byte[] payload = new byte[10_000];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (i >> 3);
            }
            long position = log.append(
                    1,
                    1,
                    Messages.NONE,
                    Qos.AT_MOST_ONCE,
                    false,
                    false,
                    ByteBuffer.wrap(NEEDLE),
                    ByteBuffer.wrap(payload));
            assertThat(log.readPayload(position, 5_000, 8)).isEqualTo(Arrays.copyOfRange(payload, 5_000, 5_008));
            assertThat(log.readPayload(position, 9_998, 8)).isEqualTo(Arrays.copyOfRange(payload, 9_998, 10_000));
            assertThat(log.readPayload(position, 20_000, 8)).isEmpty();
            assertThat(log.readPayload(log.end(), 0, 8)).isNull();
        }
    }

    private static List<Long> listed(PayloadSearch search) {
        List<Long> listed = new ArrayList<>();
        for (int i = 0; i < search.listed(); i++) {
            listed.add(search.position(i));
        }
        return listed;
    }

    private static int indexOf(byte[] payload) {
        return new String(payload, StandardCharsets.ISO_8859_1).indexOf("NEEDLE");
    }

    private static void append(MessageLog log, Arrival arrival) {
        byte[] bytes = new byte[arrival.properties + arrival.payload];
        for (int place : arrival.places) {
            for (int i = 0; i < NEEDLE.length && place + i < bytes.length; i++) {
                bytes[place + i] = NEEDLE[i];
            }
        }
        log.append(
                1,
                1,
                Messages.NONE,
                Qos.AT_MOST_ONCE,
                false,
                false,
                ByteBuffer.wrap(bytes, 0, arrival.properties),
                ByteBuffer.wrap(bytes, arrival.properties, arrival.payload));
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Integer> properties = Arbitraries.of(0, 0, 3, 40);
        Arbitrary<Integer> payloads = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 200),
                Arbitraries.integers().between(3_900, 4_100),
                Arbitraries.integers().between(0, 20_000));
        Arbitrary<List<Integer>> places = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 250),
                        Arbitraries.integers().between(4_000, 4_096),
                        Arbitraries.integers().between(0, 20_000))
                .list()
                .ofMaxSize(3);
        return Combinators.combine(properties, payloads, places)
                .as(Arrival::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> windows() {
        return Arbitraries.of(64, 1_000, 4_096, 256 * 1024);
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.of(3, 100_000);
    }
}
