// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.search.ExpressionFault;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.TopicTree;

/** The filter of the tree: starts a search in the background for the typed text, and shows its results as rows. */
final class TreeFilter {
    /**
     * The number of refreshes, at the rate of the ticks, for which rows wait for a search to complete: then all rows
     * appear in order from the top.
     */
    private static final int REFRESHES_BEFORE_PARTIAL_ROWS = 5;

    private final TopicTree tree;
    private final VisibleRows rows;
    private final Tasks tasks;
    private Executor worker = Runnable::run;
    private @Nullable TopicSearch search;
    /** The last search that the user cancelled, from any thread. */
    private volatile @Nullable TopicSearch cancelled;
    /** The last search that failed or was cancelled, if any. */
    private @Nullable TopicSearch failed;

    private int refreshes;
    private String problem = "";

    TreeFilter(TopicTree tree, VisibleRows rows, Tasks tasks) {
        this.tree = tree;
        this.rows = rows;
        this.tasks = tasks;
    }

    /** Sets another text; the previous search ends at once. An invalid text changes only {@link #problem}. */
    void set(String text) {
        try {
            TopicSearch next = text.isEmpty() ? null : new TopicSearch(tree, TopicPattern.of(text));
            close();
            problem = "";
            search = next;
            refreshes = 0;
            if (next != null) {
                worker = worker(next);
            }
            refresh();
        } catch (PatternSyntaxException e) {
            problem = Texts.get("tree.badExpression", ExpressionFault.of(e));
        }
    }

    private Executor worker(TopicSearch next) {
        return tasks.executor(TaskSpec.of("task.filter", Lane.SCAN), (progress, cancel) -> {
            progress.follow(next::share);
            cancel.onCancel(() -> {
                next.cancel();
                cancelled = next;
            });
        });
    }

    /**
     * Continues the search, unless it failed, and passes its results to the rows. The rows of the previous filter
     * remain until there are results, or the search has none.
     */
    void refresh() {
        TopicSearch now = search;
        if (now != null && problem.isEmpty()) {
            resume(now);
        }
        refreshes++;
        if (now == null || now.isComplete() || (now.found() > 0 && refreshes > REFRESHES_BEFORE_PARTIAL_ROWS)) {
            rows.setFilter(now);
        }
    }

    private void resume(TopicSearch now) {
        Throwable failure = now.failure();
        if (failure == null) {
            try {
                now.resume(worker);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                failure = e;
            }
        }
        if (failure != null) {
            failed = now;
            problem = Texts.get("tree.filterFailed", FailureText.reason(failure));
        } else if (now.equals(cancelled)) {
            failed = now;
            problem = Texts.get("tree.filterCancelled");
        }
    }

    /** Whether more rows may appear without a new message. */
    boolean isUnfinished() {
        return search != failed
                && (rows.isFiltering() || (search != null && (search.isWorking() || search != rows.filter())));
    }

    /** The current pattern; null when all topics are shown. */
    @Nullable
    TopicPattern pattern() {
        return search == null ? null : search.pattern();
    }

    /** Whether all existing topics have been tested, or no more will be. */
    boolean isComplete() {
        return search == null || search == failed || search.isComplete();
    }

    /** Why the last text is not a valid filter, or why its search failed; empty when it is in force. */
    String problem() {
        return problem;
    }

    /** The current filter and the number of matching topics; empty without a filter. */
    String note() {
        TopicSearch now = search;
        if (now == null) {
            return "";
        }
        String count = Texts.get(now.isComplete() ? "tree.matching" : "tree.matchingSoFar", now.found(), tree.topics());
        String note = switch (now.pattern().kind()) {
            case TEXT -> looksLikeFilter(now.pattern().text()) ? Texts.get("tree.asText", count) : count;
            case WILDCARDS -> Texts.get("tree.byWildcards", count);
            case EXPRESSION -> Texts.get("tree.byExpression", count);
        };
        return now.undecided() == 0 ? note : note + " " + Texts.get("tree.undecided", now.undecided());
    }

    private static boolean looksLikeFilter(String text) {
        return text.endsWith("/#")
                || text.startsWith("#/")
                || text.startsWith("+/")
                || text.contains("/+")
                || text.contains("/#/");
    }

    /** Why no topic matches, as a sentence; empty without a filter. */
    Optional<String> nothingMatches() {
        TopicPattern filter = pattern();
        if (filter == null) {
            return Optional.empty();
        }
        if (!isComplete()) {
            return Optional.of(Texts.get("tree.searching"));
        }
        return Optional.of(
                switch (filter.kind()) {
                    case TEXT -> Texts.get("tree.noMatch", filter.text());
                    case WILDCARDS -> Texts.get("tree.noMatchWildcards", filter.text());
                    case EXPRESSION -> Texts.get("tree.noMatchExpression", filter.text());
                });
    }

    /** Ends the search. */
    void close() {
        if (search != null) {
            search.cancel();
        }
    }
}
