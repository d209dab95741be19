// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.topiary.app.viewmodel.Figures;
import org.topiary.app.viewmodel.Texts;
import org.topiary.core.MessageLog;
import org.topiary.core.RateMeter;
import org.topiary.core.TopicTree;
import org.topiary.core.VisibleRows;
import org.topiary.payload.Preview;
import org.topiary.payload.VisibleText;

/**
 * The topic tree of a session: rows computed when they are drawn, and what selection, filter, order and the keys do to them.
 * JavaFX application thread only.
 */
public final class TreeViewModel {
    /** How long a changed row glows, ns. */
    public static final long GLOW_NANOS = 1_000_000_000L;

    /** Orders by live figures settle at most this often: it costs a walk over the open branches that changed. */
    private static final long SETTLE_NANOS = 1_000_000_000L;

    private static final int PREVIEW_BYTES = 512;
    private static final int PREVIEW_CHARS = 160;
    private static final int CACHED_PREVIEWS = 4_096;

    /** Most rows that one "open the subtree" may bring. */
    private static final int EXPAND_ALL_ROWS = 50_000;

    private final MessageLog log;
    private final TopicTree tree;
    private final VisibleRows rows;
    private final RateMeter rates;
    private final LongSupplier ticks;
    private final Map<Integer, CachedPreview> previews = new HashMap<>();

    private final IntegerProperty selectedNode = new SimpleIntegerProperty(this, "selectedNode", TopicTree.NONE);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<VisibleRows.Order> order =
            new SimpleObjectProperty<>(this, "order", VisibleRows.Order.NAME);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private boolean changed = true;
    private long settledAt = Long.MIN_VALUE / 2;

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean unfinished;

    private record CachedPreview(long position, String text) {}

    public TreeViewModel(MessageLog log, TopicTree tree) {
        this(log, tree, System::nanoTime);
    }

    /** @param ticks a clock in ns that is never set back, by which rates and pauses are measured */
    TreeViewModel(MessageLog log, TopicTree tree, LongSupplier ticks) {
        this.ticks = ticks;
        this.log = log;
        this.tree = tree;
        this.rows = new VisibleRows(tree);
        this.rates = new RateMeter(node -> tree.subtreeMessages((int) node));
        filter.subscribe(text -> {
            rows.setFilter(text);
            if (text.isEmpty() && selectedNode.get() != TopicTree.NONE) {
                // What was found stays in sight.
                rows.reveal(selectedNode.get());
            }
            changed = true;
        });
        order.subscribe(wanted -> {
            rows.setOrder(wanted);
            changed = true;
        });
    }

    /** The selected node, or {@link TopicTree#NONE}. */
    public IntegerProperty selectedNodeProperty() {
        return selectedNode;
    }

    /** The substring that topics must contain; empty for all. */
    public StringProperty filterProperty() {
        return filter;
    }

    public ObjectProperty<VisibleRows.Order> orderProperty() {
        return order;
    }

    /** What is to be said under the filter: how many topics match, or that an opened subtree was too large. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /**
     * Takes in what came since the last call.
     *
     * @param settle whether rows may move: true while nobody aims at one
     * @return whether rows came, went or moved
     */
    public boolean refresh(boolean settle) {
        long now = ticks.getAsLong();
        boolean settleNow = settle && now - settledAt >= SETTLE_NANOS;
        if (settleNow) {
            settledAt = now;
        }
        boolean refreshed = rows.refresh(settleNow);
        unfinished = rows.isFilling() || rows.isFiltering();
        boolean moved = refreshed || changed;
        changed = false;
        rates.sweep(now);
        if (!rows.filter().isEmpty()) {
            note.set(Texts.get(rows.isFiltering() ? "tree.matchingSoFar" : "tree.matching", rows.matchingTopics(), tree.topics()));
        } else if (!note.get().isEmpty() && !note.get().equals(Texts.get("tree.tooMany", EXPAND_ALL_ROWS))) {
            note.set("");
        }
        return moved;
    }

    /** Whether a large branch or a filter is still being taken in, a slice at every refresh. Any thread. */
    public boolean isUnfinished() {
        return unfinished;
    }

    public int size() {
        return rows.size();
    }

