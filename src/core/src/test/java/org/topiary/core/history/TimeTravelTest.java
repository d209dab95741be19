// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

/** The past is a list of messages that ends at an earlier time. */
class TimeTravelTest {
    private static final List<String> TOPICS = List.of("a", "a/b", "a/b/c", "ab", "never", "");

    /** Holds 20,000 small messages, but not all messages. */
    private static final long LARGER = 16 * MessageLog.MIN_CAPACITY;

    /** Consecutive messages of one topic. */
    record Step(int topic, int messages, int payloadBytes, int passed) {}

    private record Arrived(long position, int topic, long time) {}

    // Created again for each try: jqwik reuses the instance.
    private MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);
    private TopicTree tree = new TopicTree();
    private TimeTravel travel = new TimeTravel(log, tree);
    private final List<Arrived> arrived = new ArrayList<>();
    private final int[] nodes = TOPICS.stream().mapToInt(this::node).toArray();
    private long time = 1_000;

    @AfterTry
    void startAnew() {
        log.close();
        log = new MessageLog(MessageLog.MIN_CAPACITY);
        tree = new TopicTree();
        travel = new TimeTravel(log, tree);
        arrived.clear();
        TOPICS.forEach(this::node);
        time = 1_000;
    }

    @AfterEach
    void close() {
        log.close();
    }

    private int node(String topic) {
        return tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
    }

    private long message(int topic, int payloadBytes, boolean retained) {
        long previous = tree.lastPosition(nodes[topic]);
        long position = log.append(
                nodes[topic],
                time,
                previous,
                Qos.AT_MOST_ONCE,
                retained,
                false,
                ByteBuffer.allocate(0),
                ByteBuffer.allocate(payloadBytes));
        tree.update(nodes[topic], position, time, payloadBytes);
        arrived.add(new Arrived(position, topic, time));
        return position;
    }

    private void run(Step step) {
        for (int i = 0; i < step.messages; i++) {
            time += step.passed;
            message(step.topic, step.payloadBytes, false);
        }
    }

    private long[] newestBefore(long end) {
        long[] positions = new long[nodes.length];
        travel.newestBefore(end, nodes, positions);
        return positions;
    }

    private long[] expectedBefore(long end) {
        long[] expected = new long[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            int topic = i;
            long newest = arrived.stream()
                    .filter(each -> each.topic == topic && each.position < end)
                    .mapToLong(Arrived::position)
                    .max()
                    .orElse(Messages.NONE);
            expected[i] = newest == Messages.NONE || newest >= log.first() ? newest : TimeTravel.GONE;
        }
        return expected;
    }

    @Property(tries = 300)
    void theNewestMessagesBeforeAPositionAreThoseOfTheList(@ForAll("forward") List<Step> steps, @ForAll Random random) {
        steps.forEach(this::run);
        for (int i = 0; i < 20 && !arrived.isEmpty(); i++) {
            long end = arrived.get(random.nextInt(arrived.size())).position;
            if (end >= log.first()) {
                assertThat(newestBefore(end)).isEqualTo(expectedBefore(end));
            }
        }
        assertThat(newestBefore(log.end())).isEqualTo(expectedBefore(log.end()));
    }

    @Property(tries = 300)
    void theLogEndedAfterTheNewestMessageThatIsNotLater(@ForAll("forward") List<Step> steps, @ForAll Random random) {
        steps.forEach(this::run);
        for (int i = 0; i < 20; i++) {
            long then = 990 + random.nextLong(time - 980);
            long expected = arrived.stream()
                    .filter(each -> each.position >= log.first() && each.time > then)
                    .mapToLong(Arrived::position)
                    .min()
                    .orElse(log.end());
            assertThat(travel.endAt(then)).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void afterTheClockWasSetBackTheEndStillSeparatesEarlierFromLaterMessages(
            @ForAll("anyDirection") List<Step> steps, @ForAll Random random) {
        steps.forEach(this::run);
        for (int i = 0; i < 20; i++) {
            long then = time + random.nextLong(-500, 500);
            long end = travel.endAt(then);
            List<Arrived> there = arrived.stream()
                    .filter(each -> each.position >= log.first())
                    .toList();
            there.stream()
                    .filter(each -> each.position < end)
                    .reduce((a, b) -> b)
                    .ifPresent(last -> assertThat(last.time).isLessThanOrEqualTo(then));
            there.stream()
                    .filter(each -> each.position >= end)
                    .findFirst()
                    .ifPresent(next -> assertThat(next.time).isGreaterThan(then));
        }
    }

    @Test
    void ifATimeOccurredTwiceTheLaterOccurrenceCounts() {
        for (int pass = 0; pass < 2; pass++) {
            time = 1_000;
            run(new Step(0, 200, 100, 1));
        }
        long end = travel.endAt(1_100);
        assertThat(end).isEqualTo(arrived.get(300).position);
    }

    @Test
    void aTopicThatBecameBusyOnlyLaterIsFound() {
        message(0, 10, false);
        long end = log.end();
        for (int i = 0; i < 600; i++) {
            message(0, 10, false);
            message(1, 10, false);
        }
        assertThat(newestBefore(end)).isEqualTo(expectedBefore(end));
        assertThat(newestBefore(end)[0]).isEqualTo(arrived.getFirst().position);
        assertThat(newestBefore(end)[1]).isEqualTo(Messages.NONE);
    }

    @Test
    void aCancelledSearchForAnEarlierMessageEndsSoon() {
        log.close();
        log = new MessageLog(LARGER);
        travel = new TimeTravel(log, tree);
        long then = message(0, 0, false);
        long end = log.end();
        run(new Step(3, 5_000, 0, 1));
        run(new Step(0, 1_000, 0, 1));
        int[] wanted = {nodes[0]};
        long[] found = new long[1];

        travel.newestBefore(end, wanted, found, () -> true);
        assertThat(found).containsExactly(TimeTravel.GONE);
        travel.newestBefore(end, wanted, found, () -> false);
        assertThat(found).containsExactly(then);
    }

    @Test
    void theRetainedFlagIsKnownIfTheLogShowsIt() {
        long plain = message(0, 5, false);
        long kept = message(0, 5, true);
        long later = message(0, 5, false);
        long cleared = message(0, 0, true);
        long after = message(0, 5, false);

        assertThat(travel.retained(plain)).isFalse();
        assertThat(travel.retained(kept)).isTrue();
        assertThat(travel.retained(later)).isTrue();
        assertThat(travel.retained(cleared)).isFalse();
        assertThat(travel.retained(after)).isFalse();
        assertThat(travel.retained(Messages.NONE)).isFalse();
    }

    @Test
    void aClosedLogHasNoPast() {
        message(0, 5, false);
        long end = log.end();
        log.close();
        assertThat(travel.endAt(time)).isEqualTo(log.end());
        assertThat(newestBefore(end)[0]).isEqualTo(TimeTravel.GONE);
    }

    @Property(tries = 5)
    void inParallelWithTheWriterAResultIsRightOrGone(@ForAll long seed) throws Exception {
        log.close();
        log = new MessageLog(LARGER);
        travel = new TimeTravel(log, tree);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            message(random.nextInt(nodes.length), 50, false);
        }
        long end = log.end();
        long[] expected = expectedBefore(end);
        AtomicInteger rounds = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int batch = 0; batch < 20; batch++) {
                for (int i = 0; i < 1_000; i++) {
                    message(random.nextInt(nodes.length), random.nextInt(100), false);
                }
                // Neither finishes before the other has begun.
                int before = rounds.get();
                while (rounds.get() == before && !over.get()) {
                    Thread.onSpinWait();
                }
            }
        });
        writer.start();
        int right = 0;
        try {
            while (writer.isAlive()) {
                long[] found = newestBefore(end);
                for (int i = 0; i < found.length; i++) {
                    assertThat(found[i]).isIn(expected[i], TimeTravel.GONE);
                    right += found[i] == expected[i] ? 1 : 0;
                }
                rounds.incrementAndGet();
            }
        } finally {
            over.set(true);
            writer.join();
        }
        assertThat(arrived).hasSize(20_200);
        // Messages that were still in the log at first were found.
        assertThat(right).isPositive();
        assertThat(newestBefore(end)).containsOnly(TimeTravel.GONE);
    }

    @Provide
    Arbitrary<List<Step>> forward() {
        return steps(Arbitraries.integers().between(0, 50));
    }

    @Provide
    Arbitrary<List<Step>> anyDirection() {
        return steps(Arbitraries.integers().between(-50, 50));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Integer> passed) {
        return Combinators.combine(
                        // "never" and the topics after it receive no messages.
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.integers().between(1, 5)),
                                Tuple.of(1, Arbitraries.integers().between(100, 600))),
                        Arbitraries.of(0, 1, 50, 500, 5_000),
                        passed)
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }
}
