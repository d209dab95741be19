// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TreeSnapshotTest {
    private final TopicTree tree = new TopicTree();

    @Test
    void containsTheCountsOfItsMomentAndNothingLater() {
        int leaf = message("a/b", 7, 100);
        message("a/c", 3, 200);
        tree.setRetained(leaf, true);
        int branch = tree.find("a");

        TreeSnapshot snapshot = TreeSnapshot.of(tree);
        int size = tree.size();
        message("a/b", 50, 300);
        tree.setRetained(leaf, false);
        int later = message("a/d", 9, 400);

        assertThat(snapshot.size()).isEqualTo(size);
        assertThat(snapshot.messages(leaf)).isEqualTo(1);
        assertThat(snapshot.bytes(leaf)).isEqualTo(7);
        assertThat(snapshot.lastTime(leaf)).isEqualTo(100);
        assertThat(snapshot.retained(leaf)).isTrue();
        assertThat(snapshot.messages(branch)).isEqualTo(2);
        assertThat(snapshot.bytes(branch)).isEqualTo(10);
        assertThat(snapshot.lastTime(branch)).isEqualTo(200);
        assertThat(snapshot.retained(branch)).isFalse();
        assertThat(snapshot.messages(later)).isZero();
        assertThat(snapshot.lastTime(later)).isZero();
        assertThat(snapshot.retained(later)).isFalse();
    }

    private int message(String topic, int bytes, long timeNanos) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
        tree.update(node, 0, timeNanos, bytes);
        return node;
    }
}
