// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.sparkplug.state.Liveness;

/**
 * A row of the list. Texts are fit to be shown.
 *
 * @param depth number of branches around it
 * @param detail what is known besides the name; empty for nothing
 * @param liveness null for what has no state
 * @param findings number of findings
 * @param metric the value of a metric; null for what is none
 */
public record DeviceRow(
        DeviceKey key,
        int depth,
        String name,
        String detail,
        @Nullable Liveness liveness,
        long findings,
        boolean expandable,
        boolean expanded,
        @Nullable MetricCell metric) {}
