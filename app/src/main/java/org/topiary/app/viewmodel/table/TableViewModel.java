// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.export.FileExport;
import org.topiary.app.viewmodel.export.FileNames;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * The latest values below the selected branch as a table, at the present or at the past time that the window shows.
 * While it is visible, a task reads what is in sight and what sorting and filtering need, at most four times a second.
 * JavaFX application thread unless noted.
 */
public final class TableViewModel {
    static final long INTERVAL_NANOS = 250_000_000L;
    /** The minimum pause after a read, as a multiple of its duration. */
    private static final int REST = 4;

    private final TaskSpec read = TaskSpec.of("task.table", Lane.SCAN).superseding();

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final ObservableIntegerValue selected;
    private final ObservableValue<@Nullable PastMoment> moment;

    private final TableColumns columns;
    private final FileExport export;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<TableSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot", TableSnapshot.EMPTY);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(this, "summary", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private Subscription following = Subscription.EMPTY;
    private Set<Integer> inSight = Set.of();
    private boolean held;
    /** The topic that was selected in the table, which does not change its branch. */
    private int opened = TopicTree.NONE;

    private long nowNanos;
    private long startedAt = Long.MIN_VALUE / 2;
    private long pauseNanos = INTERVAL_NANOS;

    // Written on the JavaFX application thread, read on the ticker's.
    private volatile @Nullable TableReader reader;
    private volatile boolean visible;
    private volatile boolean running;
    /** Whether something other than a message requires a read. */
    private volatile boolean wanted;

    private volatile boolean live = true;
    /** Whether the next read may move the rows even under the pointer. */
    private boolean rearranges;

    private volatile long drawnMessages = -1;
    private volatile int drawnChanges = -1;

