// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.core.log.Messages;

/** Readers that run in parallel with the writer see only complete nodes. */
class TopicTreeReadersTest {
    private static final int TOPICS = 200_000;

    private final TopicTree tree = new TopicTree();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    @Timeout(120)
    void everyIdBelowSizeIsCompleteWhileTheTreeGrows() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Long>> readers = new ArrayList<>();
            readers.add(threads.submit(reading(this::newestNodesAreWhole)));
            readers.add(threads.submit(reading(this::childrenAreWhole)));
            readers.add(threads.submit(reading(this::topicsAreFound)));
            try {
                for (int i = 0; i < TOPICS; i++) {
                    int node = tree.node(ByteBuffer.wrap(topic(i).getBytes(StandardCharsets.UTF_8)));
                    tree.update(node, i, i, 1);
                }
            } finally {
                done.set(true);
            }
            for (Future<Long> reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
            }
        }
        assertThat(tree.topics()).isEqualTo(TOPICS);
    }

    /** Runs the check until the writer has finished, and once more. */
    private Callable<Long> reading(Runnable check) {
        return () -> {
            long rounds = 0;
            boolean last;
            do {
                last = done.get();
                check.run();
                rounds++;
            } while (!last);
            return rounds;
        };
    }

    private void newestNodesAreWhole() {
        int size = tree.size();
        for (int node = Math.max(1, size - 50); node < size; node++) {
            assertWhole(node);
        }
    }

    private void childrenAreWhole() {
        int group = tree.firstChild(TopicTree.ROOT);
        int seen = 0;
        if (group != TopicTree.NONE) {
            for (int child = tree.firstChild(group);
                    child != TopicTree.NONE && seen < 200;
                    child = tree.nextSibling(child)) {
                assertThat(tree.parent(child)).isEqualTo(group);
                assertWhole(child);
                seen++;
            }
        }
    }

    private void topicsAreFound() {
        int size = tree.size();
        for (int node = 1; node < size; node += Math.max(1, size / 100)) {
            // Only the newest nodes may not be in the index yet.
            if (node < size - 1) {
                assertThat(tree.find(tree.topic(node))).isEqualTo(node);
            }
        }
        assertThat(tree.find("no/such/topic")).isEqualTo(TopicTree.NONE);
    }

    private void assertWhole(int node) {
        int parent = tree.parent(node);
        assertThat(parent).isBetween(0, node - 1);
        assertThat(tree.depth(node)).isEqualTo(tree.depth(parent) + 1);
        String topic = tree.topic(node);
        assertThat(topic).matches("g\\d+(/n\\d+(/v)?)?");
        assertThat(topic).endsWith(tree.name(node));
        assertThat(tree.messages(node)).isBetween(0L, 1L);
        assertThat(tree.lastPosition(node)).isBetween(Messages.NONE, (long) TOPICS);
    }

    private static String topic(int i) {
        return "g" + i % 10 + "/n" + i + (i % 3 == 0 ? "/v" : "");
    }
}
