// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * The clocks and the timer of a session.
 *
 * @param wall timestamps messages; may be adjusted
 * @param ticks monotonic, in ns
 * @param control the single thread for all decisions of the session, immediate and scheduled; shut down together with
 *     the session
 */
record Timing(InstantSource wall, LongSupplier ticks, ScheduledExecutorService control) {
    static Timing of(InstantSource wall) {
        return new Timing(wall, System::nanoTime, ControlThread.executor());
    }
}
