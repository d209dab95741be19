// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

/**
 * How far names are indented. Steps are equal at first; deeper levels, of which a topic may have 30,000, share a
 * bounded rest, so that there is always room for the name.
 */
final class Indent {
    private static final double STEP = 14;
    /** The most that all levels take of the width of the column. */
    private static final double SHARE = 0.3;

    private Indent() {}

    /**
     * @param depth levels above, 0 for a top level
     * @param width of the column of names, pixels
     */
    static double of(int depth, double width) {
        double most = SHARE * width;
        double full = depth * STEP;
        double equal = most / 2;
        return full <= equal ? full : most - equal * equal / full;
    }
}
