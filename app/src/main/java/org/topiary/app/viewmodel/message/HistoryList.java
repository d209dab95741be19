// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.LogRows;
import org.topiary.core.history.History;
import org.topiary.core.log.Messages;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.receive.MessageProperties;

/** The history as rows, newest first; a row is read from the log when it becomes visible. JavaFX application thread. */
public final class HistoryList extends LogRows<HistoryRow> {
    private static final int CACHED_ROWS = 256;

    /** The number of newest messages whose previews are made before their rows appear: as many as a window shows. */
    private static final int PREPARED_ROWS = 48;

    private final Messages log;
    private final TopicTree tree;
    private final HistoryPreviews previews;
    private History history;
    private final int branch;
    private final Map<Long, HistoryRow> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, HistoryRow> eldest) {
            return size() > CACHED_ROWS;
        }
    };

    /** The rows known to listeners. */
    private Ends known = Ends.NONE;

    /** The number of messages above row 0 that were collected, but have no rows yet. */
    private int unannounced;

    /** Whether previews are being made for messages that have no rows yet. */
    private boolean preparing;

    /**
     * @param previews of this list only
     * @param branch the node whose subtree the stream covers, {@link TopicTree#NONE} for the history of one topic
     */
    HistoryList(Messages log, TopicTree tree, HistoryPreviews previews, History history, int branch) {
        this.log = log;
        this.tree = tree;
        this.previews = previews;
        this.history = history;
        this.branch = branch;
        previews.onReady(this::previewsMade);
    }

    /** @param size number of rows; without any, the positions do not count */
    private record Ends(int size, long newest, long oldest) {
        static final Ends NONE = new Ends(0, Messages.NONE, Messages.NONE);

        static Ends of(History history) {
            int size = history.size();
            return size == 0 ? NONE : new Ends(size, history.position(0), history.position(size - 1));
        }
    }

    /** Whether the rows belong to several topics. */
    public boolean isStream() {
        return branch != TopicTree.NONE;
    }

    /** The position of a row's message; {@link Messages#NONE} if the message has just left the log. */
    public long position(int index) {
        int entry = Objects.checkIndex(index, known.size) + unannounced;
        return entry < history.size() ? history.position(entry) : Messages.NONE;
    }

    /** The row of a message; -1 if there is none. */
    public int row(long position) {
        int entry = history.indexOf(position);
        int row = entry - unannounced;
        return entry >= 0 && row >= 0 && row < known.size ? row : -1;
    }

    History history() {
        return history;
    }

    /**
     * Collects new messages for about {@code budgetNanos}, and notifies listeners of rows added and removed at either
     * end: at once or, if rows are added to others, as soon as their previews have been made, at the next call at the
     * latest. Returns whether there is a change.
     */
    boolean refresh(long budgetNanos) {
        return apply(history.refresh(budgetNanos));
    }

    /** Like {@link #refresh}, without new messages. */
    boolean refreshOlder(long budgetNanos) {
        return apply(history.refreshOlder(budgetNanos));
    }

    /** Switches to another history of the same messages, which is more complete. */
    void replace(History whole, long budgetNanos) {
        history = whole;
        var _ = history.refresh(budgetNanos);
        announce();
    }

    private boolean apply(boolean changed) {
        renewPreviews();
        if (preparing) {
            // Rows that waited for a slow task appear without their previews.
            announce();
            return true;
        }
        if (changed) {
            int newer = known.size == 0 ? -1 : history.indexOf(known.newest);
            List<Long> lacking = newer <= 0 ? List.of() : lacking(Math.min(newer, PREPARED_ROWS));
            if (lacking.isEmpty()) {
                announce();
            } else {
                prepare(newer, lacking);
            }
        }
        return changed;
    }

    private List<Long> lacking(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(history::position)
                .filter(position -> previews.get(position) == null)
                .toList();
    }

    private void prepare(int newer, List<Long> lacking) {
        unannounced = newer;
        preparing = true;
        lacking.forEach(previews::want);
    }

    /** Makes the previews of all rows again if another decoder has been chosen. */
    void renewPreviews() {
        if (previews.forgetOutdated()) {
            List.copyOf(cache.keySet()).forEach(previews::want);
        }
    }

    /** Shows previews in rows that had to do without, and rows that waited for theirs. */
    private void previewsMade() {
        for (HistoryRow row : List.copyOf(cache.values())) {
            String text = previews.get(row.position());
            if (text != null) {
                row.summary().set(text);
            }
        }
        if (preparing && lacking(Math.min(unannounced, PREPARED_ROWS)).isEmpty()) {
            announce();
        }
    }

    private void announce() {
        Ends before = known;
        preparing = false;
        unannounced = 0;
        known = Ends.of(history);
        int after = known.size;
        int rows = before.size;
        int added = rows == 0 ? after : history.indexOf(before.newest);
        beginChange();
        if (added < 0) {
            nextRemove(0, gone(rows));
            added = after;
            rows = 0;
        }
        int kept = rows > 0 && history.indexOf(before.oldest) >= 0 ? rows : Math.min(rows, after - added);
        if (kept < rows) {
            nextRemove(kept, gone(rows - kept));
        }
        if (added > 0) {
            nextAdd(0, added);
        }
        if (added + kept < after) {
            nextAdd(added + kept, after);
            // It had no message below it.
            cache.remove(before.oldest);
        }
        endChange();
    }

    private static List<HistoryRow> gone(int count) {
        return Collections.nCopies(count, HistoryRow.gone(Messages.NONE));
    }

    @Override
    public int size() {
        return known.size;
    }

    @Override
    public HistoryRow get(int index) {
        renewPreviews();
        long position = position(index);
        HistoryRow cached = cache.get(position);
        if (cached != null) {
            return cached;
        }
        Messages.Head head = position == Messages.NONE ? null : log.readHead(position, 0);
        if (head == null) {
            return HistoryRow.gone(position);
        }
        HistoryRow row = row(head, index);
        cache.put(position, row);
        if (previews.get(position) == null) {
            previews.want(position);
        }
        return row;
    }

    private HistoryRow row(Messages.Head head, int index) {
        long position = index < known.size - 1 ? position(index + 1) : Messages.NONE;
        Messages.Head below = position == Messages.NONE ? null : log.readHead(position, 0);
        return new HistoryRow(
                head.position(),
                isStream() ? relative(head.topic()) : "",
                head.timeNanos(),
                below == null ? -1 : Math.max(0, head.timeNanos() - below.timeNanos()),
                head.qos().level(),
                head.retained(),
                head.payloadLength(),
                expires(head),
                new SimpleStringProperty(Objects.requireNonNullElse(previews.get(head.position()), "")));
    }

    private long expires(Messages.Head head) {
        byte[] properties = log.readProperties(head.position(), MessageProperties.EXPIRY_BYTES);
        return properties == null
                ? HistoryRow.NEVER
                : HistoryRow.expires(head.timeNanos(), MessageProperties.expirySeconds(properties));
    }

    private String relative(int topic) {
        String name = tree.topic(topic);
        String base = branch == TopicTree.ROOT ? "" : tree.topic(branch) + "/";
        return ForeignText.line(name.startsWith(base) ? name.substring(base.length()) : name);
    }

    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof HistoryRow r ? row(r.position()) : -1;
    }
}
