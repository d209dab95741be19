// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.List;

/**
 * The findings of a node and its devices.
 *
 * @param newest the newest ones, the oldest first
 * @param dropped number of older ones, which made room for these
 */
public record Findings(List<Finding> newest, long dropped) {
    public Findings {
        newest = List.copyOf(newest);
    }
}
