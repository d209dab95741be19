// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value in a decoded payload: the whole of it, a member of an object, or an element of an array. Any thread. */
public interface Field {
    /** The index of a field that is no element of an array. */
    int NO_INDEX = -1;

    /** The kind of a value. */
    enum Kind {
        /** Has children with names. */
        OBJECT,
        /** Has children with an index. */
        ARRAY,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        BYTES,
        TIME,
        ENUM;

        /** Whether fields of this kind have children. */
        public boolean hasChildren() {
            return this == OBJECT || this == ARRAY;
        }
    }

    /**
     * Where a field is in the payload, or in the bytes that its decoder unwrapped.
     *
     * @param end exclusive
     */
    record Range(int start, int end) {
        public int length() {
            return end - start;
        }
    }

    /** The name as the receiver understands it; empty for the whole payload and for elements. */
    String name();

    /** The index of an element, from 0; {@link #NO_INDEX} for other fields. */
    default int index() {
        return NO_INDEX;
    }

    Kind kind();

    /**
     * The exact text: what was sent, character by character, for formats that are text, so {@code 21.50} and
     * {@code "caf\u00e9"} with its quotes. Takes time and memory in proportion to the length of the field.
     */
    String text();

    /**
     * The beginning of {@link #text}, at most {@code maxChars} characters; never half of a character that takes two.
     * Formats with long texts override it, so that it takes no more time and memory than its result.
     */
    default String beginning(int maxChars) {
        String text = text();
        if (text.length() <= maxChars) {
            return text;
        }
        return text.substring(0, maxChars - (Character.isLowSurrogate(text.charAt(maxChars)) ? 1 : 0));
    }

    /**
     * The typed value: a {@link java.math.BigDecimal}, {@link Boolean}, {@link String}, {@link java.time.Instant} or
     * byte array. Null for objects, arrays and null, and for values that have no such type.
     */
    default @Nullable Object value() {
        return null;
    }

    /** The bytes that the field consists of; those of a child are within those of its parent. */
    Range range();

    /** The unit of a number; empty if not known. */
    default String unit() {
        return "";
    }

    /** A remark for the user in one line, such as the meaning of a code; empty for none. */
    default String note() {
        return "";
    }

    /**
     * The members or elements, in the order sent; names may occur more than once. They are created one by one while the
     * result is iterated, so that memory does not depend on their number.
     */
    default Iterable<Field> children() {
        return List.of();
    }
}
