// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType.Primitive;

/**
 * What a value means (section <i>Logical Types</i> of the specification).
 *
 * @param scale of a decimal: the number of digits after the point
 */
public record Logical(Meaning meaning, int scale) {
    /** No other meaning than that of its type. */
    public static final Logical NONE = new Logical(Meaning.NONE, 0);

    /** The logical types. */
    public enum Meaning {
        NONE(""),
        DECIMAL("decimal"),
        BIG_DECIMAL("big-decimal"),
        UUID("uuid"),
        DATE("date"),
        TIME_MILLIS("time-millis"),
        TIME_MICROS("time-micros"),
        TIMESTAMP_MILLIS("timestamp-millis"),
        TIMESTAMP_MICROS("timestamp-micros"),
        TIMESTAMP_NANOS("timestamp-nanos"),
        LOCAL_TIMESTAMP_MILLIS("local-timestamp-millis"),
        LOCAL_TIMESTAMP_MICROS("local-timestamp-micros"),
        LOCAL_TIMESTAMP_NANOS("local-timestamp-nanos"),
        DURATION("duration");

        private static final int UUID_BYTES = 16;
        private static final int DURATION_BYTES = 12;

        private final String word;

        Meaning(String word) {
            this.word = word;
        }

        /**
         * Whether a type may have this meaning.
         *
         * @param primitive null for a fixed type
         * @param size of a fixed type, in bytes
         */
        boolean fits(@Nullable Primitive primitive, int size) {
            return switch (this) {
                case NONE -> false;
                case DECIMAL -> primitive == null || primitive == Primitive.BYTES;
                case BIG_DECIMAL -> primitive == Primitive.BYTES;
                case UUID -> primitive == Primitive.STRING || (primitive == null && size == UUID_BYTES);
                case DATE, TIME_MILLIS -> primitive == Primitive.INT;
                case DURATION -> primitive == null && size == DURATION_BYTES;
                default -> primitive == Primitive.LONG;
            };
        }

        /** The word of the specification; empty for none. */
        public String word() {
            return word;
        }
    }
}
