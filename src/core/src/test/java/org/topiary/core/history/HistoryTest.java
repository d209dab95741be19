// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

/** A history lists the received messages that are still in the log, newest first. */
class HistoryTest {
    private static final List<String> TOPICS = List.of("a", "a/b", "a/b/c", "ab", "");

    /** Consecutive messages of one topic, optionally followed by a refresh. */
    record Step(int topic, int messages, int payloadBytes, boolean refresh, int watch) {}

    /** A minimal session: the log, the tree, and a list of the appended messages. */
    private static final class Received {
        final MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);
        final TopicTree tree = new TopicTree();
        final Map<String, List<Long>> positions = new HashMap<>();

        void message(String topic, int payloadBytes) {
            int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
            long position = log.append(
                    node,
                    1,
                    tree.lastPosition(node),
                    Qos.AT_MOST_ONCE,
                    false,
                    false,
                    ByteBuffer.allocate(0),
                    ByteBuffer.allocate(payloadBytes));
            tree.update(node, position, 1, payloadBytes);
            positions.computeIfAbsent(topic, t -> new ArrayList<>()).add(position);
        }

        List<Long> ofTopic(String topic) {
            return present(positions.getOrDefault(topic, List.of()));
        }

        List<Long> ofSubtree(String topic) {
            List<Long> all = new ArrayList<>();
            positions.forEach((each, list) -> {
                if (each.equals(topic) || each.startsWith(topic + "/")) {
                    all.addAll(list);
                }
            });
            return present(all);
        }

