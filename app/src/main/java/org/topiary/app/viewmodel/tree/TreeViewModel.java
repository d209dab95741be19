// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.Figures;
import org.topiary.app.viewmodel.Moment;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.Times;
import org.topiary.core.history.RateMeter;
import org.topiary.core.log.MessageLog;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.CountsSince;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.ByteSize;
import org.topiary.payload.Preview;

/**
 * The topic tree of a session: rows computed when they are drawn, and what selection, filter, order and the keys do to them.
 * JavaFX application thread only.
 */
public final class TreeViewModel {
    /** How long a changed row glows, ns. */
    public static final long GLOW_NANOS = 1_000_000_000L;

    /** Orders by live figures settle at most this often: it costs a walk over the open branches that changed. */
    private static final long SETTLE_NANOS = 1_000_000_000L;

    /** How many times as long as it took are rows left alone before they are put in order again. */
    private static final int REST = 4;

    private static final int PREVIEW_BYTES = 512;
    private static final int PREVIEW_CHARS = 160;
    private static final int CACHED_PREVIEWS = 4_096;
    private static final int DRAWN_ROWS = 256;

    /** Most rows that one "open the subtree" may bring. */
    private static final int EXPAND_ALL_ROWS = 2_000_000;

    private final MessageLog log;
    private final TopicTree tree;
    private final VisibleRows rows;
    private final TreeFilter filtering;
    private final TreeCounts counts;
    private final RateMeter rates;
    private final LongSupplier ticks;
    private final Map<Integer, CachedPreview> previews = new HashMap<>();

    private final IntegerProperty selectedNode = new SimpleIntegerProperty(this, "selectedNode", TopicTree.NONE);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<VisibleRows.Order> order =
            new SimpleObjectProperty<>(this, "order", VisibleRows.Order.NAME);
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper(this, "filterProblem", "");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyStringWrapper countsNote = new ReadOnlyStringWrapper(this, "countsNote", "");
    private boolean changed = true;
    private boolean live = true;
    private long settlesFrom = Long.MIN_VALUE / 2;
    private long settlingSince;

    private long rowsDrawn;

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean unfinished;
    private volatile boolean settling;

    /** The nodes of the rows that were drawn last, some of them more than once. */
    private final int[] drawn = new int[DRAWN_ROWS];

    private int nextDrawn;
    private final PastRows past;
    private final Tasks tasks;
    private final Runnable ready;
    /** Null unless the picture is paused. */
    private @Nullable FrozenFigures frozen;

    private record CachedPreview(long position, String text) {}

    /**
     * @param tasks where topics are looked for, large branches are put in order and earlier times are looked up
     * @param ready told on another thread when {@link #refresh} has something to show before its time
     */
    public TreeViewModel(MessageLog log, TopicTree tree, Tasks tasks, Runnable ready) {
        this(log, tree, tasks, ready, System::nanoTime);
    }

