// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Messages;

/**
 * One-line previews of the newest values, cached for up to 4,096 topics. They are made in the background, for the rows
 * of a draw at a time; until then a row shows its previous one. JavaFX application thread only.
 */
final class PreviewCache {
    static final int MAX_TOPICS = 4_096;

    private final PreviewReader reader;
    private final Tasks tasks;
    private final Runnable ready;
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** Rows that were drawn with an earlier preview, or without one. */
    private final Set<Integer> wanted = new HashSet<>();

    /** Whether a row was drawn without a preview. */
    private boolean blank;

    private boolean making;

    /** The worker's result, until it is applied. */
    private final AtomicReference<@Nullable Map<Integer, Entry>> made = new AtomicReference<>();

    /** @param choices the number of changes to the choice of decoders */
    private record Entry(long position, int choices, String text) {}

    /** @param ready called on another thread when {@link #refresh} has a preview for a row that had none */
    PreviewCache(PreviewReader reader, Tasks tasks, Runnable ready) {
        this.reader = reader;
        this.tasks = tasks;
        this.ready = ready;
    }

    /**
     * @param position the topic's newest message; {@link Messages#NONE} for a topic without messages, which has no
     *     preview
     */
    String preview(int node, long position) {
        if (position == Messages.NONE) {
            return "";
        }
        Entry cached = entries.get(node);
        // The worker may have read an even newer message.
        if (cached == null
                || cached.position < position
                || cached.choices != reader.decoding().changes()) {
            wanted.add(node);
            blank |= cached == null;
        }
        return cached == null ? "" : cached.text;
    }

    /** Makes the previews that were missing when the rows were drawn; called after each draw. */
    void request() {
        if (making || wanted.isEmpty()) {
            return;
        }
        int[] nodes = wanted.stream().mapToInt(Integer::intValue).toArray();
        boolean awaited = blank;
        wanted.clear();
        blank = false;
        making = true;
        Map<Integer, Entry> found = HashMap.newHashMap(nodes.length);
        tasks.submit(
                "task.previews",
                Lane.READ,
                (progress, cancel) -> {
                    for (int node : nodes) {
                        cancel.check();
                        found.put(node, read(node));
                    }
                    finish(found, awaited);
                },
                problem -> {
                    // Rows without a result would be requested again at every draw.
                    for (int node : nodes) {
                        found.putIfAbsent(node, new Entry(newest(node), changes(), Texts.get("tree.notRead")));
                    }
                    finish(found, awaited);
                });
    }

    private Entry read(int node) {
        int changes = changes();
        long position = newest(node);
        return new Entry(position, changes, reader.text(node, reader.head(position)));
    }

    private long newest(int node) {
        return reader.tree().lastPosition(node);
    }

    private int changes() {
        return reader.decoding().changes();
    }

    private void finish(Map<Integer, Entry> found, boolean awaited) {
        made.set(found);
        // A row with an earlier preview waits for the next tick; drawing twice as often would cost twice as much.
        if (awaited) {
            ready.run();
        }
    }

    /** Applies the previews made since the last call. */
    void refresh() {
        Map<Integer, Entry> found = made.getAndSet(null);
        if (found != null) {
            making = false;
            if (entries.size() + found.size() > MAX_TOPICS) {
                entries.clear();
            }
            entries.putAll(found);
            // Drawn again meanwhile; if they are outdated already, the next draw asks once more.
            wanted.removeAll(found.keySet());
        }
    }

    /** Whether previews are being made, or needed. */
    boolean isAwaited() {
        return making || !wanted.isEmpty();
    }
}
