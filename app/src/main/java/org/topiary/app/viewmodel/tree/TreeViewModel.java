// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.log.Messages;
import org.topiary.core.rows.RowOrder.By;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.TopicTree;

/**
 * The topic tree of a session: rows that are computed when they are drawn, and the effects of selection, filter, sort
 * order and keys. JavaFX application thread only.
 */
public final class TreeViewModel {
    /** How long a changed row glows, ns. */
    public static final long GLOW_NANOS = 1_000_000_000L;

    /** Maximum number of rows added by one "expand subtree". */
    private static final int EXPAND_ALL_ROWS = 2_000_000;

    private final TopicTree tree;
    private final VisibleRows rows;
    private final TreeFilter filtering;
    private final TreeCounts counts;
    private final TopicRowBuilder builder;
    private final LiveOrder liveOrder;
    private final LongSupplier ticks;

    private final IntegerProperty selectedNode = new SimpleIntegerProperty(this, "selectedNode", TopicTree.NONE);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<TreeColumns> columns =
            new SimpleObjectProperty<>(this, "columns", TreeColumns.DEFAULT);
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper(this, "filterProblem", "");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyStringWrapper countsNote = new ReadOnlyStringWrapper(this, "countsNote", "");
    private boolean changed = true;
    /** Whether the selected topic had a row when the rows last changed. */
    private boolean selectionShown;

    private boolean live = true;
    private long rowsDrawn;

    // Written on the JavaFX application thread, read on the ticker's.
    private volatile boolean unfinished;
    private volatile boolean settling;

    /**
     * @param decoding summarizes values
     * @param tasks searches for topics, sorts large branches, and reads values of the present and of past times
     * @param ready called on another thread when {@link #refresh} has something to show early
     */
    public TreeViewModel(Messages log, TopicTree tree, Decoding decoding, Tasks tasks, Runnable ready) {
        this(log, tree, decoding, tasks, ready, System::nanoTime);
    }

    /** @param ticks a monotonic clock in ns, by which rates and pauses are measured */
    TreeViewModel(Messages log, TopicTree tree, Decoding decoding, Tasks tasks, Runnable ready, LongSupplier ticks) {
        this.ticks = ticks;
        this.tree = tree;
        this.rows = new VisibleRows(tree, new ValueKeys(log, tree), tasks.executor("task.sort", Lane.SCAN), ready);
        this.liveOrder = new LiveOrder(tree, rows, tasks);
        this.filtering = new TreeFilter(tree, rows, tasks);
        this.counts = new TreeCounts(tree, tasks, ready);
        this.builder = new TopicRowBuilder(log, tree, rows, counts, decoding, tasks, ready, ticks);
        filter.subscribe(text -> {
            filtering.set(text);
            filterProblem.set(filtering.problem());
            unfinished |= filtering.isUnfinished();
            if (text.isEmpty() && selectedNode.get() != TopicTree.NONE) {
                // Keeps the topic that was found visible.
                rows.reveal(selectedNode.get());
            }
            changed = true;
        });
        columns.subscribe(wanted -> {
            rows.setOrder(wanted.order());
            builder.setBytesShown(wanted.column(By.BYTES).shown());
            changed = true;
        });
    }

    /** The selected node, or {@link TopicTree#NONE}. */
    public IntegerProperty selectedNodeProperty() {
        return selectedNode;
    }

    /** The text that topics are filtered by, in one of the forms of {@link TopicPattern}; empty for all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Why the filter text is invalid, in which case the previous filter stays in force; empty when it is valid. */
    public ReadOnlyStringProperty filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    /** Why the tree is empty although there may be topics, as a sentence; empty when no filter is in force. */
    public Optional<String> nothingMatches() {
        return filtering.nothingMatches();
    }

    /** Whether topics are still being tested for the first time. */
    public boolean isSearching() {
        return !filtering.isComplete();
    }

    /** The columns, and the order of the rows. */
    public ObjectProperty<TreeColumns> columnsProperty() {
        return columns;
    }

    /** Orders the rows by a column; if they are already, the other way round. */
    public void sortBy(By by) {
        columns.set(columns.get().sortedBy(by));
    }

    /**
     * The note below the tree: the form of the filter and the number of matching topics, or that an expanded subtree
     * was too large.
     */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** The time since when messages and bytes are counted, unless from the beginning; otherwise empty. */
    public ReadOnlyStringProperty countsNoteProperty() {
        return countsNote.getReadOnlyProperty();
    }

    /** Counts messages and bytes from now on. */
    public void resetCounts() {
        counts.reset();
        unfinished = true;
    }

    /** Counts messages and bytes from the beginning again. */
    public void countAll() {
        counts.countAll();
        showCounts();
    }

    private void showCounts() {
        rows.setCounts(counts.now());
        countsNote.set(counts.note());
        changed = true;
    }

    /**
     * Applies changes since the last call.
     *
     * @param settle whether rows may move: true unless the pointer is over one
     * @return whether rows were added, removed or moved
     */
    public boolean refresh(boolean settle) {
        long now = ticks.getAsLong();
        boolean maySettle = settle && live;
        if (counts.refresh()) {
            showCounts();
        }
        TopicSearch before = rows.filter();
        filtering.refresh();
        changed |= before != rows.filter();
        builder.refresh(now);
        boolean refreshed = liveOrder.refresh(now, maySettle);
        keepSelectionShown();
        unfinished = rows.isLoading()
                || rows.isExpanding()
                || filtering.isUnfinished()
                || counts.isAwaited()
                || builder.isAwaited();
        settling = maySettle && rows.isReordering();
        boolean moved = refreshed || changed;
        changed = false;
        filterProblem.set(filtering.problem());
        note.set(currentNote());
        return moved;
    }

