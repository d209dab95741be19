// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/**
 * One row of the tree as it is to be drawn.
 *
 * @param node node id
 * @param depth levels below the top level, 0 for a top level
 * @param name level name with hidden characters made visible
 * @param preview the newest payload of this very topic in one line; empty for a pure branch
 * @param retained whether the broker holds a retained message for it
 * @param messages messages of the subtree, for a person
 * @param topics topics of the subtree
 * @param rate messages per second of the subtree, for a person; empty when unknown or nil
 * @param age time since the newest message of the subtree, for a person; empty if none
 * @param glow how freshly it changed, 1 (now) to 0 (a second ago or more)
 */
public record TopicRow(
        int node,
        int depth,
        String name,
        boolean expandable,
        boolean expanded,
        String preview,
        boolean retained,
        String messages,
        int topics,
        String rate,
        String age,
        double glow) {}
