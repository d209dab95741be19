// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.topiary.core.tree.TopicTree;

/** Branches so large that a worker sorts them. */
class LargeBranchesTest {
    /** Runs tasks like a pool that swallows their exceptions. */
    private static final class Worker implements Executor {
        private int failures;

        @Override
        public void execute(Runnable task) {
            if (failures > 0) {
                failures--;
                throw new OutOfMemoryError("of the test");
            }
            task.run();
        }
    }

    private final TopicTree tree = new TopicTree();
    private long clock;

    @Test
    void sortingABranchIsRetriedAfterAFailure() {
        Worker worker = new Worker();
        VisibleRows shown = new VisibleRows(tree, new StepBudget(8_000, () -> 0), worker, () -> {});
        for (int i = 0; i < 1_000; i++) {
            message("site/sensor" + i);
        }
        shown.refresh(false);
        worker.failures = 1;

        shown.expand(tree.find("site"));
        while (shown.isLoading()) {
            shown.refresh(false);
        }

        assertThat(shown.size()).isEqualTo(1_001);
        assertThat(shown.isIncomplete()).isFalse();
    }

    @Test
    void aBranchThatCannotBeSortedIsGivenUpUntilItIsReopened() {
        Worker worker = new Worker();
        VisibleRows shown = new VisibleRows(tree, new StepBudget(8_000, () -> 0), worker, () -> {});
        for (int i = 0; i < 1_000; i++) {
            message("site/sensor" + i);
        }
        shown.refresh(false);
        int site = tree.find("site");
        worker.failures = 2;

        shown.expand(site);
        shown.refresh(false);

        assertThat(shown.isLoading()).as("more is awaited").isFalse();
        assertThat(shown.isIncomplete()).isTrue();

        shown.collapse(site);
        assertThat(shown.isIncomplete()).isFalse();
        shown.expand(site);
        while (shown.isLoading()) {
            shown.refresh(false);
        }
        assertThat(shown.size()).isEqualTo(1_001);
    }

    @Test
    void aPreparedBranchOpensWithTheChildrenAddedSince() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        VisibleRows shown = new VisibleRows(tree, new StepBudget(8_000, () -> 0), waiting::add, () -> {});
        for (int i = 0; i < 1_000; i++) {
            message("site/sensor" + 2 * i);
        }
        shown.refresh(false);
        int site = tree.find("site");
        shown.prepare(site);
        shown.prepare(site);
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        message("site/sensor77");

        shown.expand(site);

        assertThat(waiting).as("it is not sorted again").isEmpty();
        assertThat(shown.size()).as("rows at once").isGreaterThan(100);
        while (shown.isLoading()) {
            shown.refresh(false);
        }
        assertThat(shown.size()).isEqualTo(1_002);
        int row = shown.row(tree.find("site/sensor77"));
        assertThat(tree.topic(shown.node(row - 1))).isEqualTo("site/sensor76");
        assertThat(tree.topic(shown.node(row + 1))).isEqualTo("site/sensor78");
    }

    @Test
    void aBranchThatGrewTooMuchSinceItWasPreparedIsSortedAgain() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        VisibleRows shown = new VisibleRows(tree, new StepBudget(8_000, () -> 0), waiting::add, () -> {});
        for (int i = 0; i < 1_000; i++) {
            message("site/sensor" + i);
        }
        shown.refresh(false);
        shown.prepare(tree.find("site"));
        waiting.remove().run();
        for (int i = 1_000; i < 2_500; i++) {
            message("site/sensor" + i);
        }

        shown.expand(tree.find("site"));

        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        while (shown.isLoading()) {
            shown.refresh(false);
        }
        assertThat(shown.size()).isEqualTo(2_501);
    }

    private void message(String topic) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
        tree.update(node, 8 * clock, ++clock, 0);
    }
}
