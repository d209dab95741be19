// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.history.History;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * Loads the history of the selection, at present or at a past time, and determines what it lacks. The newest messages
 * are collected at once; the rest of a long history follows from the background, independently of drawing. JavaFX
 * application thread only.
 */
final class HistoryLoader {
    private static final long BUDGET_NANOS = 2_000_000;
    /** The interval between checks whether the history is still needed. */
    private static final long SLICE_NANOS = 1_000_000;

    /** The smallest share that is reported. */
    private static final int STEPS = 1_000;

    /** Time limit; walking a log takes a fraction of it. */
    private static final long WHOLE_NANOS = 10_000_000_000L;

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable HistoryList> list = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
    private boolean past;
    private boolean frozen;

    // These walk the log; cancelled when another history is opened.
    private final TaskSpec lookup = TaskSpec.of("task.pastHistory", Lane.SCAN).superseding();
    private final TaskSpec collection = TaskSpec.of("task.history", Lane.SCAN).superseding();

    HistoryLoader(Messages log, TopicTree tree, Decoding decoding, FxScheduler fx, Tasks tasks) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.fx = fx;
        this.tasks = tasks;
    }

    /** The history, a new list each time one is opened; null when there is none. */
    ReadOnlyObjectProperty<@Nullable HistoryList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /** A sentence about messages missing from the history; empty when it is complete. */
    ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** Shows no history; ends background collection. */
    void close() {
        endScans();
        list.set(null);
        missing.set("");
    }

    /** Shows the history of a topic or, as a stream, of all messages of a subtree. */
    void open(int node, boolean stream) {
        endScans();
        past = false;
        show(node, stream, () -> stream ? History.ofSubtree(log, tree, node) : History.ofTopic(log, tree, node));
    }

    /**
     * Shows the history at a past time once it has been looked up in the background.
     *
     * @param found then receives the newest message of the topic itself, or why there is none, as in {@link TimeTravel}
     * @param failed receives the reason instead if the lookup failed; then there is no history
     */
    void openAsOf(PastMoment then, int node, boolean stream, LongConsumer found, Consumer<Throwable> failed) {
        endScans();
        past = true;
        missing.set("");
        tasks.compute(
                lookup,
                fx::later,
                (progress, cancel) -> {
                    long[] newest = new long[1];
                    new TimeTravel(log, tree).newestBefore(then.end(), new int[] {node}, newest, cancel::isCancelled);
                    return newest[0];
                },
                newest -> {
                    show(
                            node,
                            stream,
                            () -> stream
                                    ? History.ofSubtreeUntil(log, tree, node, then.end())
                                    : History.ofTopicUntil(log, tree, node, newest));
                    found.accept(newest);
                },
                problem -> {
                    close();
                    failed.accept(problem);
                });
    }

    private void endScans() {
        tasks.cancel(lookup);
        tasks.cancel(collection);
    }

    private void show(int node, boolean stream, Supplier<History> history) {
        HistoryPreviews previews = new HistoryPreviews(log, tree, decoding, fx, tasks);
        HistoryList shown = new HistoryList(log, tree, previews, history.get(), stream ? node : TopicTree.NONE);
        shown.refresh(BUDGET_NANOS);
        list.set(shown);
        sayMissing(shown);
        if (shown.history().isLoading()) {
            collectWhole(shown, history);
        }
    }

    /**
     * Collects the rest in the background. The part collected so far is shown meanwhile, and grows by slices until it
     * is complete, even if the background task fails.
     */
    private void collectWhole(HistoryList shown, Supplier<History> history) {
        tasks.compute(
                collection,
                fx::later,
                (progress, cancel) -> {
                    History whole = history.get();
                    collect(whole, progress, cancel::isCancelled);
                    return whole;
                },
                whole -> take(shown, whole),
                problem -> {});
    }

    /** Returns once the history is complete, or not needed any more. */
    static void collect(History whole, Progress progress, BooleanSupplier cancelled) {
        long end = System.nanoTime() + WHOLE_NANOS;
        do {
            var _ = whole.refresh(SLICE_NANOS);
            progress.set((long) (whole.collected() * STEPS), STEPS);
        } while (!cancelled.getAsBoolean() && whole.isLoading() && System.nanoTime() - end < 0);
    }

    private void take(HistoryList shown, History whole) {
        // A picture frozen meanwhile must not include messages that arrived since.
        if (shown.equals(list.get()) && !frozen && shown.history().isLoading()) {
            shown.replace(whole, BUDGET_NANOS);
            sayMissing(shown);
        }
    }

    /** Applies a slice of the changes. Returns whether rows were added or removed. */
    boolean refresh() {
        HistoryList shown = list.get();
        if (shown == null) {
            return false;
        }
        boolean changed = frozen ? shown.refreshOlder(BUDGET_NANOS) : shown.refresh(BUDGET_NANOS);
        sayMissing(shown);
        return changed;
    }

    /** Makes the previews of the rows again if another decoder has been chosen. */
    void renewPreviews() {
        HistoryList shown = list.get();
        if (shown != null) {
            shown.renewPreviews();
        }
    }

    /** Whether the next {@link #refresh} has more to collect. */
    boolean isLoading() {
        HistoryList shown = list.get();
        return shown != null
                && (frozen ? shown.history().isLoadingOlder() : shown.history().isLoading());
    }

    /** Whether the history shown, or being looked up, is that of a past time. */
    boolean isPast() {
        return past;
    }

    /** Whether to ignore new messages, while existing ones are still collected. */
    void setFrozen(boolean value) {
        frozen = value;
    }

    private void sayMissing(HistoryList shown) {
        History history = shown.history();
        // Messages still being collected do not count as missing.
        boolean loading = (past || frozen) ? history.isLoadingOlder() : history.isLoading();
        if (loading) {
            missing.set("");
        } else {
            missing.set(past ? missingAtPastTime(history, shown.isStream()) : missingNow(history));
        }
    }

    private String missingNow(History history) {
        long beyond = history.beyondLimit();
        if (beyond > 0) {
            return Texts.get("message.beyondLimit", beyond, History.STREAM_LIMIT);
        }
        long gone = history.missing();
        // Messages that were never in the log are included in their topic's count, and cannot be distinguished from
        // those that left it.
        return gone == 0 ? "" : Texts.get(log.rejected() == 0 ? "message.missing" : "message.missing.some", gone);
    }

    /** The number of messages at that time is not known. */
    private static String missingAtPastTime(History history, boolean stream) {
        if (history.isLimited()) {
            return Texts.get("message.past.limited", History.STREAM_LIMIT);
        }
        return !history.mayLackOlder() ? "" : Texts.get(stream ? "message.past.mayLack" : "message.past.lacks");
    }
}
