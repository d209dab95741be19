// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What a session goes by in time.
 *
 * @param wall stamps messages, and may be set
 * @param ticks ns, never set back
 * @param control one thread for all decisions of the session, at once and later; ended with it
 */
record Timing(InstantSource wall, LongSupplier ticks, ScheduledExecutorService control) {
    static Timing of(InstantSource wall) {
        return new Timing(wall, System::nanoTime, ControlThread.executor());
    }
}
