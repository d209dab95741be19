// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.search.TopicPattern;
import org.topiary.core.search.TopicSearch;
import org.topiary.core.tree.TopicTree;

/**
 * The filter of the tree: what was typed becomes a search beside the JavaFX application thread, and what that finds
 * becomes rows.
 */
final class TreeFilter {
    /**
     * Refreshes, at the rate of the ticks, for which the rows wait until a search is complete: then all rows come in
     * order from the top.
     */
    private static final int PATIENCE = 5;

    private final TopicTree tree;
    private final VisibleRows rows;
    private final Executor worker;
    private @Nullable TopicSearch search;
    /** The search that failed last, if any did. */
    private @Nullable TopicSearch failed;

    private int refreshes;
    private String problem = "";

    TreeFilter(TopicTree tree, VisibleRows rows, Executor worker) {
        this.tree = tree;
        this.rows = rows;
        this.worker = worker;
    }

    /**
     * Another text; the search for the one before ends at once. One that cannot be understood changes nothing but
     * {@link #problem}.
     */
    void set(String text) {
        try {
            TopicSearch next = text.isEmpty() ? null : new TopicSearch(tree, TopicPattern.of(text));
            close();
            problem = "";
            search = next;
            refreshes = 0;
            refresh();
        } catch (PatternSyntaxException e) {
            problem = e.getIndex() < 0
                    ? Texts.get("tree.badExpression", e.getDescription())
                    : Texts.get("tree.badExpressionAt", e.getDescription(), e.getIndex() + 1);
        }
    }

    /**
     * Has the search go on, unless it failed, and gives the rows what it found. The rows of the filter before stay
     * until there are some, or none to come.
     */
    void refresh() {
        TopicSearch now = search;
        if (now != null && problem.isEmpty()) {
            resume(now);
        }
        refreshes++;
        if (now == null || now.isComplete() || (now.found() > 0 && refreshes > PATIENCE)) {
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
        }
    }

    /** Whether more rows may come without a message. */
    boolean isUnfinished() {
        return search != failed
                && (rows.isFiltering() || (search != null && (search.isWorking() || search != rows.filter())));
    }

    /** The pattern in force; null when all topics show. */
    @Nullable
    TopicPattern pattern() {
        return search == null ? null : search.pattern();
    }

    /** Whether all topics that were there have been tested, or no more will be. */
    boolean isComplete() {
        return search == null || search == failed || search.isComplete();
    }

    /** Why what was typed last is no filter, or its search failed; empty when it is in force. */
    String problem() {
        return problem;
    }

    /** What is in force and how many topics match; empty without a filter. */
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

    /** Ends the search. */
    void close() {
        if (search != null) {
            search.cancel();
        }
    }
}
