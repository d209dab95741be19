// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/**
 * The counts of a row's subtree at one time.
 *
 * @param messages messages from the beginning
 * @param bytes payload bytes from the beginning
 * @param lastTimeNanos when the newest message had arrived, ns since the epoch; 0 if none
 * @param retained whether the broker held a retained message for the row's own topic
 * @param rate messages per second; NaN if not known
 */
record RowFigures(long messages, long bytes, long lastTimeNanos, boolean retained, double rate) {}
