// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/**
 * One row of the tree, ready to draw.
 *
 * @param node node id
 * @param depth rows above that it belongs to, 0 for a top row
 * @param name level name with hidden characters made visible; several with {@code /} between them, if levels share the
 *     row because each has nothing but the next
 * @param preview the newest payload of the row's own topic in one line; empty for a pure branch
 * @param retained whether the broker holds a retained message for it
 * @param count messages of the subtree, formatted; empty when unknown
 * @param bytes payload bytes of the subtree, formatted; empty when unknown, or while their column is hidden
 * @param topics topics of the subtree
 * @param rate messages per second of the subtree, formatted; empty when unknown or zero
 * @param age time since the newest message of the subtree, formatted; empty if none; at a past time, unless paused,
 *     since that of the topic itself
 * @param glow how recently it changed, 1 (now) to 0 (a second ago or more)
 * @param absent whether it had no message yet at the selected time
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
        String bytes,
        int topics,
        String rate,
        String age,
        double glow,
        boolean absent) {}
