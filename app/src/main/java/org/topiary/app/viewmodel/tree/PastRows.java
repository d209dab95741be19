// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * The values of rows at a past time. Looked up in the background for the rows that are drawn; until the results arrive,
 * the previous picture remains. JavaFX application thread only.
 */
final class PastRows {
    private static final int MAX_VALUES = 4_096;

    private final Messages log;
    private final TopicTree tree;
    private final PreviewReader previews;
    private final Tasks tasks;
    private final Runnable ready;

    /** The requested time and the time shown; null for the present. */
    private @Nullable PastMoment wanted;

    private @Nullable PastMoment shown;
    private Map<Integer, Value> values = new HashMap<>();

    /** Rows to look up. */
    private final Set<Integer> missing = new HashSet<>();

    private boolean asking;

    /** The worker's result, until it is applied. */
    private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();

    private record Answer(PastMoment moment, Map<Integer, Value> values) {}

    /**
     * A topic at a past time.
     *
     * @param absent whether it had no message yet
     * @param timeNanos when its newest message had arrived, ns since the epoch; 0 if not known
     */
    record Value(boolean absent, String preview, boolean retained, long timeNanos) {}

    /** @param ready called when {@link #refresh} has something to do, on any thread */
    PastRows(PreviewReader previews, Tasks tasks, Runnable ready) {
        this.previews = previews;
        this.log = previews.log();
        this.tree = previews.tree();
        this.tasks = tasks;
        this.ready = ready;
    }

    /**
     * @param moment null for the present
     * @param drawn the rows drawn last
     */
    void showMoment(@Nullable PastMoment moment, IntStream drawn) {
        wanted = moment;
        missing.clear();
        if (moment == null) {
            shown = null;
            values.clear();
        } else {
            drawn.forEach(missing::add);
            ask();
        }
    }

    /** The time that the rows show; null for the present. */
    @Nullable
    PastMoment shown() {
        return shown;
    }

    /** The value of a row; null while it is not known. */
    @Nullable
    Value value(int node) {
        Value value = values.get(node);
        if (value == null && missing.add(node) && missing.size() == 1) {
            ready.run();
        }
        return value;
    }

    /** Applies the results of a lookup, and starts one for the missing rows. */
    void refresh() {
        Answer found = answer.getAndSet(null);
        if (found != null) {
            asking = false;
            take(found);
        }
        ask();
    }

    /** Whether a lookup is running or needed. */
    boolean isAwaited() {
        return asking || !missing.isEmpty();
    }

    /** Runs one lookup at a time; rows missed meanwhile wait for the next one. */
    private void ask() {
        PastMoment moment = wanted;
        if (asking || moment == null || missing.isEmpty()) {
            return;
        }
        int[] nodes = missing.stream().mapToInt(Integer::intValue).toArray();
        missing.clear();
        asking = true;
        Map<Integer, Value> found = new HashMap<>();
        tasks.submit(
                "task.pastValues",
                Lane.SCAN,
                (progress, cancel) -> {
                    read(moment, nodes, found, cancel);
                    answer(moment, found);
                },
                problem -> {
                    // Rows without a result would be looked up again at every tick.
                    for (int node : nodes) {
                        found.putIfAbsent(node, new Value(false, Texts.get("tree.notRead"), false, 0));
                    }
                    answer(moment, found);
                });
    }

    private void answer(PastMoment moment, Map<Integer, Value> found) {
        answer.set(new Answer(moment, found));
        ready.run();
    }

    private void take(Answer found) {
        if (wanted == null) {
            return;
        }
        if (found.moment.equals(shown) && values.size() < MAX_VALUES) {
            values.putAll(found.values);
        } else {
            shown = found.moment;
            values = found.values;
        }
    }

    private void read(PastMoment moment, int[] nodes, Map<Integer, Value> found, Cancel cancel) {
        TimeTravel travel = new TimeTravel(log, tree);
        long[] positions = new long[nodes.length];
        travel.newestBefore(moment.end(), nodes, positions, cancel::isCancelled);
        for (int i = 0; i < nodes.length; i++) {
            cancel.check();
            found.put(nodes[i], value(travel, nodes[i], positions[i]));
        }
    }

    private Value value(TimeTravel travel, int node, long position) {
        if (position == Messages.NONE) {
            // For a branch without messages of its own it is not determined whether topics below it existed.
            return new Value(tree.messages(node) > 0, "", false, 0);
        }
        Messages.Head head = previews.head(position);
        String preview = previews.text(node, head);
        return head == null
                ? new Value(false, preview, false, 0)
                : new Value(false, preview, travel.retained(position), head.timeNanos());
    }
}
