// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a layout, or bytes that it skips.
 *
 * @param name empty for bytes that are skipped
 * @param bits of one element; 0 for types whose size is given in bytes
 * @param size in bytes, of types without a fixed number of bits; of others not used
 * @param count of the elements of an array; null if this is no array
 * @param timeUnit of a time
 * @param unit empty for none
 * @param names by number; empty for none
 */
record Step(
        String name,
        Type type,
        boolean little,
        int bits,
        Length size,
        @Nullable Length count,
        Scale scale,
        TimeUnit timeUnit,
        String unit,
        Map<Long, String> names) {
    /** What the bytes are read as. */
    enum Type {
        UNSIGNED,
        SIGNED,
        FLOAT,
        TIME,
        BITS,
        SIGNED_BITS,
        TEXT,
        ASCII,
        BYTES,
        SKIP;

        boolean isInteger() {
            return this == UNSIGNED || this == SIGNED || isBits();
        }

        boolean isNumber() {
            return this == FLOAT || isInteger();
        }

        /** Whether fields follow each other inside a byte. */
        boolean isBits() {
            return this == BITS || this == SIGNED_BITS;
        }

        boolean isText() {
            return this == TEXT || this == ASCII;
        }

        /** Whether the size is given in bytes. */
        boolean hasSize() {
            return isText() || this == BYTES || this == SKIP;
        }
    }

    /** What a time counts since 1970. */
    enum TimeUnit {
        SECONDS(1),
        MILLISECONDS(1_000),
        MICROSECONDS(1_000_000),
        NANOSECONDS(1_000_000_000);

        private final long perSecond;

        TimeUnit(long perSecond) {
            this.perSecond = perSecond;
        }

        long perSecond() {
            return perSecond;
        }
    }

    /** A number of bytes or elements. */
    sealed interface Length {}

    /** @param number 0 or more */
    record Fixed(int number) implements Length {}

    /**
     * What an earlier field says.
     *
     * @param step the index of the field
     */
    record Named(int step) implements Length {}

    /** All that is left. */
    record Rest() implements Length {}

    boolean takesRest() {
        return (type.hasSize() && size instanceof Rest) || count instanceof Rest;
    }
}
