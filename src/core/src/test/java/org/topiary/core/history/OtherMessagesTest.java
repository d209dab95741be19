// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.ListedMessages;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.search.PayloadSearch;
import org.topiary.core.tree.TopicTree;

/** Histories, searches and looking back find the same in messages that are not in a log. */
class OtherMessagesTest {
    private static final int MESSAGES = 2_000;
    private static final String[] TOPICS = {"a", "a/b", "a/b/c", "d"};
    private static final byte[] NEEDLE = "needle".getBytes(StandardCharsets.US_ASCII);

    @AutoClose
    private final MessageLog log = new MessageLog(256L << 20);

    private final TopicTree logTree = new TopicTree();
    private final ListedMessages list = new ListedMessages();
    private final TopicTree listTree = new TopicTree();

    /** For each message, its position in the log. */
    private final List<Long> positions = new ArrayList<>();

    @BeforeEach
    void receive() {
        Random random = new Random(1);
        for (int i = 0; i < MESSAGES; i++) {
            // Every hundredth is larger than the window of a search.
            byte[] payload = new byte[i % 100 == 50 ? 600_000 : random.nextInt(60)];
            if (payload.length > NEEDLE.length && random.nextInt(10) == 0) {
                System.arraycopy(NEEDLE, 0, payload, payload.length - NEEDLE.length, NEEDLE.length);
            }
            receive(TOPICS[random.nextInt(TOPICS.length)], i, random.nextInt(20) == 0, payload);
        }
    }

    private void receive(String topic, long time, boolean retained, byte[] payload) {
        ByteBuffer name = ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8));
        int node = logTree.node(name);
        long position = log.append(
                node,
                time,
                logTree.lastPosition(node),
                Qos.AT_MOST_ONCE,
                retained,
                false,
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(payload));
        logTree.update(node, position, time, payload.length);
        int same = listTree.node(name);
        list.add(same, time, listTree.lastPosition(same), retained, payload);
        listTree.update(same, positions.size(), time, payload.length);
        positions.add(position);
        assertThat(same).isEqualTo(node);
    }

    @Test
    void historiesAreTheSame() {
        for (String topic : TOPICS) {
            int node = logTree.find(topic);
            assertThat(asInLog(all(History.ofTopic(list, listTree, node))))
                    .containsExactly(all(History.ofTopic(log, logTree, node)))
                    .isNotEmpty();
            assertThat(asInLog(all(History.ofSubtree(list, listTree, node))))
                    .containsExactly(all(History.ofSubtree(log, logTree, node)))
                    .isNotEmpty();
        }
    }

    @Test
    void searchesFindTheSame() {
        PayloadSearch inList = searched(list);
        PayloadSearch inLog = searched(log);
        assertThat(inList.found()).isEqualTo(inLog.found()).isPositive();
        for (int i = 0; i < inLog.listed(); i++) {
            assertThat(positions.get((int) inList.position(i))).isEqualTo(inLog.position(i));
            assertThat(inList.offset(i)).isEqualTo(inLog.offset(i));
        }
    }

    @Test
    void lookingBackShowsTheSame() {
        int[] nodes = IntStream.range(0, TOPICS.length)
                .map(i -> logTree.find(TOPICS[i]))
                .toArray();
        TimeTravel inList = new TimeTravel(list, listTree);
        TimeTravel inLog = new TimeTravel(log, logTree);
        for (long time : new long[] {-1, 0, 500, 1_234, MESSAGES}) {
            long end = inList.endAt(time);
            assertThat(end == MESSAGES ? log.end() : positions.get((int) end)).isEqualTo(inLog.endAt(time));
            long[] before = new long[nodes.length];
            long[] expected = new long[nodes.length];
            inList.newestBefore(end, nodes, before);
            inLog.newestBefore(inLog.endAt(time), nodes, expected);
            assertThat(asInLog(before)).containsExactly(expected);
            for (int i = 0; i < nodes.length; i++) {
                assertThat(inList.retained(before[i])).isEqualTo(inLog.retained(expected[i]));
            }
        }
    }

    private long[] asInLog(long[] indices) {
        return LongStream.of(indices)
                .map(index -> index < 0 ? index : positions.get((int) index))
                .toArray();
    }

    private static long[] all(History history) {
        do {
            history.refresh(Long.MAX_VALUE / 2);
        } while (history.isLoading());
        return IntStream.range(0, history.size()).mapToLong(history::position).toArray();
    }

    private static PayloadSearch searched(Messages messages) {
        PayloadSearch search =
                new PayloadSearch(messages, PayloadPattern.of(new String(NEEDLE, StandardCharsets.US_ASCII), false));
        search.start(Runnable::run);
        assertThat(search.isDone()).isTrue();
        return search;
    }
}