        private List<Long> present(List<Long> all) {
            return all.stream()
                    .filter(position -> position >= log.first())
                    .sorted((a, b) -> Long.compare(b, a))
                    .toList();
        }
    }

    @Property(tries = 300)
    void isTheListOfMessagesStillInTheLog(@ForAll("steps") List<Step> steps) {
        Received received = new Received();
        TOPICS.forEach(topic -> received.message(topic, 0));
        Map<String, History> topics = new HashMap<>();
        Map<String, History> streams = new HashMap<>();

        for (Step step : steps) {
            for (int i = 0; i < step.messages; i++) {
                received.message(TOPICS.get(step.topic), step.payloadBytes);
            }
            String watched = TOPICS.get(step.watch);
            int node = received.tree.find(watched);
            topics.computeIfAbsent(watched, t -> History.ofTopic(received.log, received.tree, node));
            streams.computeIfAbsent(watched, t -> History.ofSubtree(received.log, received.tree, node, 100));
            topics.values().forEach(history -> history.refresh(0));
            streams.values().forEach(history -> history.refresh(0));
            if (step.refresh) {
                topics.forEach((topic, history) -> {
                    assertThat(collected(history)).isEqualTo(received.ofTopic(topic));
                    assertThat(history.missing())
                            .isEqualTo(received.positions
                                            .getOrDefault(topic, List.of())
                                            .size()
                                    - history.size());
                });
                streams.forEach((topic, history) -> {
                    List<Long> present = received.ofSubtree(topic);
                    List<Long> entries = collected(history);
                    // Messages left out because of the limit are not added later, when the log drops the oldest
                    // entries.
                    assertThat(entries).isEqualTo(present.subList(0, entries.size()));
                    assertThat(entries.size()).isLessThanOrEqualTo(100);
                    if (received.positions.values().stream()
                                    .mapToInt(List::size)
                                    .sum()
                            <= 100) {
                        assertThat(entries).isEqualTo(present);
                    }
                    assertThat(history.missing() + history.beyondLimit() + history.size())
                            .isEqualTo(received.tree.subtreeMessages(received.tree.find(topic)));
                });
            }
        }
        received.log.close();
    }

    @Property(tries = 100)
    void asOfAnEarlierTimeIsTheListThatEndedThere(@ForAll("steps") List<Step> steps, @ForAll Random random) {
        Received received = new Received();
        TOPICS.forEach(topic -> received.message(topic, 0));
        for (Step step : steps) {
            for (int i = 0; i < step.messages; i++) {
                received.message(TOPICS.get(step.topic), step.payloadBytes);
            }
        }
        for (String topic : TOPICS) {
            int node = received.tree.find(topic);
            List<Long> all = received.ofTopic(topic);
            List<Long> stream = received.ofSubtree(topic);
            int from = all.isEmpty() ? 0 : random.nextInt(all.size());
            long newest = all.isEmpty() ? Messages.NONE : all.get(from);
            History past = History.ofTopicUntil(received.log, received.tree, node, newest);
            History pastStream = History.ofSubtreeUntil(received.log, received.tree, node, newest + 1);
            assertThat(collected(past)).isEqualTo(all.subList(from, all.size()));
            assertThat(collected(pastStream))
                    .isEqualTo(stream.stream().filter(each -> each <= newest).toList());

            received.message(topic, 10);
            assertThat(collected(past))
                    .isEqualTo(received.ofTopic(topic).stream()
                            .filter(each -> each <= newest)
                            .toList());
            assertThat(past.missing() + past.beyondLimit() + pastStream.missing() + pastStream.beyondLimit())
                    .isZero();
        }
        received.log.close();
    }

    @Test
    void aStreamContainsTheNewestMessagesUpToItsLimit() {
        Received received = new Received();
        for (int i = 0; i < 300; i++) {
            received.message(i % 3 == 0 ? "other" : "a/" + i % 2, 10);
        }
        History before = History.ofSubtree(received.log, received.tree, received.tree.find("a"), 50);
        assertThat(collected(before)).isEqualTo(received.ofSubtree("a").subList(0, 50));
        assertThat(before.beyondLimit()).isEqualTo(150);
        assertThat(before.missing()).isZero();

        received.message("a/0", 10);
        assertThat(collected(before)).isEqualTo(received.ofSubtree("a").subList(0, 50));
        assertThat(before.beyondLimit()).isEqualTo(151);
        received.log.close();
    }

    @Test
    void messagesBeyondTheLimitAreMissingOnceTheyHaveLeftTheLog() {
        Received received = new Received();
        for (int i = 0; i < 51; i++) {
            received.message("a", 10);
        }
        History stream = History.ofSubtree(received.log, received.tree, received.tree.find("a"), 50);
        collected(stream);
        assertThat(stream.beyondLimit()).isEqualTo(1);

        long second = received.ofTopic("a").get(49);
        while (received.log.first() <= second) {
            received.message("other", 1000);
        }
        collected(stream);
        assertThat(stream.beyondLimit()).isZero();
        assertThat(stream.missing()).isEqualTo(51 - stream.size());
        received.log.close();
    }

    @Test
    void aStreamOfExactlyItsLimitLeavesNothingOut() {
        Received received = new Received();
        for (int i = 0; i < 50; i++) {
            received.message("a", 10);
        }
        History stream = History.ofSubtree(received.log, received.tree, received.tree.find("a"), 50);
        assertThat(collected(stream)).hasSize(50);
        assertThat(stream.beyondLimit()).isZero();
        received.log.close();
    }

    @Test
    void theNewestMessagesOfALongStreamComeFirst() {
        Received received = new Received();
        for (int i = 0; i < 1000; i++) {
            received.message("a", 10);
        }
        History history = History.ofSubtree(received.log, received.tree, received.tree.find("a"));
        while (history.size() == 0) {
            history.refresh(0);
        }
        assertThat(history.isLoading()).isTrue();
        assertThat(history.position(0)).isEqualTo(received.ofTopic("a").getFirst());
        received.log.close();
    }

    @Test
    void positionsAreFoundByIndexAndBack() {
        Received received = new Received();
        for (int i = 0; i < 20; i++) {
            received.message("a", 10);
        }
        History history = History.ofTopic(received.log, received.tree, received.tree.find("a"));
        collected(history);
        for (int i = 0; i < 20; i++) {
            assertThat(history.indexOf(history.position(i))).isEqualTo(i);
        }
        assertThat(history.indexOf(history.position(3) + 1)).isEqualTo(-1);
        assertThat(history.indexOf(-1)).isEqualTo(-1);
        assertThatThrownBy(() -> history.position(20)).isInstanceOf(IndexOutOfBoundsException.class);
        received.log.close();
    }

    @Test
    void aClosedLogEndsTheHistory() {
        Received received = new Received();
        received.message("a", 10);
        History topic = History.ofTopic(received.log, received.tree, received.tree.find("a"));
        History stream = History.ofSubtree(received.log, received.tree, received.tree.find("a"));
        received.log.close();
        assertThat(collected(topic)).isEmpty();
        assertThat(collected(stream)).isEmpty();
    }

    @Property(tries = 8)
    void historiesReadInParallelWithTheWriterAreCorrectInTheEnd(@ForAll long seed) throws Exception {
        Received received = new Received();
        TOPICS.forEach(topic -> received.message(topic, 0));
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            Random random = new Random(seed);
            for (int i = 0; i < 50_000; i++) {
                received.message(TOPICS.get(random.nextInt(TOPICS.size())), random.nextInt(100));
            }
            done.set(true);
        });
        List<History> histories = new ArrayList<>();
        for (String topic : TOPICS) {
            histories.add(History.ofTopic(received.log, received.tree, received.tree.find(topic)));
            histories.add(History.ofSubtree(received.log, received.tree, received.tree.find(topic)));
        }
        histories.add(History.ofSubtree(received.log, received.tree, TopicTree.ROOT));

        writer.start();
        while (!done.get()) {
            for (History history : histories) {
                history.refresh(50_000);
                for (int i = 1; i < history.size(); i++) {
                    assertThat(history.position(i)).isLessThan(history.position(i - 1));
                }
            }
        }
        writer.join();

        for (int i = 0; i < TOPICS.size(); i++) {
            assertThat(collected(histories.get(2 * i))).isEqualTo(received.ofTopic(TOPICS.get(i)));
            assertThat(collected(histories.get(2 * i + 1))).isEqualTo(received.ofSubtree(TOPICS.get(i)));
        }
        History all = histories.getLast();
        assertThat(collected(all)).hasSize((int) (received.log.appended() - received.log.dropped()));
        assertThat(all.missing()).isEqualTo(received.log.dropped());
        received.log.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, TOPICS.size() - 1),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.integers().between(0, 5)),
                                Tuple.of(1, Arbitraries.integers().between(100, 400))),
                        Arbitraries.of(0, 1, 50, 500, 5000, 60_000),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, TOPICS.size() - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    private static List<Long> collected(History history) {
        do {
            history.refresh(0);
        } while (history.isLoading());
        List<Long> entries = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            entries.add(history.position(i));
        }
        return entries;
    }
}
