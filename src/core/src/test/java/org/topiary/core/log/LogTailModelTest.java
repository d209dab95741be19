// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A tail reads a list from one index on; where the log has dropped a part, it counts that part. */
class LogTailModelTest {
    sealed interface Step {}

    private record Append(int length) implements Step {}

    /** A new tail that begins at a record, given as the share of those in the log; 1 for the end. */
    private record Begin(double at) implements Step {}

    private record Poll(int tail, int max) implements Step {}

    private record Capacity(long bytes) implements Step {}

    private record Close() implements Step {}

    /** A tail and the index of the record that it reads next. */
    private static final class Followed {
        private final LogTail tail;
        private int next;
        private long missed;
        /** How many records are missing directly before the batch, and whether that has any. */
        private int gap;

        private boolean read;

        Followed(LogTail tail, int next) {
            this.tail = tail;
            this.next = next;
        }
    }

    private final NumberedMessages messages = new NumberedMessages();

    @Property(tries = 300)
    void readsAListAndCountsWhatIsMissing(@ForAll("steps") List<Step> steps) {
        try (MessageLog log = new MessageLog(2 * MessageLog.MIN_CAPACITY)) {
            check(log, steps);
        }
    }

    private void check(MessageLog log, List<Step> steps) {
        List<Long> positions = new ArrayList<>();
        List<Followed> tails = new ArrayList<>(List.of(new Followed(log.tail(0), 0)));
        for (Step step : steps) {
            switch (step) {
                case Append(int length) -> {
                    long position = messages.append(log, positions.size(), Messages.NONE, length);
                    if (position != Messages.NONE) {
                        positions.add(position);
                    }
                }
                case Begin(double at) -> tails.add(begin(log, positions, at));
                case Poll(int tail, int max) -> poll(log, positions, tails.get(tail % tails.size()), max);
                case Capacity(long bytes) -> {
                    log.setCapacity(bytes);
                    log.applyCapacity();
                }
                case Close() -> log.close();
            }
        }
        for (Followed each : tails) {
            while (poll(log, positions, each, 7)) {}
            assertThat(each.next).isEqualTo(positions.size());
        }
    }

    private static Followed begin(MessageLog log, List<Long> positions, double at) {
        int first = log.first() == log.end() ? positions.size() : positions.indexOf(log.first());
        int index = first + (int) (at * (positions.size() - first));
        return new Followed(log.tail(index == positions.size() ? log.end() : positions.get(index)), index);
    }

    /** Returns whether there was a record. */
    private static boolean poll(MessageLog log, List<Long> positions, Followed followed, int max) {
        LogTail tail = followed.tail;
        int count = tail.poll(max);
        int gap = (int) (tail.missed() - followed.missed);
        followed.missed = tail.missed();
        assertThat(count).isBetween(0, max);
        // Without a record after it, a gap continues in the next batch.
        followed.gap = gap + (followed.read ? 0 : followed.gap);
        followed.read = count > 0;
        assertThat(tail.missedBefore()).isEqualTo(followed.gap);
        if (gap > 0) {
            int firstLeft = log.first() == log.end() ? positions.size() : (int) log.dropped();
            assertThat(followed.next + gap).as("the first record left").isEqualTo(firstLeft);
        }
        followed.next += gap;
        assertThat(tail.missedFrom())
                .isEqualTo(followed.gap == 0 ? Messages.NONE : positions.get(followed.next - followed.gap));
        for (int i = 0; i < count; i++) {
            assertThat(tail.topic(i)).isEqualTo(followed.next);
            assertThat(tail.position(i)).isEqualTo(positions.get(followed.next));
            NumberedMessages.verify(
                    tail.topic(i), tail.timeNanos(i), tail.bytes(), tail.payload(i), tail.payloadLength(i));
            followed.next++;
        }
        assertThat(tail.position())
                .isEqualTo(followed.next == positions.size() ? log.end() : positions.get(followed.next));
        return count > 0;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> appends = Arbitraries.frequencyOf(
                        Tuple.of(12, Arbitraries.integers().between(0, 300)),
                        Tuple.of(4, Arbitraries.integers().between(4_000, 9_000)),
                        Tuple.of(2, Arbitraries.integers().between(60_000, 80_000)),
                        Tuple.of(1, Arbitraries.integers().between(100_000, 140_000)))
                .map(Append::new);
        Arbitrary<Step> begins = Arbitraries.doubles().between(0, 1).map(Begin::new);
        Arbitrary<Step> polls = Arbitraries.integers()
                .between(0, 9)
                .flatMap(tail -> Arbitraries.integers().between(1, 40).map(max -> new Poll(tail, max)));
        Arbitrary<Step> capacities =
                Arbitraries.longs().between(0, 3 * MessageLog.MIN_CAPACITY).map(Capacity::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(30, appends),
                        Tuple.of(3, begins),
                        Tuple.of(10, polls),
                        Tuple.of(1, capacities),
                        Tuple.of(1, Arbitraries.just((Step) new Close())))
                .list()
                .ofMaxSize(250);
    }
}
