// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.topiary.core.log.Message;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;

/** Log and tree stay consistent for readers that run while a connection fills them at full speed. */
class IntakeReadersTest {
    private static final int MESSAGES = 150_000;
    private static final int TOPICS = 3_000;
    private static final ByteBuffer NO_PROPERTIES = ByteBuffer.allocate(0);

    @Property(tries = 4)
    void readersSeeCompleteAndConsistentData(@ForAll long seed) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        TopicTree tree = new TopicTree();
        try (MessageLog log = new MessageLog(16 * MessageLog.MIN_CAPACITY);
                ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Long>> readers = new ArrayList<>();
            readers.add(threads.submit(reading(done, seed, random -> parentsCountTheirChildren(tree, random))));
            readers.add(threads.submit(reading(done, seed, random -> lastMessagesAreWhole(log, tree, random))));
            try {
                fill(log, tree, new SplittableRandom(seed));
            } finally {
                done.set(true);
            }
            for (Future<Long> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
            }
            assertThat(log.appended()).isEqualTo(MESSAGES);
            assertThat(tree.subtreeMessages(TopicTree.ROOT)).isEqualTo(MESSAGES);
            assertThat(lastMessagesAreWhole(log, tree, new SplittableRandom(seed)))
                    .isPositive();
        }
    }

    private interface Check {
        /** Returns how many items it has checked. */
        long run(SplittableRandom random);
    }

    /** Runs the check until the writer has finished, and once more. */
    private static Callable<Long> reading(AtomicBoolean done, long seed, Check check) {
        return () -> {
            SplittableRandom random = new SplittableRandom(seed);
            long seen = 0;
            boolean last;
            do {
                last = done.get();
                seen += check.run(random);
            } while (!last);
            return seen;
        };
    }

    private static void fill(MessageLog log, TopicTree tree, SplittableRandom random) {
        byte[] payload = new byte[200];
        for (int number = 0; number < MESSAGES; number++) {
            byte[] topic = topic(random.nextInt(TOPICS)).getBytes(StandardCharsets.UTF_8);
            int length = Long.BYTES + random.nextInt(payload.length - Long.BYTES);
            int node = tree.node(ByteBuffer.wrap(topic));
            ByteBuffer content = ByteBuffer.wrap(payload, 0, length);
            for (int i = 0; i < length; i++) {
                payload[i] = content(number, node, i);
            }
            long position = log.append(
                    node, number, tree.lastPosition(node), Qos.AT_MOST_ONCE, false, false, NO_PROPERTIES, content);
            tree.update(node, position, number, length);
        }
    }

    /** Children are read first: by then, their messages are counted above, except for the one message being counted. */
    private static long parentsCountTheirChildren(TopicTree tree, SplittableRandom random) {
        int size = tree.size();
        int parent = random.nextInt(Math.min(size, 40));
        long messages = 0;
        long bytes = 0;
        long seen = 0;
        for (int child = tree.firstChild(parent); child != TopicTree.NONE; child = tree.nextSibling(child)) {
            messages += tree.subtreeMessages(child);
            bytes += tree.subtreeBytes(child);
            seen++;
        }
        assertThat(tree.subtreeMessages(parent)).isGreaterThanOrEqualTo(messages - 1);
        assertThat(tree.subtreeBytes(parent)).isGreaterThanOrEqualTo(bytes - 200);
        return seen;
    }

    private static long lastMessagesAreWhole(MessageLog log, TopicTree tree, SplittableRandom random) {
        long seen = 0;
        int size = tree.size();
        for (int node = random.nextInt(50); node < size; node += 1 + random.nextInt(50)) {
            long position = tree.lastPosition(node);
            Message message = position == Messages.NONE ? null : log.read(position);
            if (message == null) {
                assertThat(position)
                        .as("a position that is not there was dropped")
                        .isLessThan(log.first());
                continue;
            }
            assertThat(message.topic()).isEqualTo(node);
            assertThat(message.previous()).isLessThan(position);
            // A message is counted on its own topic before its position becomes visible.
            assertThat(tree.messages(node)).isPositive();
            for (int i = 0; i < message.payload().length; i++) {
                if (message.payload()[i] != content(message.timeNanos(), node, i)) {
                    throw new AssertionError("Byte " + i + " of the message at " + position);
                }
            }
            seen++;
        }
        return seen;
    }

    private static byte content(long number, int topic, int index) {
        return (byte) (number * 31 + topic * 7L + index);
    }

    private static String topic(int i) {
        return "site" + i % 3 + "/line" + i % 30 + "/cell" + i;
    }
}
