// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A log behaves like a list that drops its oldest messages. */
class MessageLogModelTest {
    private static final int TOPICS = 4;

    record Arrival(int topic, Qos qos, boolean retained, boolean duplicate, int propertiesLength, int payloadLength) {}

    private record Kept(long position, long previous, long time, Arrival arrival, byte[] properties, byte[] payload) {}

    @Property(tries = 200)
    void behavesLikeAListThatDropsItsOldest(
            @ForAll("capacities") long capacity, @ForAll("arrivals") List<Arrival> arrivals) {
        try (MessageLog log = new MessageLog(capacity)) {
            List<Kept> kept = new ArrayList<>();
            long[] last = new long[TOPICS];
            Arrays.fill(last, Messages.NONE);
            long time = 1_000;
            long rejected = 0;
            for (Arrival arrival : arrivals) {
                byte[] properties = bytes(arrival.propertiesLength, time + 1);
                byte[] payload = bytes(arrival.payloadLength, time);
                long previous = last[arrival.topic];
                long end = log.end();
                long position = log.append(
                        arrival.topic,
                        time,
                        previous,
                        arrival.qos,
                        arrival.retained,
                        arrival.duplicate,
                        ByteBuffer.wrap(properties),
                        ByteBuffer.wrap(payload));
                if (32L + properties.length + payload.length > log.maxRecordBytes()) {
                    assertThat(position).isEqualTo(Messages.NONE);
                    assertThat(log.end()).isEqualTo(end);
                    rejected++;
                } else {
                    assertThat(position).isEqualTo(end);
                    last[arrival.topic] = position;
                    kept.add(new Kept(position, previous, time, arrival, properties, payload));
                }
                assertThat(log.usedBytes()).isBetween(0L, log.capacityBytes());
                time++;
            }
            assertThat(log.rejected()).isEqualTo(rejected);
            assertThat(log.appended()).isEqualTo(kept.size());
            check(log, kept);
        }
    }

    private static void check(MessageLog log, List<Kept> kept) {
        int dropped = (int) log.dropped();
        for (Kept gone : kept.subList(0, dropped)) {
            assertThat(log.read(gone.position)).isNull();
            assertThat(log.readHead(gone.position, 10)).isNull();
            assertThat(log.readProperties(gone.position, 10)).isNull();
            assertThat(log.next(gone.position)).isEqualTo(Messages.NONE);
            // Nothing is dropped before its room is needed, within one chunk.
            long chunk = log.capacityBytes() - log.maxRecordBytes();
            assertThat(log.end() - gone.position).isGreaterThan(log.capacityBytes() - chunk);
        }
        long position = log.first();
        for (Kept each : kept.subList(dropped, kept.size())) {
            assertThat(position).isEqualTo(each.position);
            checkMessage(log, each);
            position = log.next(position);
        }
        assertThat(position).isEqualTo(log.end());
        checkChains(log, kept);
    }

    private static void checkMessage(MessageLog log, Kept kept) {
        Message message = requireNonNull(log.read(kept.position));
        Arrival arrival = kept.arrival;
        assertThat(message)
                .isEqualTo(new Message(
                        kept.position,
                        kept.previous,
                        arrival.topic,
                        kept.time,
                        arrival.qos,
                        arrival.retained,
                        arrival.duplicate,
                        message.properties(),
                        message.payload()));
        assertThat(Arrays.equals(message.properties(), kept.properties)).isTrue();
        assertThat(Arrays.equals(message.payload(), kept.payload)).isTrue();

        assertThat(log.readProperties(kept.position, 7))
                .isEqualTo(Arrays.copyOf(kept.properties, Math.min(7, kept.properties.length)));
        Messages.Head head = requireNonNull(log.readHead(kept.position, 100));
        assertThat(head.payloadLength()).isEqualTo(kept.payload.length);
        assertThat(head.start()).isEqualTo(Arrays.copyOf(kept.payload, Math.min(100, kept.payload.length)));
        assertThat(List.of(head.position(), head.previous(), head.topic(), head.timeNanos(), head.qos()))
                .isEqualTo(List.of(kept.position, kept.previous, arrival.topic, kept.time, arrival.qos));
        assertThat(List.of(head.retained(), head.duplicate())).isEqualTo(List.of(arrival.retained, arrival.duplicate));
    }

    /** Checks each topic's chain from its newest message back to the oldest one in the log. */
    private static void checkChains(MessageLog log, List<Kept> kept) {
        for (int topic = 0; topic < TOPICS; topic++) {
            int ofTopic = topic;
            List<Long> expected = kept.reversed().stream()
                    .filter(each -> each.arrival.topic == ofTopic && each.position >= log.first())
                    .map(Kept::position)
                    .toList();
            List<Long> walked = new ArrayList<>();
            Message message = expected.isEmpty() ? null : log.read(expected.getFirst());
            while (message != null) {
                walked.add(message.position());
                message = log.read(message.previous());
            }
            assertThat(walked).isEqualTo(expected);
        }
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed * 31 + i * 7L + (i >> 8));
        }
        return bytes;
    }

    @Provide
    Arbitrary<Long> capacities() {
        return Arbitraries.longs().between(MessageLog.MIN_CAPACITY, 4 * MessageLog.MIN_CAPACITY);
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 200)),
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(4_000, 4_200)),
                Tuple.of(1, Arbitraries.integers().between(5_000, 20_000)),
                Tuple.of(1, Arbitraries.integers().between(61_000, 66_000)),
                Tuple.of(1, Arbitraries.integers().between(240_000, 300_000)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, TOPICS - 1),
                        Arbitraries.of(Qos.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(0)),
                                Tuple.of(2, Arbitraries.integers().between(0, 300)),
                                Tuple.of(1, Arbitraries.integers().between(4_000, 9_000))),
                        lengths)
                .as(Arrival::new)
                .list()
                .ofMaxSize(120);
    }
}
