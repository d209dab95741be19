// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.function.LongUnaryOperator;

/**
 * Messages per second of the nodes that are on the screen: samples their counters when asked, keeps nothing for others. One thread.
 */
public final class RateMeter {
    /**
     * @param counter current count of a node id
     */
    public RateMeter(LongUnaryOperator counter) {
        throw new UnsupportedOperationException();
    }

    /** Messages per second of a node over the last seconds; NaN until it has been on the screen for a second. */
    public double rate(int node, long nowNanos) {
        throw new UnsupportedOperationException();
    }

    /** Forgets nodes that nobody asked for since a while. */
    public void sweep(long nowNanos) {
        throw new UnsupportedOperationException();
    }
}
