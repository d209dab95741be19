// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;

/**
 * A difference between the fields of two payloads.
 *
 * @param path in the newer payload; of a removed field, in the older one
 * @param formerPath in the older payload; the same as {@code path} unless the field is in an array whose elements moved
 * @param before null if it was added
 * @param after null if it was removed
 */
public record FieldChange(
        Kind kind,
        FieldPath path,
        FieldPath formerPath,
        @Nullable Field before,
        @Nullable Field after) {
    /** What happened to a field. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** An element is before others that were before it; its content may have changed, too. */
        MOVED
    }
}
