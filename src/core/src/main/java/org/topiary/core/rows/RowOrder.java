// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

/**
 * How siblings are ordered.
 *
 * @param reversed the other way round; siblings that are otherwise equal remain in the order of their names
 */
public record RowOrder(By by, boolean reversed) {
    /** By name, from A to Z. */
    public static final RowOrder NAME = by(By.NAME);

    /** What siblings are ordered by, and what comes first unless reversed. */
    public enum By {
        /**
         * Natural order of the level name; case matters only between names that are otherwise equal. Top levels that
         * start with $ come last, even if reversed.
         */
        NAME,
        /** Smallest value first, by a key that the owner of the rows supplies; topics without one last. */
        VALUE,
        /** Topics with a retained message first. */
        RETAINED,
        /** Most messages in the subtree first. */
        MESSAGES,
        /** Most messages in the subtree since a recent moment first. */
        RATE,
        /** Newest change in the subtree first. */
        LAST_CHANGE,
        /** Most payload bytes in the subtree first. */
        BYTES;

        /** Whether the largest comes first unless reversed. */
        public boolean startsWithLargest() {
            return this == MESSAGES || this == RATE || this == BYTES || this == RETAINED;
        }
    }

    /** The order of one kind that is not reversed. */
    public static RowOrder by(By by) {
        return new RowOrder(by, false);
    }

    /** The other way round. */
    public RowOrder reverse() {
        return new RowOrder(by, !reversed);
    }

    /** Whether the order changes as messages arrive. */
    public boolean isLive() {
        return by != By.NAME;
    }
}
