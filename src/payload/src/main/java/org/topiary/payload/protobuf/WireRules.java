// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;

/** How fields of a schema are sent. */
final class WireRules {
    private WireRules() {}

    /** The type on the wire of one value of a field. */
    static WireType typeOf(FieldDescriptor field) {
        return switch (field.getType()) {
            case INT32, INT64, UINT32, UINT64, SINT32, SINT64, BOOL, ENUM -> WireType.VARINT;
            case FIXED64, SFIXED64, DOUBLE -> WireType.FIXED64;
            case FIXED32, SFIXED32, FLOAT -> WireType.FIXED32;
            case STRING, BYTES, MESSAGE -> WireType.BYTES;
            case GROUP -> WireType.GROUP;
        };
    }

    /** Whether a field may be sent with a type; receivers read packed numbers whatever the schema says. */
    static boolean fits(FieldDescriptor field, WireType type) {
        return type == typeOf(field) || isPacked(field, type);
    }

    private static boolean isPacked(FieldDescriptor field, WireType type) {
        return field.isPackable() && type == WireType.BYTES;
    }

    /** The numbers in a part of a repeated field, or the only value in it. */
    static PackedNumbers elements(FieldDescriptor field, byte[] payload, WireField wire) {
        return isPacked(field, wire.type())
                ? PackedNumbers.of(payload, wire, typeOf(field))
                : PackedNumbers.single(payload, wire);
    }
}
