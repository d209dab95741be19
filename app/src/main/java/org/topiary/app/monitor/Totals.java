// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

/**
 * Figures that only grow, for a caller that polls and computes differences.
 *
 * @param timeNanos when they were read, by {@link System#nanoTime}
 * @param fxCpuNanos processor time of the JavaFX application thread
 * @param frames number of frames laid out and handed to the renderer
 */
public record Totals(long timeNanos, long fxCpuNanos, long frames) {}
