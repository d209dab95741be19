// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

class VisibleRowsTest {
    private final TopicTree tree = new TopicTree();
    private final VisibleRows rows = new VisibleRows(tree);
    private long clock;

    @Test
    void aNewChildAmongAHundredThousandIsInsertedByName() {
        for (int i = 0; i < 100_000; i++) {
            message("site/sensor" + 2 * i);
        }
        refreshAll();
        rows.expand(tree.find("site"));
        refreshAll();
        assertThat(rows.size()).isEqualTo(100_001);

        message("site/sensor77777");
        assertThat(rows.refresh(false)).isTrue();

        int row = rows.row(tree.find("site/sensor77777"));
        assertThat(row).isEqualTo(1 + 38_889);
        assertThat(tree.topic(rows.node(row - 1))).isEqualTo("site/sensor77776");
        assertThat(tree.topic(rows.node(row + 1))).isEqualTo("site/sensor77778");
        assertThat(rows.refresh(false)).isFalse();
    }

    @Test
    void aTopicOfThirtyThousandLevelsOpensFiltersAndCloses() {
        int leaf = message("x/".repeat(30_000) + "deep");
        message("y");
        rows.refresh(false);
        // As many levels as a chain may have share a row.
        int last = 30_000 / Chains.MAX_NODES;

        expandAll(100_000);
        assertThat(rows.isLimited()).isFalse();
        assertThat(rows.size()).isEqualTo(last + 2);
        assertThat(rows.row(leaf)).isEqualTo(last);
        assertThat(rows.node(last)).isEqualTo(leaf);
        assertThat(rows.depth(leaf)).isEqualTo(last);

        rows.collapseAll();
        assertThat(rows.size()).isEqualTo(2);
        rows.reveal(leaf);
        assertThat(rows.row(leaf)).isEqualTo(last);

        rows.collapse(rows.node(0));
        assertThat(rows.size()).isEqualTo(2);
        filter("x/DEEP");
        refreshAll();
        assertThat(rows.row(leaf)).isEqualTo(last);
        assertThat(rows.size()).isEqualTo(last + 1);
    }

    @Test
    void nodesThatAreOnlyChildrenShareARowWithTheNodesAbove() {
        message("a/b/c/d");
        message("a/b/c/e");
        message("z/y");
        rows.refresh(false);
        assertThat(topics()).containsExactly("a/b/c", "z/y");
        int end = tree.find("a/b/c");
        assertThat(rows.chainStart(end)).isEqualTo(tree.find("a"));
        assertThat(rows.row(tree.find("a/b"))).isZero();
        assertThat(rows.depth(end)).isZero();
        assertThat(rows.isExpandable(tree.find("z/y"))).isFalse();

        rows.expand(end);
        assertThat(topics()).containsExactly("a/b/c", "a/b/c/d", "a/b/c/e", "z/y");
        assertThat(rows.parent(tree.find("a/b/c/d"))).isEqualTo(end);
        assertThat(rows.depth(tree.find("a/b/c/d"))).isEqualTo(1);
        assertThat(rows.parent(end)).isEqualTo(TopicTree.ROOT);
    }

    @Test
    void aChainSplitsWithASecondChildAndTheRowsBelowRemain() {
        message("a/b/c/d");
        message("a/b/c/e");
        rows.refresh(false);
        rows.expand(tree.find("a/b/c"));

        message("a/x");
        assertThat(rows.refresh(false)).isTrue();
        assertThat(topics()).containsExactly("a", "a/b/c", "a/b/c/d", "a/b/c/e", "a/x");
        assertThat(rows.isExpanded(tree.find("a"))).isTrue();
    }

    @Test
    void aChainSplitsWithAMessageOnceItsRowIsDrawn() {
        message("a/b/c/d");
        message("a/b/c/e");
        rows.refresh(false);
        rows.expand(tree.find("a/b/c"));

        message("a/b");
        assertThat(topics()).first().isEqualTo("a/b/c");
        assertThat(rows.refresh(false)).isTrue();
        assertThat(topics()).containsExactly("a/b", "a/b/c", "a/b/c/d", "a/b/c/e");
        assertThat(rows.chainStart(tree.find("a/b"))).isEqualTo(tree.find("a"));
    }

    @Test
    void aCollapsedChainSplitsIntoACollapsedBranch() {
        int topic = message("a/b/c");
        rows.refresh(false);
        assertThat(topics()).containsExactly("a/b/c");

        message("a/b/d");
        rows.refresh(false);
        assertThat(topics()).containsExactly("a/b");
        assertThat(rows.isExpanded(tree.find("a/b"))).isFalse();
        assertThat(rows.row(topic)).isEqualTo(-1);
        rows.reveal(topic);
        assertThat(topics()).containsExactly("a/b", "a/b/c", "a/b/d");
    }