    /** @param ticks a clock in ns that is never set back, by which rates and pauses are measured */
    TreeViewModel(MessageLog log, TopicTree tree, Tasks tasks, Runnable ready, LongSupplier ticks) {
        this.ticks = ticks;
        this.tasks = tasks;
        this.ready = ready;
        this.log = log;
        this.tree = tree;
        this.rows = new VisibleRows(tree, tasks.executor("Putting topics in order", Lane.SCAN), ready);
        this.past = new PastRows(log, tree, tasks, ready);
        this.filtering = new TreeFilter(tree, rows, tasks.executor("Filtering topics", Lane.SCAN));
        this.counts = new TreeCounts(tree, tasks, ready);
        this.rates = new RateMeter(node -> tree.subtreeMessages((int) node));
        filter.subscribe(text -> {
            filtering.set(text);
            filterProblem.set(filtering.problem());
            unfinished |= filtering.isUnfinished();
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

    /** What topics are filtered by, in one of the forms of {@link TopicPattern}; empty for all. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Why the filter's text is none, in which case the filter before stays in force; empty when it is one. */
    public ReadOnlyStringProperty filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    /** The filter in force; null when all topics show. */
    public @Nullable TopicPattern filterInForce() {
        return filtering.pattern();
    }

    /** Whether topics are still being tested for the first time. */
    public boolean isSearching() {
        return !filtering.isComplete();
    }

    public ObjectProperty<VisibleRows.Order> orderProperty() {
        return order;
    }

    /** What is to be said under the tree: the filter's form and how many topics match, or that an opened subtree was too large. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** From when messages and bytes are counted, if not from the beginning; else empty. */
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
        CountsSince now = counts.now();
        rows.setCounts(now);
        countsNote.set(now.isBeginning() ? "" : Texts.get("tree.countsSince", Times.timeOfDay(now.timeNanos())));
        changed = true;
    }

    /**
     * Takes in what came since the last call.
     *
     * @param settle whether rows may move: true while nobody aims at one
     * @return whether rows came, went or moved
     */
    public boolean refresh(boolean settle) {
        long now = ticks.getAsLong();
        boolean maySettle = settle && live;
        boolean wasSettling = rows.isSettling();
        if (maySettle && !wasSettling && now - settlesFrom >= 0) {
            rows.settle();
            settlingSince = now;
        }
        if (counts.refresh()) {
            showCounts();
        }
        TopicSearch before = rows.filter();
        filtering.refresh();
        changed |= before != rows.filter();
        past.refresh();
        boolean refreshed = rows.refresh(maySettle);
        if (!rows.isSettling() && (wasSettling || settlingSince == now)) {
            settlesFrom = Math.max(settlingSince + SETTLE_NANOS, now + REST * (now - settlingSince));
        }
        unfinished = rows.isFilling()
                || rows.isExpanding()
                || filtering.isUnfinished()
                || counts.isAwaited()
                || isPastAwaited();
        settling = maySettle && rows.isSettling();
        boolean moved = refreshed || changed;
        changed = false;
        rates.sweep(now);
        filterProblem.set(filtering.problem());
        note.set(currentNote());
        return moved;
    }

    private String currentNote() {
        if (rows.isIncomplete()) {
            return Texts.get("tree.incomplete");
        }
        if (counts.hasFailed()) {
            return Texts.get("tree.countsNotReset");
        }
        if (frozen != null && frozen.lackOthers()) {
            return Texts.get("tree.figuresUnknown");
        }
        if (filtering.pattern() != null) {
            return filtering.note();
        }
        return rows.isLimited() ? Texts.get("tree.tooMany", EXPAND_ALL_ROWS) : "";
    }

    /**
     * Shows the rows as of an earlier time, null for the present: topics with the value they had then, and no figures that are not known of
     * then. A picture that is paused keeps its figures, and rows scrolled to later tell theirs of the pause, but no rate. Which rows there are
     * does not change with it, and live figures move none of them meanwhile.
     */
    public void lookAt(@Nullable Moment moment) {
        past.lookAt(moment, drawnRows());
        frozen = moment != null && moment.paused()
                ? new FrozenFigures(tree, drawnRows(), this::presentFigures, tasks, ready)
                : null;
        live = moment == null;
        unfinished |= isPastAwaited();
        changed = true;
    }

    private IntStream drawnRows() {
        return Arrays.stream(drawn).distinct();
    }

    private boolean isPastAwaited() {
        return past.isAwaited() || (frozen != null && frozen.isAwaited());
    }

    /** Whether a large branch or a filter is still being taken in, a slice at every refresh. Any thread. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** Whether rows are moving to where live figures put them, some at every refresh. Any thread. */
    public boolean isSettling() {
        return settling;
    }

    /** Ends what works in the background. */
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

    /** The figures of a row, as of now or of the time that is looked at. */
    public TopicRow row(int index, long nowNanos) {
        int node = rows.node(index);
        nextDrawn = (nextDrawn + 1) % DRAWN_ROWS;
        drawn[nextDrawn] = node;
        Moment moment = past.shown();
        if (moment == null) {
            return presentRow(node, nowNanos);
        }
        TopicRow row = pastRow(node, moment, past.value(node));
        unfinished |= isPastAwaited();
        return row;
    }

    private TopicRow pastRow(int node, Moment moment, PastRows.@Nullable Value value) {
        RowFigures figures = frozen == null ? null : frozen.figures(node);
        if (value != null && value.absent() && (figures == null || figures.lastTimeNanos() > moment.timeNanos())) {
            return row(node, "", false, "", "", "", 0, true);
        }
        String preview = value == null ? "" : value.preview();
        if (figures != null) {
            return row(node, preview, figures, moment.timeNanos(), 0);
        }
        String age = value == null || value.timeNanos() == 0 ? "" : Figures.age(moment.timeNanos() - value.timeNanos());
        return row(node, preview, value != null && value.retained(), "", "", age, 0, false);
    }

    private TopicRow presentRow(int node, long nowNanos) {
        RowFigures figures = presentFigures(node);
        long age = nowNanos - figures.lastTimeNanos();
        double glow = figures.lastTimeNanos() == 0 || age >= GLOW_NANOS ? 0 : 1 - Math.max(0, age) / (double) GLOW_NANOS;
        return row(node, preview(node), figures, nowNanos, glow);
    }

    private RowFigures presentFigures(int node) {
        return new RowFigures(
                tree.subtreeMessages(node),
                tree.subtreeBytes(node),
                tree.subtreeLastTime(node),
                tree.retained(node),
                rates.rate(node, ticks.getAsLong()));
    }

    private TopicRow row(int node, String preview, RowFigures figures, long timeNanos, double glow) {
        return row(
                node,
                preview,
                figures.retained(),
                ofBytes() ? ByteSize.text(bytes(node, figures)) : Figures.count(messages(node, figures)),
                Figures.rate(figures.rate()),
                figures.lastTimeNanos() == 0 ? "" : Figures.age(timeNanos - figures.lastTimeNanos()),
                glow,
                false);
    }

    private TopicRow row(
            int node, String preview, boolean retained, String count, String rate, String age, double glow, boolean absent) {
        return new TopicRow(
                node,
                tree.depth(node) - 1,
                name(node),
                rows.isExpandable(node),
                rows.isExpanded(node),
                preview,
                retained,
                count,
                ofBytes(),
                tree.subtreeTopics(node),
                rate,
                age,
                glow,
                absent);
    }

    private boolean ofBytes() {
        return order.get() == VisibleRows.Order.BYTES;
    }

    /** None if the counts were reset after these figures stood so. */
    private long messages(int node, RowFigures figures) {
        return Math.max(0, figures.messages() - counts.now().before().messages(node));
    }

    private long bytes(int node, RowFigures figures) {
        return Math.max(0, figures.bytes() - counts.now().before().bytes(node));
    }

    /** How many rows were drawn with another figure or value than before, over all draws. */
    public long rowsDrawn() {
        return rowsDrawn;
    }

    /** To be told by who draws the rows. */
    public void drew(int rowsWithNews) {
        rowsDrawn += rowsWithNews;
    }

    /** The whole topic of a row and what was counted below it, a line each. */
    public String explain(int index) {
        int node = rows.node(index);
        String line = ForeignText.line(tree.topic(node));
        String topic = line.isEmpty() ? name(node) : line;
        RowFigures paused = frozen == null ? null : frozen.figures(node);
        if (paused == null && past.shown() != null) {
            // What had been counted then is not known.
            return topic;
        }
        RowFigures shown = paused == null ? presentFigures(node) : paused;
        String figures = Texts.get(
                "tree.rowTip",
                Figures.grouped(messages(node, shown)),
                ByteSize.text(bytes(node, shown)),
                Figures.grouped(tree.subtreeTopics(node)));
        String since = countsNote.get().isEmpty() ? "" : "\n" + countsNote.get();
        return topic + "\n" + figures + since;
    }

    private String name(int node) {
        String name = ForeignText.line(tree.name(node));
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
        rows.prepare(node);
    }

    /** Told of a row that the user aims at, and so may open soon. */
    public void aim(int row) {
        rows.prepare(rows.node(row));
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

    /** Whether the broker has sent a topic that the filter hides; false while that is still being found out. */
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
        rows.expandAll(node, EXPAND_ALL_ROWS);
        changed = true;
    }

    public void collapseAll() {
        rows.collapseAll();
        changed = true;
    }
}
