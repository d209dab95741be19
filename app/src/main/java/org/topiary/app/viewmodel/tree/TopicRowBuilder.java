// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.history.RateMeter;
import org.topiary.core.log.Messages;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.ByteSize;

/**
 * Creates the rows of the tree when they are drawn, with the values and figures of the present, of a past time, or of
 * the time when the picture was paused. JavaFX application thread only.
 */
final class TopicRowBuilder {
    private static final int DRAWN_ROWS = 256;

    private final TopicTree tree;
    private final VisibleRows rows;
    private final TreeCounts counts;
    private final Tasks tasks;
    private final Runnable ready;
    private final LongSupplier ticks;
    private final RateMeter rates;
    private final PreviewCache previews;
    private final PastRows past;
    /** Null unless the picture is paused. */
    private @Nullable FrozenFigures frozen;

    private boolean bytesShown;

    /** The nodes of the rows drawn last, with duplicates. */
    private final int[] drawn = new int[DRAWN_ROWS];

    private int nextDrawn;

    /**
     * @param rows which branches are expanded, and how rows are sorted
     * @param decoding summarizes values
     * @param tasks reads values, and runs the lookups of past times
     * @param ready called on another thread when {@link #refresh} has something to show early
     * @param ticks a monotonic clock in ns, by which rates are measured
     */
    TopicRowBuilder(
            Messages log,
            TopicTree tree,
            VisibleRows rows,
            TreeCounts counts,
            Decoding decoding,
            Tasks tasks,
            Runnable ready,
            LongSupplier ticks) {
        this.tree = tree;
        this.rows = rows;
        this.counts = counts;
        this.tasks = tasks;
        this.ready = ready;
        this.ticks = ticks;
        this.rates = new RateMeter(node -> tree.subtreeMessages((int) node));
        PreviewReader reader = new PreviewReader(log, tree, decoding);
        this.previews = new PreviewCache(reader, tasks, ready);
        this.past = new PastRows(reader, tasks, ready);
    }

    /** Sets whether rows have the text of their bytes. */
    void setBytesShown(boolean shown) {
        bytesShown = shown;
    }

    /** See {@link TreeViewModel#showMoment}. */
    void showMoment(@Nullable PastMoment moment) {
        past.showMoment(moment, drawnNodes());
        frozen = moment != null && moment.paused()
                ? new FrozenFigures(tree, drawnNodes(), this::presentFigures, tasks, ready)
                : null;
    }

    private IntStream drawnNodes() {
        return Arrays.stream(drawn).distinct();
    }

    /**
     * Applies lookup results, starts lookups for missing values, and drops the rates of rows no longer drawn.
     *
     * @param now by the clock that rates are measured by, ns
     */
    void refresh(long now) {
        past.refresh();
        previews.refresh();
        rates.sweep(now);
    }

    /** Starts to make the previews that the rows drawn last lack. */
    void requestPreviews() {
        previews.request();
    }

    /** Whether previews, or values at a past time, are still being read. */
    boolean isAwaited() {
        return previews.isAwaited() || past.isAwaited() || (frozen != null && frozen.isAwaited());
    }

    /** Whether the picture is paused and the figures of rows that were not drawn cannot be determined. */
    boolean lacksFigures() {
        return frozen != null && frozen.lackOthers();
    }

    /** @param nowNanos the wall clock, ns since the epoch */
    TopicRow row(int node, long nowNanos) {
        nextDrawn = (nextDrawn + 1) % DRAWN_ROWS;
        drawn[nextDrawn] = node;
        PastMoment moment = past.shown();
        return moment == null ? presentRow(node, nowNanos) : pastRow(node, moment, past.value(node));
    }

    private TopicRow presentRow(int node, long nowNanos) {
        RowFigures figures = presentFigures(node);
        long age = nowNanos - figures.lastTimeNanos();
        double glow = figures.lastTimeNanos() == 0 || age >= TreeViewModel.GLOW_NANOS
                ? 0
                : 1 - Math.max(0, age) / (double) TreeViewModel.GLOW_NANOS;
        return row(node, previews.preview(node, tree.lastPosition(node)), figures, nowNanos, glow);
    }

    private TopicRow pastRow(int node, PastMoment moment, PastRows.@Nullable Value value) {
        RowFigures figures = frozen == null ? null : frozen.figures(node);
        if (value != null && value.absent() && (figures == null || figures.lastTimeNanos() > moment.timeNanos())) {
            return row(node, "", false, "", "", "", "", 0, true);
        }
        String preview = value == null ? "" : value.preview();
        if (figures != null) {
            return row(node, preview, figures, moment.timeNanos(), 0);
        }
        String age =
                value == null || value.timeNanos() == 0 ? "" : ShortNumbers.age(moment.timeNanos() - value.timeNanos());
        return row(node, preview, value != null && value.retained(), "", "", "", age, 0, false);
    }

    private TopicRow row(int node, String preview, RowFigures figures, long timeNanos, double glow) {
        return row(
                node,
                preview,
                figures.retained(),
                ShortNumbers.count(messages(node, figures)),
                bytesShown ? ByteSize.text(bytes(node, figures)) : "",
                ShortNumbers.rate(figures.rate()),
                figures.lastTimeNanos() == 0 ? "" : ShortNumbers.age(timeNanos - figures.lastTimeNanos()),
                glow,
                false);
    }

    private TopicRow row(
            int node,
            String preview,
            boolean retained,
            String count,
            String bytes,
            String rate,
            String age,
            double glow,
            boolean absent) {
        return new TopicRow(
                node,
                rows.depth(node),
                name(node),
                rows.isExpandable(node),
                rows.isExpanded(node),
                preview,
                retained,
                count,
                bytes,
                tree.subtreeTopics(node),
                rate,
                age,
                glow,
                absent);
    }

    /** The names of the levels that share a row. */
    private String name(int node) {
        int start = rows.chainStart(node);
        String name = levelName(node);
        for (int each = node; each != start; ) {
            each = tree.parent(each);
            name = levelName(each) + "/" + name;
        }
        return name;
    }

    private String levelName(int node) {
        String name = ForeignText.line(tree.name(node));
        return name.isEmpty() ? Texts.get("tree.emptyLevel") : name;
    }

    private RowFigures presentFigures(int node) {
        return new RowFigures(
                tree.subtreeMessages(node),
                tree.subtreeBytes(node),
                tree.subtreeLastTime(node),
                tree.retained(node),
                rates.rate(node, ticks.getAsLong()));
    }

    /** The count since the last reset; 0 if the reset was later than these figures. */
    private long messages(int node, RowFigures figures) {
        return Math.max(0, figures.messages() - counts.now().before().messages(node));
    }

    private long bytes(int node, RowFigures figures) {
        return Math.max(0, figures.bytes() - counts.now().before().bytes(node));
    }

    /** The whole topic and the counts of its subtree, one line each. */
    String explain(int node) {
        String line = ForeignText.line(tree.topic(node));
        String topic = line.isEmpty() ? name(node) : line;
        RowFigures paused = frozen == null ? null : frozen.figures(node);
        if (paused == null && past.shown() != null) {
            // Past counts are not known.
            return topic;
        }
        RowFigures shown = paused == null ? presentFigures(node) : paused;
        String figures = Texts.get(
                "tree.rowTip",
                ShortNumbers.grouped(messages(node, shown)),
                ByteSize.text(bytes(node, shown)),
                ShortNumbers.grouped(tree.subtreeTopics(node)));
        String since = counts.note();
        return topic + "\n" + figures + (since.isEmpty() ? "" : "\n" + since);
    }
}