    @Test
    void nodesOpenBelowAClosedNodeAreReopenedWithIt() {
        message("a");
        message("a/b");
        message("a/b/c");
        rows.refresh(false);
        expandAll(100);
        assertThat(topics()).containsExactly("a", "a/b", "a/b/c");

        rows.collapse(tree.find("a"));
        assertThat(topics()).containsExactly("a");
        rows.expand(tree.find("a"));
        assertThat(topics()).containsExactly("a", "a/b", "a/b/c");
    }

    @Test
    void nodesOpenBeforeTheFilterAreOpenAfterIt() {
        message("home/kitchen/lamp");
        message("home/attic");
        message("work/kitchen");
        rows.refresh(false);
        rows.expand(tree.find("home"));

        TopicSearch search = filter("Kitchen");
        assertThat(topics()).containsExactly("home", "home/kitchen/lamp", "work/kitchen");
        assertThat(search.found()).isEqualTo(2);
        message("home/kitchen/oven");
        search.resume(Runnable::run);
        rows.refresh(false);
        assertThat(topics())
                .containsExactly("home", "home/kitchen", "home/kitchen/lamp", "home/kitchen/oven", "work/kitchen");
        rows.collapse(tree.find("home"));
        assertThat(topics()).containsExactly("home", "work/kitchen");
        assertThat(search.found()).isEqualTo(3);

        rows.setFilter(null);
        assertThat(topics()).containsExactly("home", "home/attic", "home/kitchen", "work/kitchen");
    }

    @Test
    void aFilterMatchesAcrossLevels() {
        message("site/line1/temp");
        message("site/line12/temp");
        message("site/line1");
        filter("E1/T");
        assertThat(topics()).containsExactly("site", "site/line1", "site/line1/temp");
        assertThat(rows.isExpandable(tree.find("site/line12"))).isFalse();
    }

    @Test
    void aFilterOverManyTopicsIsAppliedInSlices() {
        VisibleRows sliced = new VisibleRows(tree, new StepBudget(1000, () -> 0), Runnable::run, () -> {});
        for (int i = 0; i < 10_000; i++) {
            message("t/" + i);
        }
        TopicSearch search = new TopicSearch(tree, TopicPattern.of("77"));
        sliced.setFilter(search);
        assertThat(sliced.size()).isZero();
        search.resume(Runnable::run);
        assertThat(search.found()).isEqualTo(280);
        assertThat(sliced.isFiltering()).isTrue();
        while (sliced.isFiltering()) {
            sliced.refresh(false);
        }
        assertThat(sliced.size()).isEqualTo(1 + 280);
    }

    @Test
    void aLeafIsNotOpenedAndBecomesExpandableWithItsFirstChild() {
        int leaf = message("a");
        rows.refresh(false);
        assertThat(rows.isExpandable(leaf)).isFalse();
        rows.expand(leaf);

        message("a/b");
        rows.refresh(false);
        assertThat(topics()).containsExactly("a");
        assertThat(rows.isExpandable(leaf)).isTrue();
        rows.expand(leaf);
        assertThat(topics()).containsExactly("a", "a/b");
    }

    @Test
    void topLevelsWithADollarComeLastInTheOrderOfNamesOnly() {
        message("b");
        message("$SYS/uptime");
        message("$SYS/uptime");
        message("a/$x");
        message("a/b");
        message("a/b");
        rows.refresh(false);
        rows.expand(tree.find("a"));
        assertThat(topics()).containsExactly("a", "a/$x", "a/b", "b", "$SYS/uptime");
        rows.setOrder(RowOrder.NAME.reverse());
        assertThat(topics()).containsExactly("b", "a", "a/b", "a/$x", "$SYS/uptime");

        rows.setOrder(RowOrder.by(RowOrder.By.MESSAGES));
        assertThat(topics()).containsExactly("a", "a/b", "a/$x", "$SYS/uptime", "b");
        rows.setOrder(RowOrder.by(RowOrder.By.MESSAGES).reverse());
        assertThat(topics()).containsExactly("b", "$SYS/uptime", "a", "a/$x", "a/b");
        rows.setOrder(RowOrder.by(RowOrder.By.LAST_CHANGE));
        assertThat(topics()).containsExactly("a", "a/b", "a/$x", "$SYS/uptime", "b");
    }

    @Test
    void theOrderByRateCountsFromARecentMomentOnAndChangesWithItEvenWithoutMessages() {
        message("loud");
        message("loud");
        message("now");
        rows.setOrder(RowOrder.by(RowOrder.By.RATE));
        CountsSince recent = CountsSince.now(tree, 1);
        message("now");
        rows.setRecentCounts(recent);
        settle();
        assertThat(topics()).containsExactly("now", "loud");

        settle();
        rows.setRecentCounts(CountsSince.now(tree, 2));
        settle();
        assertThat(topics()).containsExactly("loud", "now");
    }

