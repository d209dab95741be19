// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.search;

import org.jspecify.annotations.Nullable;
import org.topiary.core.search.PayloadPattern;
import org.topiary.payload.Excerpt;

/**
 * A message that was found, as it is to be listed. Two are equal when they stand for the same message.
 *
 * @param node its topic, negative 1 when it has left the log since
 * @param topic readable
 * @param pattern what was looked for
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
