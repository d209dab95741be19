// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

/** Tests the nodes of a tree against a pattern. One thread at a time. */
sealed interface NodeMatcher permits TextMatcher, WildcardMatcher, ExpressionMatcher {
    /**
     * Whether the topic of a node may match. To be asked of every node from 1 on, once, in the order of their ids: a
     * node's answer goes on from its parent's.
     */
    boolean mayMatch(int node);

    /** Whether the topic does match, asked after {@link #mayMatch} said that it may. */
    default boolean matches(int node) {
        return true;
    }

    /** Topics that {@link #matches} gave up. */
    default int undecided() {
        return 0;
    }
}
