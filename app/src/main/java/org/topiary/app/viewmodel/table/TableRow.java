// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.List;

/**
 * A row of the table.
 *
 * @param node the topic, or the level of a device
 * @param name the topic below the branch, as received
 * @param topics with messages; one, unless the row is a device
 */
public record TableRow(int node, String name, List<Part> topics) {
    /**
     * A topic of a row.
     *
     * @param name below the device; empty for the device itself, and where rows are topics
     */
    record Part(int node, String name) {}

    public TableRow {
        topics = List.copyOf(topics);
    }
}