    public int node(int row) {
        return rows.node(row);
    }

    /** The row of a node, or -1. */
    public int rowOf(int node) {
        return node == TopicTree.NONE ? -1 : rows.row(node);
    }

    public String topic(int node) {
        return tree.topic(node);
    }

    /** The figures of a row, as of now. */
    public TopicRow row(int index, long nowNanos) {
        int node = rows.node(index);
        long last = tree.subtreeLastTime(node);
        long age = nowNanos - last;
        return new TopicRow(
                node,
                tree.depth(node) - 1,
                name(node),
                rows.isExpandable(node),
                rows.isExpanded(node),
                preview(node),
                tree.retained(node),
                Figures.count(tree.subtreeMessages(node)),
                tree.subtreeTopics(node),
                Figures.rate(rates.rate(node, ticks.getAsLong())),
                last == 0 ? "" : Figures.age(age),
                last == 0 || age >= GLOW_NANOS ? 0 : 1 - Math.max(0, age) / (double) GLOW_NANOS);
    }

    private String name(int node) {
        String name = VisibleText.line(tree.name(node));
        return name.isEmpty() ? Texts.get("tree.emptyLevel") : name;
    }

    private String preview(int node) {
        long position = tree.lastPosition(node);
        if (position == MessageLog.NONE) {
            return "";
        }
        CachedPreview cached = previews.get(node);
        if (cached != null && cached.position() == position) {
            return cached.text();
        }
        MessageLog.Head head = log.readHead(position, PREVIEW_BYTES);
        String text = head == null
                ? Texts.get("tree.goneFromLog")
                : Preview.of(head.start(), head.payloadLength(), PREVIEW_CHARS);
        if (previews.size() >= CACHED_PREVIEWS) {
            previews.clear();
        }
        previews.put(node, new CachedPreview(position, text));
        return text;
    }

    public void select(int node) {
        selectedNode.set(node);
    }

    /** Opens all ancestors of a topic and selects it; false if the broker has not sent it yet. */
    public boolean reveal(String topic) {
        int node = tree.find(topic);
        if (node == TopicTree.NONE) {
            return false;
        }
        rows.refresh(false);
        rows.reveal(node);
        changed = true;
        select(node);
        return true;
    }

    public void toggle(int node) {
        if (rows.isExpanded(node)) {
            rows.collapse(node);
        } else {
            rows.expand(node);
        }
        changed = true;
    }

    /** Right: opens the selected branch; when it is open, goes to its first child. */
    public void openOrDescend() {
        int node = selectedNode.get();
        int row = rowOf(node);
        if (row < 0 || !rows.isExpandable(node)) {
            return;
        }
        if (!rows.isExpanded(node)) {
            rows.expand(node);
            changed = true;
        } else if (row + 1 < rows.size()) {
            select(rows.node(row + 1));
        }
    }

    /** Left: closes the selected branch; when it is closed, goes to its parent. */
    public void closeOrAscend() {
        int node = selectedNode.get();
        if (rowOf(node) < 0) {
            return;
        }
        if (rows.isExpanded(node) && rows.isExpandable(node)) {
            rows.collapse(node);
            changed = true;
        } else if (tree.parent(node) != TopicTree.ROOT) {
            select(tree.parent(node));
        }
    }

    /** Moves the selection by rows, stopping at the ends; from nothing it goes to the first row. */
    public void move(int delta) {
        if (rows.size() == 0) {
            return;
        }
        int row = rowOf(selectedNode.get());
        int target = row < 0 ? 0 : Math.clamp((long) row + delta, 0, rows.size() - 1);
        select(rows.node(target));
    }

    /** Opens the selected node and everything below it. */
    public void expandSubtree() {
        expandAll(selectedNode.get() == TopicTree.NONE ? TopicTree.ROOT : selectedNode.get());
    }

    public void expandAll() {
        expandAll(TopicTree.ROOT);
    }

    private void expandAll(int node) {
        boolean whole = rows.expandAll(node, EXPAND_ALL_ROWS);
        note.set(whole ? "" : Texts.get("tree.tooMany", EXPAND_ALL_ROWS));
        changed = true;
    }

    public void collapseAll() {
        rows.collapseAll();
        note.set("");
        changed = true;
    }
}
