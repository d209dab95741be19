// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import org.jspecify.annotations.Nullable;

/** How the content of a field is on the wire. */
public enum WireType {
    VARINT,
    FIXED64,
    /** Text, bytes, a message, or packed numbers. */
    BYTES,
    GROUP,
    /** The end of a group; never the type of a field. */
    GROUP_END,
    FIXED32;

    /** The type of a number on the wire; null for one that has none. */
    static @Nullable WireType of(int number) {
        return switch (number) {
            case 0 -> VARINT;
            case 1 -> FIXED64;
            case 2 -> BYTES;
            case 3 -> GROUP;
            case 4 -> GROUP_END;
            case 5 -> FIXED32;
            default -> null;
        };
    }
}
