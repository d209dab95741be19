// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.search;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.core.log.Messages;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.search.PayloadSearch;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;

/**
 * Searches the payloads in the log while the user types. The search runs in the background; everything else here
 * belongs to the JavaFX application thread, and {@link #tick} applies the results.
 */
public final class PayloadSearchViewModel {
    private static final long MIB = 1024 * 1024;

    /** The state of the search. */
    public enum State {
        /** There is no search text. */
        NONE,
        /** Not finished, or its results are not listed yet. */
        RUNNING,
        /** Finished with results. */
        FOUND,
        /** Finished without results. */
        NOTHING_FOUND,
        /** Ended early; results so far remain. */
        FAILED
    }

    private final Messages log;
    private final TopicTree tree;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanProperty matchCase = new SimpleBooleanProperty(this, "matchCase");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable SearchHits> hits = new ReadOnlyObjectWrapper<>(this, "hits");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyStringWrapper restriction = new ReadOnlyStringWrapper(this, "restriction", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

    /** The node whose topic and subtopics are searched. */
    private int branch = TopicTree.ROOT;

    private @Nullable PayloadSearch search;
    /** Results of the current search; those of the previous one stay listed until it has some. */
    private @Nullable SearchHits found;

    private String startedAt = "";

    // Written on the JavaFX application thread, read on the ticker's.
    private volatile boolean unfinished;
    /** The last search that was cancelled, from any thread. */
    private volatile @Nullable PayloadSearch cancelled;

    /** @param clock the time in ns since the epoch */
    public PayloadSearchViewModel(Messages log, TopicTree tree, Tasks tasks, LongSupplier clock) {
        this.log = log;
        this.tree = tree;
        this.tasks = tasks;
        this.clock = clock;
        text.addListener(change -> start());
        matchCase.addListener(change -> start());
    }

    /** Searches the current content of the log; cancels a running search. */
    public void start() {
        close();
        search = null;
        found = null;
        problem.set("");
        if (text.get().isEmpty()) {
            clear();
            return;
        }
        try {
            PayloadPattern pattern = PayloadPattern.of(text.get(), !matchCase.get());
            int within = branch;
            PayloadSearch next = within == TopicTree.ROOT
                    ? new PayloadSearch(log, pattern)
                    : new PayloadSearch(log, pattern, node -> tree.isWithin(node, within));
            startedAt = Times.time(clock.getAsLong());
            search = next;
            found = new SearchHits(log, tree, next, pattern);
            next.start(tasks.executor(TaskSpec.of("task.search", Lane.SCAN), (progress, cancel) -> {
                progress.follow(() -> share(next));
                cancel.onCancel(() -> {
                    next.cancel();
                    cancelled = next;
                });
            }));
            unfinished = true;
            state.set(State.RUNNING);
            tick();
        } catch (IllegalArgumentException e) {
            clear();
            problem.set(Texts.of(e));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            fail(e);
        }
    }

    private static double share(PayloadSearch search) {
        return (double) search.searchedBytes() / Math.max(1, search.totalBytes());
    }

    private void fail(Throwable failure) {
        end(Texts.get("search.failed", FailureText.reason(failure)));
    }

    private void end(String reason) {
        unfinished = false;
        problem.set(reason);
        state.set(State.FAILED);
    }

    private void clear() {
        unfinished = false;
        hits.set(null);
        status.set("");
        state.set(State.NONE);
    }

    /** Applies results since the last call; negligible cost when there are none. */
    public void tick() {
        PayloadSearch now = search;
        SearchHits rows = found;
        if (now == null || rows == null || !unfinished) {
            return;
        }
        // In this order: once a search is done, its results are complete.
        boolean done = now.isDone();
        rows.refresh();
        if (done || !rows.isEmpty()) {
            hits.set(rows);
        }
        Throwable failure = now.failure();
        if (failure != null) {
            fail(failure);
            return;
        }
        if (now.equals(cancelled)) {
            end(Texts.get("search.cancelled"));
            return;
        }
        progress.set(done ? 1 : share(now));
        status.set(
                done
                        ? result(now)
                        : Texts.get(
                                "search.running", now.searchedBytes() / MIB, mebibytes(now.totalBytes()), now.found()));
        unfinished = !done;
        if (done) {
            state.set(now.found() == 0 ? State.NOTHING_FOUND : State.FOUND);
        }
    }

    private String result(PayloadSearch done) {
        String result = Texts.get("search.found", done.found(), startedAt);
        if (done.found() > done.listed()) {
            result += " " + Texts.get("search.limit", done.listed());
        }
        if (done.missedBytes() > 0) {
            result += " " + Texts.get("search.missed", mebibytes(done.missedBytes()));
        }
        return result;
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, MIB);
    }

    /** Whether more results may follow. Any thread. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** Cancels a running search. */
    public void close() {
        if (search != null) {
            search.cancel();
        }
    }

    /**
     * The content to search payloads for: text, or bytes after {@link PayloadPattern#HEX_PREFIX}; empty for no search.
     */
    public StringProperty textProperty() {
        return text;
    }

    /**
     * Searches only a topic and its subtopics from now on.
     *
     * @param node {@link TopicTree#ROOT}: all topics again
     */
    public void restrictTo(int node) {
        if (node != branch) {
            branch = node;
            restriction.set(
                    node == TopicTree.ROOT ? "" : Texts.get("search.within", ForeignText.line(tree.topic(node))));
            start();
        }
    }

    /** Which topics are searched, a sentence; empty for all topics. */
    public ReadOnlyStringProperty restrictionProperty() {
        return restriction.getReadOnlyProperty();
    }

    /** Whether the search distinguishes upper and lower case. */
    public BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The results, a new list for each search; null without a search. */
    public ReadOnlyObjectProperty<@Nullable SearchHits> hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    /** The progress or result of the search, and its omissions; empty without a search. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Why the text cannot be searched for, or why the search failed; empty otherwise. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Share of the log searched, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Capacity of the log in bytes; messages dropped for newer ones cannot be found. */
    public long logBytes() {
        return log.capacityBytes();
    }
}
