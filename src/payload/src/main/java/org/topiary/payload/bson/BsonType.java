// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field.Kind;

/** The types of elements, those that are deprecated, too. */
enum BsonType {
    DOUBLE(0x01, 8, Kind.NUMBER, ""),
    STRING(0x02, -1, Kind.TEXT, ""),
    DOCUMENT(0x03, -1, Kind.OBJECT, ""),
    ARRAY(0x04, -1, Kind.ARRAY, ""),
    BINARY(0x05, -1, Kind.BYTES, ""),
    UNDEFINED(0x06, 0, Kind.NULL, "undefined"),
    OBJECT_ID(0x07, 12, Kind.TEXT, "ObjectId"),
    BOOLEAN(0x08, 1, Kind.BOOLEAN, ""),
    DATE(0x09, 8, Kind.TIME, ""),
    NULL(0x0a, 0, Kind.NULL, ""),
    REGEX(0x0b, -1, Kind.TEXT, "regex"),
    DB_POINTER(0x0c, -1, Kind.TEXT, "DBPointer"),
    CODE(0x0d, -1, Kind.TEXT, "JavaScript"),
    SYMBOL(0x0e, -1, Kind.TEXT, "symbol"),
    CODE_WITH_SCOPE(0x0f, -1, Kind.OBJECT, "JavaScript"),
    INT32(0x10, 4, Kind.NUMBER, ""),
    TIMESTAMP(0x11, 8, Kind.TEXT, "timestamp"),
    INT64(0x12, 8, Kind.NUMBER, ""),
    DECIMAL(0x13, 16, Kind.NUMBER, ""),
    MIN_KEY(0xff, 0, Kind.ENUM, ""),
    MAX_KEY(0x7f, 0, Kind.ENUM, "");

    private final int code;
    private final int size;
    private final Kind kind;
    private final String word;

    BsonType(int code, int size, Kind kind, String word) {
        this.code = code;
        this.size = size;
        this.kind = kind;
        this.word = word;
    }

    /** The type with a number; null if there is none. */
    static @Nullable BsonType of(byte code) {
        for (BsonType each : values()) {
            if (each.code == (code & 0xff)) {
                return each;
            }
        }
        return null;
    }

    /** In bytes; -1 if it differs. */
    int size() {
        return size;
    }

    Kind kind() {
        return kind;
    }

    /** The name of a type that its kind does not tell; empty for others. */
    String word() {
        return word;
    }
}
