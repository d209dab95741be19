// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.topiary.core.tree.TopicTree;

/**
 * Finds the topics of a tree with the highest rating. Walks down the tree, so that the name of a topic is built from
 * that of its branch, without a string for each. Any thread, in parallel with the tree's writer; topics that are added
 * meanwhile may be missed.
 */
public final class TopicRanking {
    /** Nodes rated between two checks for cancellation: less than a millisecond. */
    private static final int BLOCK = 1_024;

    private final TopicTree tree;
    private final ToIntFunction<CharSequence> rating;
    private final int most;
    private final PriorityQueue<Ranked> best = new PriorityQueue<>(Comparator.comparingInt(Ranked::rating));
    private final StringBuilder path = new StringBuilder();

    /**
     * A topic, or a branch without messages of its own.
     *
     * @param rating higher is better
     */
    public record Ranked(int node, String topic, int rating) {}

    private TopicRanking(TopicTree tree, ToIntFunction<CharSequence> rating, int most) {
        this.tree = tree;
        this.rating = rating;
        this.most = most;
    }

    /**
     * Rates all topics of a tree.
     *
     * @param rating rates a topic name, negative to leave it out; the name is valid during the call only
     * @param most maximum number of results, at least 1
     * @param cancelled checked at least every millisecond; then the result is incomplete
     * @return the topics with the highest rating, the highest first
     */
    public static List<Ranked> best(
            TopicTree tree, ToIntFunction<CharSequence> rating, int most, BooleanSupplier cancelled) {
        TopicRanking ranking = new TopicRanking(tree, rating, most);
        ranking.walk(cancelled);
        List<Ranked> found = new ArrayList<>(ranking.best);
        found.sort(Comparator.comparingInt(Ranked::rating).reversed());
        return found;
    }

    private void walk(BooleanSupplier cancelled) {
        int seen = 0;
        for (int node = tree.firstChild(TopicTree.ROOT); node != TopicTree.NONE; node = next(node)) {
            if (++seen % BLOCK == 0 && cancelled.getAsBoolean()) {
                return;
            }
            if (tree.parent(node) != TopicTree.ROOT) {
                path.append('/');
            }
            path.append(tree.name(node));
            rate(node);
        }
    }

    /** The next node in depth-first order; removes the levels that it is not below from the path. */
    private int next(int node) {
        int child = tree.firstChild(node);
        if (child != TopicTree.NONE) {
            return child;
        }
        for (int each = node; each != TopicTree.ROOT; each = tree.parent(each)) {
            int separator = tree.parent(each) == TopicTree.ROOT ? 0 : 1;
            path.setLength(path.length() - tree.name(each).length() - separator);
            int sibling = tree.nextSibling(each);
            if (sibling != TopicTree.NONE) {
                return sibling;
            }
        }
        return TopicTree.NONE;
    }

    private void rate(int node) {
        int rated = rating.applyAsInt(path);
        if (rated < 0 || (best.size() == most && rated <= best.element().rating())) {
            return;
        }
        if (best.size() == most) {
            best.remove();
        }
        best.add(new Ranked(node, path.toString(), rated));
    }
}