    private void settle() {
        rows.settle();
        while (rows.isReordering()) {
            rows.refresh(true);
        }
    }

    @Test
    void rowsMoveOnlyWhenSettled() {
        message("a");
        message("b");
        rows.setOrder(RowOrder.by(RowOrder.By.MESSAGES));
        message("b");
        assertThat(rows.refresh(false)).isFalse();
        assertThat(topics()).containsExactly("a", "b");

        rows.settle();
        assertThat(rows.refresh(true)).isTrue();
        assertThat(topics()).containsExactly("b", "a");
        rows.settle();
        assertThat(rows.refresh(true)).isFalse();
    }

    @Test
    void expandAllStopsBeforeTheLimitIsPassed() {
        for (int i = 0; i < 10; i++) {
            message("a/x/" + i);
            message("b/" + i);
        }
        rows.refresh(false);
        expandAll(15);
        assertThat(rows.isLimited()).isTrue();
        assertThat(rows.size()).isLessThanOrEqualTo(15);
        assertThat(rows.isExpanded(tree.find("a/x"))).isTrue();
        expandAll(22);
        assertThat(rows.isLimited()).isFalse();
        assertThat(rows.size()).isEqualTo(22);
    }

    @Test
    void theRootHasNoRowAndStaysOpen() {
        message("a");
        rows.refresh(false);
        rows.collapse(TopicTree.ROOT);
        assertThat(rows.row(TopicTree.ROOT)).isEqualTo(-1);
        assertThat(rows.isExpanded(TopicTree.ROOT)).isTrue();
        assertThat(topics()).containsExactly("a");
        assertThatThrownBy(() -> rows.node(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void fillingABranchIsLimitedByTimeToo() {
        // The clock advances by 10 ms at each reading.
        long[] now = {0};
        VisibleRows slow =
                new VisibleRows(tree, new StepBudget(1_000_000, () -> now[0] += 10_000_000), Runnable::run, () -> {});
        for (int i = 0; i < 5_000; i++) {
            message("site/" + i);
        }

        slow.refresh(true);
        slow.expand(tree.find("site"));
        assertThat(slow.size()).isBetween(2, 4_000);

        for (int i = 0; i < 10 && slow.isLoading(); i++) {
            slow.refresh(true);
        }
        assertThat(slow.size()).isEqualTo(5_001);
    }

    @Test
    void closingABranchDoesNotDisturbReordering() {
        // Slices so small that a pass takes many.
        VisibleRows sliced = new VisibleRows(tree, new StepBudget(8, () -> 0), Runnable::run, () -> {});
        for (int i = 0; i < 60; i++) {
            message("site" + i + "/a");
            message("site" + i + "/b");
        }
        sliced.setOrder(RowOrder.by(RowOrder.By.MESSAGES));
        sliced.expandAll(TopicTree.ROOT, 1_000);
        while (sliced.isExpanding() || sliced.isLoading()) {
            sliced.refresh(false);
        }
        assertThat(sliced.size()).isEqualTo(180);
        for (int i = 0; i < 60; i++) {
            message("site" + i + "/b");
        }
        sliced.settle();
        for (int i = 0; i < 30; i++) {
            sliced.refresh(true);
        }
        assertThat(sliced.isReordering()).isTrue();

        sliced.collapseAll();
        // The pointer is over the rows while closed branches are reclaimed.
        for (int i = 0; i < 200; i++) {
            sliced.refresh(false);
        }
        for (int i = 0; i < 1_000 && sliced.isReordering(); i++) {
            sliced.refresh(true);
        }

        assertThat(sliced.isReordering()).isFalse();
        assertThat(sliced.size()).isEqualTo(60);
    }

    private int message(String topic) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
        tree.update(node, 8 * clock, ++clock, 0);
        return node;
    }

    private TopicSearch filter(String text) {
        TopicSearch search = new TopicSearch(tree, TopicPattern.of(text));
        search.resume(Runnable::run);
        rows.setFilter(search);
        return search;
    }

    private void refreshAll() {
        while (rows.refresh(false) || rows.isLoading() || rows.isFiltering()) {
            assertThat(rows.size()).isLessThan(tree.size());
        }
    }

    private List<String> topics() {
        List<String> topics = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            topics.add(tree.topic(rows.node(row)));
        }
        return topics;
    }

    private void expandAll(int maxRows) {
        rows.expandAll(TopicTree.ROOT, maxRows);
        while (rows.isExpanding()) {
            rows.refresh(false);
        }
    }
}
