// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;

/**
 * The fields of a message, and those of the previous message of the topic. Immutable; any thread.
 *
 * @param root the whole payload
 * @param bytes those that the ranges of fields refer to; nobody may modify them
 * @param outer the name of the format that the bytes were unwrapped from; empty if they are those of the payload
 * @param former the previous message; null if there is none to compare with
 */
public record FieldTree(
        Field root, byte[] bytes, String outer, @Nullable FieldTree former) {
    /**
     * @param outer the name of the format that the payload was unwrapped from, if it was
     * @param former the previous message; null if there is none to compare with
     */
    public static FieldTree of(byte[] payload, Decoded decoded, String outer, @Nullable FieldTree former) {
        return new FieldTree(
                decoded.root(),
                decoded.unwrapped().orElse(payload),
                decoded.unwrapped().isPresent() ? outer : "",
                former);
    }

    /** Whether it is the same tree, and not only an equal one, which would have to be read to be found out. */
    @SuppressWarnings("ReferenceEquality")
    public boolean is(@Nullable FieldTree other) {
        return this == other;
    }

    /** Whether the payload has fields, and is not only one value. */
    public boolean hasFields() {
        return root.kind().hasChildren();
    }
}
