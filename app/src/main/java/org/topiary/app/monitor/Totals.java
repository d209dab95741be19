// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

/**
 * Figures that only grow, for someone who looks now and then and takes the difference.
 *
 * @param timeNanos when they were read, by {@link System#nanoTime}
 * @param fxCpuNanos processor time of the JavaFX application thread
 * @param frames frames laid out and handed to the renderer
 */
public record Totals(long timeNanos, long fxCpuNanos, long frames) {}
