// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

/**
 * The cost of the window, as {@code org.topiary:type=Window}. All figures count from the start or the last
 * {@link #reset}.
 */
public interface WindowMXBean {
    /** Processor time of the JavaFX application thread as a percentage of the elapsed time, 0 to 100. */
    double getFxBusyPercent();

    /**
     * Longest time that a task waited for the JavaFX application thread, or that one of our ticks occupied it, in ms.
     */
    double getLongestFxPauseMillis();

    /** Frames drawn per second; 0 while nothing changes. */
    double getFramesPerSecond();

    /** 99th percentile of the duration of our ticks, in ms; over at most the last 4,096 ticks. */
    double getTickMillisP99();

    /** Restarts all figures. */
    void reset();
}
