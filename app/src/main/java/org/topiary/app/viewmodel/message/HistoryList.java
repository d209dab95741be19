// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.LogRows;
import org.topiary.core.history.History;
import org.topiary.core.log.Messages;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;

/** The history as rows, newest first; a row is read from the log when it becomes visible. JavaFX application thread. */
public final class HistoryList extends LogRows<HistoryRow> {
    private static final int CACHED_ROWS = 256;
    private static final int PREVIEW_CHARS = 200;

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private History history;
    private final int branch;
    private final Map<Long, HistoryRow> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, HistoryRow> eldest) {
            return size() > CACHED_ROWS;
        }
    };
    /** The number of changes to the choice of decoders when the rows were cached. */
    private int cachedChanges;

    private int size;

    /** @param branch the node whose subtree the stream covers, {@link TopicTree#NONE} for the history of one topic */
    HistoryList(Messages log, TopicTree tree, Decoding decoding, History history, int branch) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.history = history;
        this.branch = branch;
    }

    /** Whether the rows belong to several topics. */
    public boolean isStream() {
        return branch != TopicTree.NONE;
    }

    /** The position of a row's message. */
    public long position(int index) {
        return history.position(index);
    }

    /** The row of a message; -1 if there is none. */
    public int row(long position) {
        return history.indexOf(position);
    }

    History history() {
        return history;
    }

    /**
     * Collects new messages for about {@code budgetNanos}, and notifies listeners of rows added and removed at either
     * end.
     */
    boolean refresh(long budgetNanos) {
        Ends before = ends();
        return history.refresh(budgetNanos) && notifyIfChanged(before);
    }

    /** Like {@link #refresh}, without new messages. */
    boolean refreshOlder(long budgetNanos) {
        Ends before = ends();
        return history.refreshOlder(budgetNanos) && notifyIfChanged(before);
    }

    /** Switches to another history of the same messages, which is more complete. */
    void replace(History whole, long budgetNanos) {
        Ends before = ends();
        history = whole;
        var _ = history.refresh(budgetNanos);
        var _ = notifyIfChanged(before);
    }

    /** The rows known to listeners. */
    private record Ends(int size, long newest, long oldest) {}

    private Ends ends() {
        return size == 0
                ? new Ends(0, Messages.NONE, Messages.NONE)
                : new Ends(size, history.position(0), history.position(size - 1));
    }

    private boolean notifyIfChanged(Ends known) {
        int before = known.size;
        int after = history.size();
        int added = before == 0 ? after : history.indexOf(known.newest);
        size = after;
        beginChange();
        if (added < 0) {
            nextRemove(0, gone(before));
            added = after;
            before = 0;
        }
        int kept = before > 0 && history.indexOf(known.oldest) >= 0 ? before : Math.min(before, after - added);
        if (kept < before) {
            nextRemove(kept, gone(before - kept));
        }
        if (added > 0) {
            nextAdd(0, added);
        }
        if (added + kept < after) {
            nextAdd(added + kept, after);
        }
        endChange();
        return true;
    }

    private static List<HistoryRow> gone(int count) {
        return Collections.nCopies(count, HistoryRow.gone(Messages.NONE));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public HistoryRow get(int index) {
        long position = history.position(Objects.checkIndex(index, size));
        if (decoding.changes() != cachedChanges) {
            cachedChanges = decoding.changes();
            cache.clear();
        }
        HistoryRow cached = cache.get(position);
        if (cached != null) {
            return cached;
        }
        Messages.Head head = log.readHead(position, Decoding.PREVIEW_BYTES);
        if (head == null) {
            return HistoryRow.gone(position);
        }
        HistoryRow row = row(head, index);
        // Messages below the last row may still be found.
        if (index < size - 1) {
            cache.put(position, row);
        }
        return row;
    }

    private HistoryRow row(Messages.Head head, int index) {
        Messages.Head below = index < size - 1 ? log.readHead(history.position(index + 1), 0) : null;
        return new HistoryRow(
                head.position(),
                isStream() ? relative(head.topic()) : "",
                head.timeNanos(),
                below == null ? -1 : Math.max(0, head.timeNanos() - below.timeNanos()),
                head.qos().level(),
                head.retained(),
                head.payloadLength(),
                decoding.preview(head, previous(head), tree.topic(head.topic()), PREVIEW_CHARS));
    }

    private Messages.@Nullable Head previous(Messages.Head head) {
        return head.previous() == Messages.NONE ? null : log.readHead(head.previous(), Decoding.PREVIEW_BYTES);
    }

    private String relative(int topic) {
        String name = tree.topic(topic);
        String base = branch == TopicTree.ROOT ? "" : tree.topic(branch) + "/";
        return ForeignText.line(name.startsWith(base) ? name.substring(base.length()) : name);
    }

    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof HistoryRow r ? history.indexOf(r.position()) : -1;
    }
}
