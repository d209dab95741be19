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
 * @param count messages of the subtree, or its bytes when they make the order, for a person; empty when unknown
 * @param ofBytes whether the count is one of bytes
 * @param topics topics of the subtree
 * @param rate messages per second of the subtree, for a person; empty when unknown or nil
 * @param age time since the newest message of the subtree, for a person; empty if none; of an earlier time that is no
 *     pause, since that of the topic itself
 * @param glow how freshly it changed, 1 (now) to 0 (a second ago or more)
 * @param absent whether it had no message yet at the time that is looked at
 */
public record TopicRow(
        int node,
        int depth,
        String name,
        boolean expandable,
        boolean expanded,
        String preview,
        boolean retained,
        String count,
        boolean ofBytes,
        int topics,
        String rate,
        String age,
        double glow,
        boolean absent) {}