    /**
     * @param selected the selected node of the tree
     * @param moment the time that the window shows; null for the present
     * @param layouts remembers columns and orders
     */
    public TableViewModel(
            Messages log,
            TopicTree tree,
            Decoding decoding,
            FxScheduler fx,
            Tasks tasks,
            ObservableIntegerValue selected,
            ObservableValue<@Nullable PastMoment> moment,
            TableLayouts layouts) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.fx = fx;
        this.tasks = tasks;
        this.selected = selected;
        this.moment = moment;
        columns = new TableColumns(layouts, this::rearrange);
        export = new FileExport(fx, tasks);
        filter.subscribe((before, text) -> rearrange());
    }

    /** The table becomes visible, or is hidden: then nothing is read. */
    public void setVisible(boolean shown) {
        if (shown == visible) {
            return;
        }
        visible = shown;
        following.unsubscribe();
        if (shown) {
            following = Subscription.combine(
                    selected.subscribe(node -> follow(node.intValue())), moment.subscribe(this::showMoment));
            wanted = true;
        } else {
            following = Subscription.EMPTY;
            stop();
        }
    }

    /** Reads nothing any more, and forgets what was read. */
    public void close() {
        setVisible(false);
        use(null);
    }

    private void stop() {
        tasks.cancel(read);
        running = false;
    }

    private void showMoment(@Nullable PastMoment next) {
        live = next == null;
        rearrange();
    }

    private void follow(int node) {
        int branch = branchOf(node);
        TableReader now = reader;
        if (now == null ? branch != TopicTree.NONE : now.branch() != branch) {
            use(branch == TopicTree.NONE ? null : new TableReader(log, tree, decoding, branch));
        }
    }

    /** A topic without subtopics is shown among those beside it. */
    private int branchOf(int node) {
        TableReader now = reader;
        if (node == TopicTree.NONE || node == TopicTree.ROOT) {
            return node;
        }
        if (now != null && (node == opened || tree.childCount(node) == 0) && tree.isWithin(node, now.branch())) {
            return now.branch();
        }
        return tree.childCount(node) > 0 ? node : tree.parent(node);
    }

    private void use(@Nullable TableReader next) {
        stop();
        opened = TopicTree.NONE;
        reader = next;
        inSight = Set.of();
        problem.set("");
        export.clearOutcome();
        columns.use(next == null ? "" : tree.topic(next.branch()));
        show(TableSnapshot.EMPTY);
        rearrange();
    }

    /** Reads soon, and lets the rows move even under the pointer, because the user asked for it. */
    private void rearrange() {
        rearranges = true;
        wanted = true;
    }

    /** The rows in sight, which are read first. */
    public void setInSight(List<TableRow> rows) {
        Set<Integer> nodes = rows.stream().map(TableRow::node).collect(Collectors.toSet());
        if (!nodes.equals(inSight)) {
            inSight = nodes;
            wanted = true;
        }
    }

    /** While the pointer is over the rows, they stay where they are. */
    public void setHeld(boolean value) {
        if (held && !value) {
            wanted = true;
        }
        held = value;
    }

    /** Whether {@link #tick} has something to do. Any thread. */
    public boolean isBehind() {
        TableReader now = reader;
        return visible && !running && now != null && (wanted || isOutdated(now));
    }

    private boolean isOutdated(TableReader now) {
        return drawnChanges != decoding.changes() || (live && tree.subtreeMessages(now.branch()) != drawnMessages);
    }

    /**
     * Starts to read if something has changed, and the last time is long enough ago.
     *
     * @param time ns since the epoch
     */
    public void tick(long time) {
        nowNanos = time;
        TableReader now = reader;
        if (!visible || now == null) {
            return;
        }
        // The clock may be set back.
        boolean rested = Math.abs(time - startedAt) >= pauseNanos;
        if (rearranges || (!running && (wanted || (rested && isOutdated(now))))) {
            start(now, time);
        }
    }

    private void start(TableReader now, long time) {
        startedAt = time;
        running = true;
        TableRequest request = new TableRequest(
                columns.wantedGrouping().orElse(null),
                columns.sort(),
                filter.get().strip(),
                columns.shown().stream().map(ShownColumn::column).toList(),
                inSight,
                held && !rearranges ? snapshot.get().rows() : null,
                moment.getValue());
        rearranges = false;
        wanted = false;
        long messages = tree.subtreeMessages(now.branch());
        int changes = decoding.changes();
        tasks.compute(
                read,
                fx::later,
                (progress, cancel) -> now.read(request, progress, cancel),
                result -> {
                    drawn(messages, changes);
                    pauseNanos = Math.max(INTERVAL_NANOS, REST * result.nanos());
                    problem.set("");
                    // Otherwise the user chose other rows meanwhile, and they are read next.
                    if (result.grouping() == columns.wantedGrouping().orElse(result.grouping())) {
                        show(result);
                    }
                },
                failure -> {
                    // The next message is another chance.
                    drawn(messages, changes);
                    problem.set(Texts.get("table.failed", FailureText.reason(failure)));
                });
    }

    private void drawn(long messages, int changes) {
        running = false;
        drawnMessages = messages;
        drawnChanges = changes;
    }

    private void show(TableSnapshot next) {
        List<ShownColumn> before = columns.shown();
        columns.offer(next);
        if (!filter.get().isBlank() && !columns.shown().equals(before)) {
            // They take part in the filter.
            rearrange();
        }
        summary.set(TableSummary.of(next, columns.shown().size(), !filter.get().isBlank()));
        snapshot.set(next);
    }

    /** The branch, fit to be shown; empty for none. */
    public String branchName() {
        TableReader now = reader;
        return now == null ? "" : TableSummary.branch(tree, now.branch());
    }

    /** A part of a cell of the rows to show; empty for all rows. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** The rows; another object whenever something has been read. */
    public ReadOnlyObjectProperty<TableSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The rows that are shown, in order. */
    public List<TableRow> rows() {
        return snapshot.get().rows();
    }

    /** The columns, their order and widths, and the order of the rows. */
    public TableColumns columns() {
        return columns;
    }

    /** How many rows and columns there are, and what is left out; empty for no branch. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why the table is out of date; empty if it is not. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The value of a row in a column of a field; null if there is none, or it has yet to be read. */
    public @Nullable Cell cell(TableRow row, Column column) {
        TableReader now = reader;
        return now == null ? null : now.cell(row, column);
    }

    /** The time since the newest message of a row, in ns; -1 if that is not known. */
    public long ageNanos(TableRow row) {
        TableReader now = reader;
        long time = now == null ? 0 : now.timeNanos(row);
        PastMoment then = moment.getValue();
        return time == 0 ? -1 : Math.max(0, (then == null ? nowNanos : then.timeNanos()) - time);
    }

    /** The row of the selected topic; -1 if it has none. */
    public int selectedIndex() {
        int node = selected.get();
        List<TableRow> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).node() == node) {
                return i;
            }
        }
        return -1;
    }

    /** The topic of a row, as received; the table stays as it is when that becomes the selected one. */
    public int open(TableRow row) {
        opened = row.node();
        return opened;
    }

    /** The topic of a row as received. */
    public String topicToCopy(TableRow row) {
        return tree.topic(row.node());
    }

    /** The proposed name of a file for the table: the last level of the branch. */
    public String fileName(TableFormat format) {
        TableReader now = reader;
        String topic = now == null ? "" : tree.name(now.branch());
        return FileNames.of(topic, "topics", format.ending());
    }

    /** Writes the rows and columns that are shown now to a file, in the background. */
    public void export(TableFormat format, Path file) {
        TableReader now = reader;
        if (now != null) {
            TableExport rows = new TableExport(
                    log,
                    tree,
                    decoding,
                    now,
                    rows(),
                    columns.shown().stream().map(ShownColumn::column).toList());
            export.toFile(
                    TaskSpec.of("task.exportTable", Lane.IO),
                    file,
                    (out, progress, cancel) -> rows.write(format, out, progress, cancel));
        }
    }

    /** How the last export ended; empty at first. */
    public ReadOnlyStringProperty exportedProperty() {
        return export.outcomeProperty();
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return snapshot.get().all() == 0;
    }

    /** Whether the branch has been read. */
    public boolean isRead() {
        return !snapshot.get().equals(TableSnapshot.EMPTY);
    }

    /** The node that the tree has selected. */
    public ObservableIntegerValue selectedNode() {
        return selected;
    }

    /** Whether a branch is selected. */
    public boolean hasBranch() {
        return reader != null;
    }
}
