// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CountsSinceTest {
    private final TopicTree tree = new TopicTree();

    @Test
    void fromTheBeginningEverythingCounts() {
        int leaf = message("a/b", 7);
        CountsSince counts = CountsSince.beginning(tree);
        message("a/b", 3);

        assertThat(counts.isBeginning()).isTrue();
        assertThat(counts.messages(leaf)).isEqualTo(2);
        assertThat(counts.bytes(leaf)).isEqualTo(10);
    }

    @Test
    void onlyLaterMessagesCount() {
        int old = message("a/old", 100);
        message("b", 50);
        CountsSince counts = CountsSince.now(tree, 42);
        assertThat(counts.messages(TopicTree.ROOT)).isZero();

        int fresh = message("a/fresh", 5);
        message("a/old", 1);

        assertThat(counts.timeNanos()).isEqualTo(42);
        assertThat(counts.isBeginning()).isFalse();
        assertThat(counts.messages(old)).isEqualTo(1);
        assertThat(counts.bytes(old)).isEqualTo(1);
        assertThat(counts.messages(fresh)).isEqualTo(1);
        assertThat(counts.bytes(fresh)).isEqualTo(5);
        assertThat(counts.messages(tree.find("a"))).isEqualTo(2);
        assertThat(counts.bytes(tree.find("a"))).isEqualTo(6);
        assertThat(counts.messages(tree.find("b"))).isZero();
    }

    @Test
    void aBranchLacksAtMostTheMessageBeingCounted() throws Exception {
        int leaf = message("a/b/c", 1);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 2_000_000; i++) {
                tree.update(leaf, 8L * i, i, 1);
            }
            done.set(true);
        });
        writer.start();
        while (!done.get()) {
            CountsSince counts = CountsSince.now(tree, 1);
            // Read from the leaf upward: a message that arrives between two reads is counted above as well.
            long below = counts.messages(leaf);
            assertThat(counts.messages(tree.find("a"))).isGreaterThanOrEqualTo(below - 1);
        }
        writer.join();
    }

    private int message(String topic, int bytes) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
        tree.update(node, 0, 1, bytes);
        return node;
    }
}
