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
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.core.log.MessageLog;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.search.PayloadSearch;
import org.topiary.core.tree.TopicTree;

/**
 * Looks for messages in the log by what their payload holds: while one types, beside the JavaFX application thread, to
 * which everything else here belongs. {@link #tick} brings what was found.
 */
public final class PayloadSearchViewModel {
    private static final long MIB = 1024 * 1024;

    /** Where the search stands. */
    public enum State {
        /** Nothing is looked for. */
        NONE,
        /** It is not done, or what it found is not listed yet. */
        RUNNING,
        /** Done, and something was found. */
        FOUND,
        /** Done, and nothing was found. */
        NOTHING_FOUND,
        /** It ended before it was done; what was found until then stays. */
        FAILED
    }

    private final MessageLog log;
    private final TopicTree tree;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final BooleanProperty matchCase = new SimpleBooleanProperty(this, "matchCase");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.NONE);
    private final ReadOnlyObjectWrapper<@Nullable SearchHits> hits = new ReadOnlyObjectWrapper<>(this, "hits");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

    private @Nullable PayloadSearch search;
    /** Rows of the search; those of the one before stay listed until it has some. */
    private @Nullable SearchHits found;

    private String startedAt = "";

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean unfinished;

    /** @param clock the time in ns since the epoch */
    public PayloadSearchViewModel(MessageLog log, TopicTree tree, Tasks tasks, LongSupplier clock) {
        this.log = log;
        this.tree = tree;
        this.tasks = tasks;
        this.clock = clock;
        text.addListener(change -> start());
        matchCase.addListener(change -> start());
    }

    /** Looks again, among what is in the log by now; a search that runs is ended. */
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
            PayloadSearch next = new PayloadSearch(log, pattern);
            startedAt = Times.time(clock.getAsLong());
            search = next;
            found = new SearchHits(log, tree, next, pattern);
            next.start(tasks.executor("Searching payloads", Lane.SCAN));
            unfinished = true;
            state.set(State.RUNNING);
            tick();
        } catch (IllegalArgumentException e) {
            clear();
            problem.set(String.valueOf(e.getMessage()));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        unfinished = false;
        problem.set(Texts.get("search.failed", FailureText.reason(failure)));
        state.set(State.FAILED);
    }

    private void clear() {
        unfinished = false;
        hits.set(null);
        status.set("");
        state.set(State.NONE);
    }

    /** Takes in what was found since the last call; costs nothing to speak of when there is nothing. */
    public void tick() {
        PayloadSearch now = search;
        SearchHits rows = found;
        if (now == null || rows == null || !unfinished) {
            return;
        }
        // In this order: what a search that is done has found is all there.
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
        progress.set(done ? 1 : (double) now.searchedBytes() / Math.max(1, now.totalBytes()));
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

    /** Whether there is more to come. Any thread. */
    public boolean isUnfinished() {
        return unfinished;
    }

    /** Ends the search, if one runs. */
    public void close() {
        if (search != null) {
            search.cancel();
        }
    }

    /** What payloads must hold: text, or bytes after {@link PayloadPattern#HEX_PREFIX}; empty for no search. */
    public StringProperty textProperty() {
        return text;
    }

    /** Whether upper and lower case are told apart. */
    public BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was found, another list for each search; null when nothing is looked for. */
    public ReadOnlyObjectProperty<@Nullable SearchHits> hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    /** How far the search is, or what came of it, with what it leaves out; empty when nothing is looked for. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Why the text cannot be looked for, or why the search failed; empty otherwise. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Share of the log searched, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Bytes that the log holds at most; what was dropped for newer messages cannot be found. */
    public long logBytes() {
        return log.capacityBytes();
    }
}
