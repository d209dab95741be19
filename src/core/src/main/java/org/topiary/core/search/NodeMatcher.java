// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

/** Tests the nodes of a tree against a pattern. One thread at a time. */
sealed interface NodeMatcher permits TextMatcher, WildcardMatcher, ExpressionMatcher {
    /**
     * Whether the topic of a node may match. Must be called once for every node from 1 on, in the order of their ids:
     * the result for a node builds on that for its parent.
     */
    boolean mayMatch(int node);

    /** Whether the topic matches; called only if {@link #mayMatch} returned true. */
    default boolean matches(int node) {
        return true;
    }

    /** Number of topics that {@link #matches} gave up on. */
    default int undecided() {
        return 0;
    }
}
