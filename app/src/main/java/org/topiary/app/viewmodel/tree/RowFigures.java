// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/**
 * What was counted of a row's subtree at some moment.
 *
 * @param messages messages from the beginning
 * @param bytes payload bytes from the beginning
 * @param lastTimeNanos when the newest message had come, ns since the epoch; 0 if none
 * @param retained whether the broker held a retained message for this very topic
 * @param rate messages per second; NaN if not known
 */
record RowFigures(long messages, long bytes, long lastTimeNanos, boolean retained, double rate) {}
