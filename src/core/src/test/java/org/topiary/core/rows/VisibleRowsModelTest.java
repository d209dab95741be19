// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;

/** The rows are those of the whole tree, flattened. */
class VisibleRowsModelTest {
    private static final Executor WORKER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sorter");
        thread.setDaemon(true);
        return thread;
    });
    private static final List<RowOrder> ORDERS = Stream.of(RowOrder.By.values())
            .flatMap(by -> Stream.of(RowOrder.by(by), RowOrder.by(by).reverse()))
            .toList();

    enum Kind {
        MESSAGE,
        NODE_ONLY,
        PREPARE,
        EXPAND,
        COLLAPSE,
        COLLAPSE_ALL,
        EXPAND_ALL,
        REVEAL,
        ORDER,
        FILTER,
        RESET_COUNTS,
        COUNT_RECENTLY,
        SETTLE
    }

    record Step(Kind kind, String topic, int number) {
        boolean mayMoveRows() {
            return kind == Kind.ORDER || kind == Kind.SETTLE || kind == Kind.FILTER || kind == Kind.RESET_COUNTS;
        }
    }

    @Property(tries = 1500)
    void theRowsAreThoseOfTheFlattenedTree(@ForAll("steps") List<Step> steps, @ForAll("slices") int slice) {
        TopicTree tree = new TopicTree();
        VisibleRows rows = new VisibleRows(
                tree, node -> RowsModel.value(tree, node), new StepBudget(slice, () -> 0), Runnable::run, () -> {});
        RowsModel model = new RowsModel(tree);
        long clock = 0;
        List<Integer> before = List.of();
        List<Integer> silent = new ArrayList<>();

        for (Step step : steps) {
            clock++;
            int some = step.number % tree.size();
            switch (step.kind) {
                case MESSAGE -> {
                    int node = node(tree, step.topic);
                    tree.setRetained(node, step.number % 2 == 0);
                    tree.update(node, clock * 8, clock, step.number);
                }
                case NODE_ONLY -> silent.add(node(tree, step.topic));
                case PREPARE -> rows.prepare(some);
                case EXPAND -> {
                    rows.expand(some);
                    model.set(some, true);
                }
                case COLLAPSE -> {
                    rows.collapse(some);
                    model.set(some, false);
                }
                case COLLAPSE_ALL -> {
                    rows.collapseAll();
                    model.collapseAll();
                }
                case EXPAND_ALL -> {
                    int most = step.number % 30;
                    rows.expandAll(some, most);
                    catchUp(rows, tree);
                    assertThat(rows.isLimited())
                            .as("expandAll(%d, %d)", some, most)
                            .isNotEqualTo(model.expandAll(some, most));
                }
                case REVEAL -> {
                    rows.reveal(some);
                    model.reveal(some);
                }
                case ORDER -> {
                    RowOrder order = ORDERS.get(step.number % ORDERS.size());
                    rows.setOrder(order);
                    model.setOrder(order);
                    assertThat(rows.order()).isEqualTo(order);
                }
                case FILTER -> {
                    TopicSearch search = search(tree, step.topic);
                    if (search != null && step.number % 2 == 0) {
                        search.resume(Runnable::run);
                    }
                    rows.setFilter(search);
                    model.setFilter(step.topic);
                    assertThat(rows.filter()).isSameAs(search);
                }
                case RESET_COUNTS -> {
                    rows.setCounts(CountsSince.now(tree, clock));
                    model.resetCounts();
                }
                case COUNT_RECENTLY -> {
                    rows.setRecentCounts(CountsSince.now(tree, clock));
                    model.countRecentlyFromNow();
                }
                case SETTLE -> {
                    // A node gets its message as soon as it is made, and rows move for messages only.
                    for (int node : silent) {
                        tree.update(node, clock * 8, clock, step.number);
                    }
                    silent.clear();
                    model.read();
                    catchUp(rows, tree);
                    List<Integer> old = nodes(rows);
                    boolean changed = settle(rows);
                    model.settle();
                    // A row of a large branch may move away and back.
                    assertThat(changed || nodes(rows).equals(old)).isTrue();
                }
            }
            model.read();
            boolean split = model.chainsSplit();
            if (step.kind == Kind.REVEAL && some != TopicTree.ROOT) {
                assertThat(rows.row(some) >= 0)
                        .as("shown at once")
                        .isEqualTo(model.rows().contains(model.end(some)));
            }
            catchUp(rows, tree);
            check(rows, model, tree);
            List<Integer> after = nodes(rows);
            if (!step.mayMoveRows() && !split) {
                assertThat(common(before, after)).as("order of rows").isEqualTo(common(after, before));
            }
            before = after;
        }
    }

    @Property(tries = 30)
    void rowsReadInParallelWithTheWriterAreCorrectInTheEnd(@ForAll long seed, @ForAll("slices") int slice)
            throws Exception {
        TopicTree tree = new TopicTree();
        VisibleRows rows = new VisibleRows(tree, new StepBudget(slice, () -> 0), WORKER, () -> {});
        RowsModel model = new RowsModel(tree);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            Random random = new Random(seed);
            for (int i = 0; i < 3000; i++) {
                StringBuilder topic = new StringBuilder("t" + random.nextInt(6));
                for (int level = random.nextInt(4); level > 0; level--) {
                    topic.append('/').append(random.nextInt(8));
                }
                tree.update(node(tree, topic.toString()), i * 8L, i, 1);
            }
            done.set(true);
        });
        Random random = new Random(~seed);

        writer.start();
        while (!done.get()) {
            int node = random.nextInt(tree.size());
            switch (random.nextInt(15)) {
                case 0, 1, 2, 3 -> rows.expand(node);
                case 4 -> rows.collapse(node);
                case 5 -> rows.reveal(node);
                case 6 -> rows.expandAll(node, 500);
                case 7 -> rows.setFilter(search(tree, random.nextBoolean() ? "" : "/" + random.nextInt(8)));
                case 8 -> rows.setOrder(ORDERS.get(random.nextInt(ORDERS.size())));
                case 9 -> rows.settle();
                case 10, 11 -> rows.prepare(node);
                default -> {
                    resume(rows);
                    rows.refresh(random.nextBoolean());
                }
            }
            Set<Integer> shown = new HashSet<>();
            for (int row = 0; row < rows.size(); row++) {
                shown.add(rows.node(row));
            }
            assertThat(shown).hasSize(rows.size());
        }
        writer.join();

        model.read();
        rows.setFilter(null);
        for (int node = 1; node < tree.size(); node++) {
            rows.expand(node);
            model.set(node, true);
        }
        rows.setFilter(search(tree, "/3"));
        model.setFilter("/3");
        rows.setOrder(RowOrder.by(RowOrder.By.MESSAGES));
        model.setOrder(RowOrder.by(RowOrder.By.MESSAGES));
        catchUp(rows, tree);
        settle(rows);
        model.settle();
        check(rows, model, tree);
        rows.setFilter(null);
        model.setFilter("");
        for (int node = 1; node < tree.size(); node++) {
            rows.expand(node);
            model.set(node, true);
        }
        catchUp(rows, tree);
        settle(rows);
        model.settle();
        check(rows, model, tree);
        assertThat(nodes(rows)).containsAll(topics(tree));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> topics = Arbitraries.of("a", "A", "b", "", "line2", "line10", "Line2", "$SYS", "ß/é")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(levels -> String.join("/", levels));
        Arbitrary<String> filters = Arbitraries.of(
                "", "", "a", "LINE", "e2/", "/", "//", "a/a", "a/b/A", "$", "É/", "nothing", "e2/line10/l");
        Arbitrary<Step> messages = topics.map(topic -> new Step(Kind.MESSAGE, topic, topic.length() * 7 % 5));
        Arbitrary<Step> others = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        topics,
                        filters,
                        Arbitraries.integers().between(0, 10_000))
                .as((kind, topic, filter, number) -> new Step(kind, kind == Kind.FILTER ? filter : topic, number));
        return Arbitraries.frequencyOf(Tuple.of(2, messages), Tuple.of(3, others))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> slices() {
        return Arbitraries.of(8, 60, 200_000);
    }

    private static void check(VisibleRows rows, RowsModel model, TopicTree tree) {
        model.read();
        List<Integer> nodes = nodes(rows);
        assertThat(nodes).isEqualTo(model.rows());
        TopicSearch filter = rows.filter();
        assertThat(filter == null ? tree.topics() : filter.found()).isEqualTo(model.matching());
        Set<Integer> shown = new HashSet<>(nodes);
        for (int node = 0; node < tree.size(); node++) {
            assertThat(rows.isExpandable(node)).isEqualTo(model.isExpandable(node));
            assertThat(rows.isExpanded(node)).isEqualTo(model.isExpanded(node));
            int end = node == TopicTree.ROOT ? node : model.end(node);
            assertThat(rows.row(node)).isEqualTo(shown.contains(end) ? nodes.indexOf(end) : -1);
        }
    }

    /** The node of every row; also queries the row of every node. */
    private static List<Integer> nodes(VisibleRows rows) {
        List<Integer> nodes = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            nodes.add(rows.node(row));
            assertThat(rows.row(rows.node(row))).isEqualTo(row);
        }
        return nodes;
    }

    private static List<Integer> topics(TopicTree tree) {
        return IntStream.range(1, tree.size())
                .filter(node -> tree.messages(node) > 0)
                .boxed()
                .toList();
    }

    private static boolean settle(VisibleRows rows) {
        boolean changed = false;
        rows.settle();
        while (rows.isReordering()) {
            changed |= rows.refresh(true);
        }
        return changed;
    }

    private static void catchUp(VisibleRows rows, TopicTree tree) {
        // The smallest slice adds one node at a time.
        for (int i = 0; i <= tree.size() || rows.isLoading() || rows.isFiltering() || rows.isExpanding(); i++) {
            resume(rows);
            int size = rows.size();
            assertThat(rows.refresh(false)).isEqualTo(rows.size() != size);
        }
    }

    private static @Nullable TopicSearch search(TopicTree tree, String text) {
        return text.isEmpty() ? null : new TopicSearch(tree, TopicPattern.of(text));
    }

    private static void resume(VisibleRows rows) {
        TopicSearch filter = rows.filter();
        if (filter != null) {
            filter.resume(Runnable::run);
        }
    }

    private static List<Integer> common(List<Integer> rows, List<Integer> others) {
        List<Integer> common = new ArrayList<>(rows);
        common.retainAll(new HashSet<>(others));
        return common;
    }

    private static int node(TopicTree tree, String topic) {
        return tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
    }
}
