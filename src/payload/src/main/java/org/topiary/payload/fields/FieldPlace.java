// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;

/** A field and the way to it. Immutable. */
public record FieldPlace(FieldPath path, Field field) {
    /** Fields inside this many others are not looked for. */
    public static final int MAX_DEPTH = 1_000;

    /** The field with a path; null if there is none. Takes time in proportion to the fields passed. */
    public static @Nullable FieldPlace of(Field root, FieldPath path) {
        Field found = path.find(root);
        return found == null ? null : new FieldPlace(path, found);
    }

    /**
     * The innermost field that a byte belongs to, the whole payload at least. Takes time in proportion to the fields
     * passed.
     *
     * @param offset in the bytes that the ranges of fields refer to
     * @param ended asked for each field whether to end early, with the field found so far
     */
    public static FieldPlace at(Field root, int offset, BooleanSupplier ended) {
        Field at = root;
        FieldPath path = FieldPath.ROOT;
        while (path.steps().size() < MAX_DEPTH) {
            Field inside = inside(at, offset, ended);
            if (inside == null) {
                break;
            }
            path = path.to(inside);
            at = inside;
        }
        return new FieldPlace(path, at);
    }

    private static @Nullable Field inside(Field parent, int offset, BooleanSupplier ended) {
        for (Field child : parent.children()) {
            Field.Range range = child.range();
            if (range.start() <= offset && offset < range.end()) {
                return child;
            }
            if (ended.getAsBoolean()) {
                return null;
            }
        }
        return null;
    }
}
