// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import org.topiary.payload.sparkplug.MetricTable;

/**
 * The metrics of the newest birth of a node or device, and where their newest values are.
 *
 * @param metrics empty if no birth is known, or it is no longer kept
 * @param positions of each metric in {@link MetricTable#byName}, the position of the newest message with a value of it
 *     that is not historical; must not be modified
 */
public record NewestMetrics(MetricTable metrics, long[] positions) {
    /** No birth is known. */
    public static final NewestMetrics NONE = new NewestMetrics(MetricTable.EMPTY, new long[0]);
}
