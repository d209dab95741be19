// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.table.BranchTopics.Topic;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * Reads the latest values below one branch, as far as they are needed: those of the rows in sight, of the first
 * {@link #SAMPLE} rows to find columns, and of all rows if they are sorted by a field or filtered. A value is decoded
 * once and kept until the next message of its topic, in about {@link #MAX_BYTES} at most.
 *
 * <p>{@link #read} is called by one task at a time, a cancelled one may still run; {@link #cells} by any thread.
 */
final class TableReader {
    static final int SAMPLE = 300;
    /** Memory for decoded values. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    /** The part of that memory by which rows in sight may exceed it. */
    private static final int SLACK = 4;

    private static final int CHECK_EVERY = 64;

    private final TopicTree tree;
    private final Decoding decoding;
    private final int branch;
    private final long maxBytes;
    private final BranchTopics topics;
    private final Paths paths = new Paths();
    private final CellReader reader;
    private final Map<Integer, TopicCells> cells = new ConcurrentHashMap<>();
    private long bytes;
    /** Number of topics that were not decoded, because there was no memory for them. */
    private int unread;

    private int decodedWith = -1;
    private List<TableRow> rows = List.of();
    private @Nullable Grouping rowsOf;
    private RowGroups groups;

    TableReader(Messages log, TopicTree tree, Decoding decoding, int branch) {
        this(log, tree, decoding, branch, MAX_BYTES);
    }

    TableReader(Messages log, TopicTree tree, Decoding decoding, int branch, long maxBytes) {
        this.tree = tree;
        this.decoding = decoding;
        this.branch = branch;
        this.maxBytes = maxBytes;
        topics = new BranchTopics(log, tree, branch);
        reader = new CellReader(log, decoding, paths);
        groups = new RowGroups(tree, branch, List.of());
    }

    int branch() {
        return branch;
    }

    /** The values of a topic that were decoded last; null if they have not been, or were forgotten. Any thread. */
    @Nullable
    TopicCells cells(int topic) {
        return cells.get(topic);
    }

    /** The value of a row in a column of a field; null if it has none, or was not decoded. Any thread. */
    @Nullable
    Cell cell(TableRow row, Column column) {
        int id = paths.id(column.path());
        for (TableRow.Part part : row.topics()) {
            if (id != Paths.NONE && part.name().equals(column.part())) {
                TopicCells values = cells.get(part.node());
                return values == null ? null : values.cell(id);
            }
        }
        return null;
    }

    /**
     * When the newest message of a row that was decoded arrived, ns since the epoch; 0 if none was, or the message has
     * left the log. Any thread.
     */
    long timeNanos(TableRow row) {
        long newest = 0;
        for (TableRow.Part part : row.topics()) {
            TopicCells values = cells.get(part.node());
            newest = values == null ? newest : Math.max(newest, values.timeNanos());
        }
        return newest;
    }

    /** The position of the newest message of a topic at the time that the table shows; negative for none in the log. */
    synchronized long position(int node) {
        Topic topic = topics.topic(node);
        return topic == null ? Messages.NONE : topic.position();
    }

    /** @throws java.util.concurrent.CancellationException if the task was cancelled */
    synchronized TableSnapshot read(TableRequest request, Progress progress, Cancel cancel) {
        long start = System.nanoTime();
        if (decodedWith != decoding.changes()) {
            decodedWith = decoding.changes();
            cells.clear();
            bytes = 0;
        }
        boolean changed = topics.refresh(request.moment(), cancel);
        if (changed) {
            groups = new RowGroups(tree, branch, topics.filled());
        }
        Grouping grouping = Objects.requireNonNullElseGet(request.grouping(), groups::best);
        if (changed || grouping != rowsOf) {
            rows = groups.rows(grouping);
            rowsOf = grouping;
        }
        boolean decodesAll = request.sort().column().kind() == Column.Kind.FIELD
                || !request.filter().isEmpty();
        decode(request.visible(), decodesAll ? rows.size() : Math.min(rows.size(), SAMPLE), progress, cancel);
        ColumnUnion union = new ColumnUnion(paths);
        for (TableRow row : rows) {
            row.topics().forEach(part -> union.add(part.name(), cells.get(part.node())));
        }
        List<TableRow> shown = request.kept() == null ? ordered(request, cancel) : kept(request.kept());
        return new TableSnapshot(
                grouping,
                groups.isGroupable(),
                shown,
                rows.size(),
                topics.left(),
                unread,
                union.offered(),
                union.isLimited(),
                System.nanoTime() - start);
    }

    /** @param first number of rows to decode besides those in sight */
    private void decode(Set<Integer> visible, int first, Progress progress, Cancel cancel) {
        unread = 0;
        for (TableRow row : rows) {
            if (visible.contains(row.node())) {
                row.topics().forEach(part -> decode(part.node(), true));
            }
        }
        if (bytes > maxBytes + maxBytes / SLACK) {
            forgetAllBut(visible);
        }
        int checked = 0;
        int done = 0;
        for (TableRow row : rows.subList(0, first)) {
            progress.set(done++, first);
            for (TableRow.Part part : row.topics()) {
                decode(part.node(), false);
                if (++checked % CHECK_EVERY == 0) {
                    cancel.check();
                }
            }
        }
    }

    private void decode(int node, boolean inSight) {
        Topic topic = topics.topic(node);
        TopicCells known = cells.get(node);
        if (topic == null || (known != null && known.position() == topic.position())) {
            return;
        }
        if (bytes > maxBytes && !inSight) {
            unread++;
            return;
        }
        TopicCells read = reader.read(topic.position(), tree.topic(node));
        cells.put(node, read);
        bytes += read.bytes() - (known == null ? 0 : known.bytes());
    }

    private void forgetAllBut(Set<Integer> visible) {
        Set<Integer> kept = new HashSet<>();
        for (TableRow row : rows) {
            if (visible.contains(row.node())) {
                row.topics().forEach(part -> kept.add(part.node()));
            }
        }
        cells.keySet().retainAll(kept);
        bytes = cells.values().stream().mapToLong(TopicCells::bytes).sum();
    }

    private List<TableRow> ordered(TableRequest request, Cancel cancel) {
        String text = request.filter().toLowerCase(Locale.ROOT);
        List<TableRow> matching = text.isEmpty()
                ? rows
                : rows.stream()
                        .filter(row -> matches(row, text, request.columns()))
                        .toList();
        cancel.check();
        return new RowSorter(this::cell, this::sortTime).sorted(matching, request.sort());
    }

    private boolean matches(TableRow row, String text, List<Column> columns) {
        if (row.name().toLowerCase(Locale.ROOT).contains(text)) {
            return true;
        }
        for (Column column : columns) {
            Cell cell = cell(row, column);
            if (cell != null && cell.text().toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** The same rows as before in their order, without those that are gone. */
    private List<TableRow> kept(List<TableRow> before) {
        Map<Integer, TableRow> now = HashMap.newHashMap(rows.size());
        rows.forEach(row -> now.put(row.node(), row));
        return before.stream()
                .map(row -> now.get(row.node()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The same for all rows. */
    private long sortTime(TableRow row) {
        long newest = 0;
        for (TableRow.Part part : row.topics()) {
            Topic topic = topics.topic(part.node());
            newest = topic == null ? newest : Math.max(newest, topic.timeNanos());
        }
        return newest;
    }
}