    /** Levels that shared a row may be separated: the selected topic must not vanish in a collapsed branch. */
    private void keepSelectionShown() {
        if (rows.isLoading()) {
            return;
        }
        if (selectionShown && rowOf(selectedNode.get()) < 0 && !rows.hides(selectedNode.get())) {
            rows.reveal(selectedNode.get());
            changed = true;
        }
        selectionShown = rowOf(selectedNode.get()) >= 0;
    }

    private String currentNote() {
        if (rows.isIncomplete()) {
            return Texts.get("tree.incomplete");
        }
        if (counts.hasFailed()) {
            return Texts.get("tree.countsNotReset");
        }
        if (builder.lacksFigures()) {
            return Texts.get("tree.figuresUnknown");
        }
        if (filtering.pattern() != null) {
            return filtering.note();
        }
        return rows.isLimited() ? Texts.get("tree.tooMany", EXPAND_ALL_ROWS) : "";
    }

    /**
     * Shows the rows at a past time, null for the present: topics with their values at that time, without figures that
     * are not known for it. A paused picture keeps its figures; rows scrolled to later show theirs at the time of the
     * pause, without a rate. The set of rows does not depend on the time, and live figures do not move rows meanwhile.
     */
    public void showMoment(@Nullable PastMoment moment) {
        builder.showMoment(moment);
        live = moment == null;
        unfinished |= builder.isAwaited();
        changed = true;
    }

    /** Whether a large branch or a filter is still being processed, a slice at every refresh. Any thread. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** Whether rows are moving to their place in the order of live figures, a few at every refresh. Any thread. */
    public boolean isReordering() {
        return settling;
    }

    /** Ends background work. */
    public void close() {
        filtering.close();
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

    /** Whether the topic itself has received a message. */
    public boolean hasMessages(int node) {
        return tree.messages(node) > 0;
    }

    /** The row at an index, as of now or the selected time. */
    public TopicRow row(int index, long nowNanos) {
        TopicRow row = builder.row(rows.node(index), nowNanos);
        if (builder.isAwaited()) {
            unfinished = true;
        }
        return row;
    }

    /** The number of rows drawn with a figure or value different from before, over all draws. */
    public long rowsDrawn() {
        return rowsDrawn;
    }

    /** Called after rows were drawn. */
    public void countDrawnRows(int rowsWithNews) {
        rowsDrawn += rowsWithNews;
        builder.requestPreviews();
    }

    /** The whole topic of a row and the counts of its subtree, one line each. */
    public String explain(int index) {
        return builder.explain(rows.node(index));
    }

    public void select(int node) {
        selectedNode.set(node);
        selectionShown = rowOf(node) >= 0;
        rows.prepare(node);
    }

    /** Called for a row under the pointer, which the user may expand soon. */
    public void prefetch(int row) {
        rows.prepare(rows.node(row));
    }

    /** Expands all ancestors of a topic and selects it; returns false if the broker has not sent it yet. */
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

    /** Whether the broker has sent a topic that the filter hides; false while this is still being determined. */
    public boolean hides(String topic) {
        if (filtering.pattern() == null || filtering.isUnfinished()) {
            return false;
        }
        int node = tree.find(topic);
        return node != TopicTree.NONE && rows.hides(node);
    }

    public void toggle(int node) {
        if (rows.isExpanded(node)) {
            rows.collapse(node);
        } else {
            rows.expand(node);
        }
        changed = true;
        selectionShown = rowOf(selectedNode.get()) >= 0;
    }

    /** Right: expands the selected branch; if it is expanded, moves to its first child. */
    public void openOrDescend() {
        int row = rowOf(selectedNode.get());
        if (row < 0 || !rows.isExpandable(rows.node(row))) {
            return;
        }
        if (!rows.isExpanded(rows.node(row))) {
            toggle(rows.node(row));
        } else if (row + 1 < rows.size()) {
            select(rows.node(row + 1));
        }
    }

    /** Left: collapses the selected branch; if it is collapsed, moves to the row that it belongs to. */
    public void closeOrAscend() {
        int row = rowOf(selectedNode.get());
        if (row < 0) {
            return;
        }
        int node = rows.node(row);
        if (rows.isExpanded(node) && rows.isExpandable(node)) {
            toggle(node);
        } else if (rows.parent(node) != TopicTree.ROOT) {
            select(rows.parent(node));
        }
    }

    /** Moves the selection by rows, stopping at the ends; without a selection it moves to the first row. */
    public void move(int delta) {
        if (rows.size() == 0) {
            return;
        }
        int row = rowOf(selectedNode.get());
        int target = row < 0 ? 0 : Math.clamp((long) row + delta, 0, rows.size() - 1);
        select(rows.node(target));
    }

    /** Expands the selected node and everything below it. */
    public void expandSubtree() {
        expandAll(selectedNode.get() == TopicTree.NONE ? TopicTree.ROOT : selectedNode.get());
    }

    public void expandAll() {
        expandAll(TopicTree.ROOT);
    }

    private void expandAll(int node) {
        rows.expandAll(node, EXPAND_ALL_ROWS);
        changed = true;
    }

    public void collapseAll() {
        rows.collapseAll();
        changed = true;
        selectionShown = rowOf(selectedNode.get()) >= 0;
    }
}
