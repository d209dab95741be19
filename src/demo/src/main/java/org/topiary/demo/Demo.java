// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

/** The embedded broker with the four simulated sites on it. */
public final class Demo implements AutoCloseable {
    /**
     * @param rate factor on the speed of everything, 1 is life-like
     * @param seed repeats the same values
     */
    public static Demo start(double rate, long seed) {
        throw new UnsupportedOperationException();
    }

    public int port() {
        throw new UnsupportedOperationException();
    }

    /** Stops the sites at once and the broker in the background of a few seconds. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
