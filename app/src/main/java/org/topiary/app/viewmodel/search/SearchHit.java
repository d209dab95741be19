// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.search;

import org.jspecify.annotations.Nullable;
import org.topiary.core.search.PayloadPattern;
import org.topiary.payload.Excerpt;

/**
 * A message found by a search, for a list. Two are equal when they represent the same message.
 *
 * @param node its topic, -1 if it has left the log since
 * @param topic with hidden characters made visible
 * @param pattern the search pattern
 */
public record SearchHit(
        long position, int node, String topic, long timeNanos, Excerpt excerpt, PayloadPattern pattern) {
    static SearchHit gone(long position, PayloadPattern pattern) {
        return new SearchHit(position, -1, "", 0, new Excerpt("", "", ""), pattern);
    }

    /** Whether the log has dropped the message since it was found. */
    public boolean isGone() {
        return node < 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SearchHit hit && hit.position == position;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }
}
