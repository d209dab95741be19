// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.random.RandomGenerator;

/**
 * How long a connection waits for what; milliseconds.
 *
 * @param connectTimeout for the transport, for the TLS and WebSocket handshakes, and for the CONNACK, each
 * @param firstDelay before the first attempt to reconnect; doubled for each further one
 * @param maxDelay the delay that is never exceeded but by the jitter
 * @param stable a connection that lived shorter does not reset the delay, so that two clients with one client id do
 *     not fight fast
 */
record Timing(int connectTimeout, long firstDelay, long maxDelay, long stable) {
    static final Timing DEFAULT = new Timing(10_000, 1_000, 60_000, 10_000);

    private static final double JITTER = 0.2;

    /**
     * @param failures attempts that failed before, from 0
     */
    long delay(int failures, RandomGenerator random) {
        long delay = failures >= 30 ? maxDelay : Math.min(maxDelay, firstDelay << failures);
        return Math.round(delay * (1 + JITTER * (2 * random.nextDouble() - 1)));
    }
}
