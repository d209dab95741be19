// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

/**
 * What the window costs, as {@code org.topiary:type=Window}. All figures are since the start or the last
 * {@link #reset}.
 */
public interface WindowMXBean {
    /** Processor time of the JavaFX application thread as a share of the time that passed, 0 to 100. */
    double getFxBusyPercent();

    /** Longest time that the JavaFX application thread kept a task waiting or was held by one of our ticks, ms. */
    double getLongestFxPauseMillis();

    /** Frames drawn per second; 0 while nothing changes. */
    double getFramesPerSecond();

    /** 99th percentile of the duration of our ticks, ms; over the last 4,096 ticks at most. */
    double getTickMillisP99();

    /** Starts all figures again. */
    void reset();
}
