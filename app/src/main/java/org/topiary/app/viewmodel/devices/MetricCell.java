// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

/**
 * The newest value of a metric. Texts are fit to be shown.
 *
 * @param text the value with its unit; empty if it is not known yet
 * @param about data type, quality and what else is known about the value; empty for nothing
 * @param isGood whether the value can be relied on: it is in the history, and its quality is good
 * @param timeNanos when it arrived, nanoseconds since 1970-01-01T00:00Z; 0 if not known
 */
public record MetricCell(String text, String about, boolean isGood, long timeNanos) {
    static final MetricCell UNKNOWN = new MetricCell("", "", true, 0);
}
