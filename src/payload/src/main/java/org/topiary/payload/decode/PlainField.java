// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field whose parts are known when it is created.
 *
 * @param children created by the decoder; may be created on demand
 */
public record PlainField(
        String name,
        int index,
        Kind kind,
        String text,
        @Nullable Object value,
        Range range,
        String unit,
        String note,
        Iterable<Field> children)
        implements Field {
    /** A value without children, unit and note. */
    public static PlainField value(String name, Kind kind, String text, @Nullable Object value, Range range) {
        return new PlainField(name, NO_INDEX, kind, text, value, range, "", "", List.of());
    }

    /** An object. */
    public static PlainField object(String name, Range range, Iterable<Field> children) {
        return new PlainField(name, NO_INDEX, Kind.OBJECT, "", null, range, "", "", children);
    }

    /** An array. */
    public static PlainField array(String name, Range range, Iterable<Field> children) {
        return new PlainField(name, NO_INDEX, Kind.ARRAY, "", null, range, "", "", children);
    }

    /** A copy that is an element of an array. */
    public PlainField at(int place) {
        return new PlainField("", place, kind, text, value, range, unit, note, children);
    }

    public PlainField withUnit(String changed) {
        return new PlainField(name, index, kind, text, value, range, changed, note, children);
    }

    public PlainField withNote(String changed) {
        return new PlainField(name, index, kind, text, value, range, unit, changed, children);
    }
}
