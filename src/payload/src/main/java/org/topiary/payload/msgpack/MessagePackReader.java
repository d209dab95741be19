// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.msgpack;

import org.topiary.payload.decode.ItemReader;

/** Reads the heads of MessagePack objects, see the chapter <i>Formats</i> of the specification. For one thread. */
final class MessagePackReader extends ItemReader {
    // First bytes: the first one of each group of formats.
    static final int FIX_MAP = 0x80;
    static final int FIX_ARRAY = 0x90;
    static final int FIX_TEXT = 0xa0;
    static final int NIL = 0xc0;
    static final int NEVER_USED = 0xc1;
    static final int FALSE = 0xc2;
    static final int TRUE = 0xc3;
    static final int BINARY = 0xc4;
    static final int EXTENSION = 0xc7;
    static final int FLOAT = 0xca;
    static final int DOUBLE = 0xcb;
    static final int UNSIGNED = 0xcc;
    static final int SIGNED = 0xd0;
    static final int FIX_EXTENSION = 0xd4;
    static final int TEXT = 0xd9;
    static final int ARRAY = 0xdc;
    static final int MAP = 0xde;
    static final int NEGATIVE_FIX = 0xe0;

    private static final int MAX_FIX_CONTAINER = 0x0f;
    private static final int MAX_FIX_TEXT = 0x1f;

    /** What an object is. */
    enum ObjectType {
        NIL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        TEXT,
        BINARY,
        ARRAY,
        MAP,
        EXTENSION,
        NONE
    }

    /** What each first byte says. */
    private static final ObjectType[] TYPES = new ObjectType[256];

    /** The number of bytes, after each first byte, that say how long the content is or how many elements there are. */
    private static final byte[] COUNT_SIZES = new byte[256];

    /** The number of bytes of a whole scalar with each first byte; 0 if that is not always the same, and for texts. */
    private static final byte[] SCALAR_SIZES = new byte[256];

    /** The same with short texts and empty containers; {@link #OPEN} for other short containers. */
    private static final byte[] SIZES = new byte[256];

    static {
        for (int first = 0; first < TYPES.length; first++) {
            TYPES[first] = type(first);
            COUNT_SIZES[first] = (byte) countSize(first);
            byte[] head = {(byte) first};
            long count = COUNT_SIZES[first] == 0 ? count(head, 0) : -1;
            SCALAR_SIZES[first] = (byte)
                    switch (TYPES[first]) {
                        case NIL, BOOLEAN, INTEGER, FLOAT -> 1 + count(head, 0);
                        default -> 0;
                    };
            SIZES[first] = (byte)
                    switch (TYPES[first]) {
                        case TEXT -> 1 + count;
                        case ARRAY, MAP -> count == 0 ? 1 : count > 0 ? OPEN : 0;
                        default -> SCALAR_SIZES[first];
                    };
        }
    }

    /** @param length of the whole payload, of which {@code bytes} may be the beginning */
    MessagePackReader(byte[] bytes, int length) {
        super(MessagePackDecoder.ID, bytes, length);
    }

    private static ObjectType type(int first) {
        if (first < FIX_MAP || first >= NEGATIVE_FIX || (first >= UNSIGNED && first < FIX_EXTENSION)) {
            return ObjectType.INTEGER;
        }
        if (first < NIL) {
            return first < FIX_ARRAY ? ObjectType.MAP : first < FIX_TEXT ? ObjectType.ARRAY : ObjectType.TEXT;
        }
        if (first >= FIX_EXTENSION) {
            return first < TEXT
                    ? ObjectType.EXTENSION
                    : first < ARRAY ? ObjectType.TEXT : first < MAP ? ObjectType.ARRAY : ObjectType.MAP;
        }
        return switch (first) {
            case NIL -> ObjectType.NIL;
            case NEVER_USED -> ObjectType.NONE;
            case FALSE, TRUE -> ObjectType.BOOLEAN;
            case FLOAT, DOUBLE -> ObjectType.FLOAT;
            default -> first < EXTENSION ? ObjectType.BINARY : ObjectType.EXTENSION;
        };
    }

    private static int countSize(int first) {
        if (first >= ARRAY && first < NEGATIVE_FIX) {
            return first % 2 == 0 ? 2 : 4;
        }
        int group = first >= TEXT && first < ARRAY ? TEXT : first >= EXTENSION && first < FLOAT ? EXTENSION : BINARY;
        return first >= group && first < group + 3 ? 1 << (first - group) : 0;
    }

    static ObjectType type(byte[] bytes, int at) {
        return TYPES[bytes[at] & 0xff];
    }

    /** Offset after the first byte, the number of bytes or elements, and the type of an extension. */
    static int afterHead(byte[] bytes, int at) {
        return at + 1 + COUNT_SIZES[bytes[at] & 0xff] + (type(bytes, at) == ObjectType.EXTENSION ? 1 : 0);
    }

    /** The number of bytes of the content, or of elements, or of entries; unsigned 32 bits at most. */
    static long count(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int size = COUNT_SIZES[first];
        if (size > 0) {
            return number(bytes, at + 1, size);
        }
        return switch (type(bytes, at)) {
            case MAP, ARRAY -> first & MAX_FIX_CONTAINER;
            case TEXT -> first & MAX_FIX_TEXT;
            case EXTENSION -> 1 << (first - FIX_EXTENSION);
            case FLOAT -> first == FLOAT ? Float.BYTES : Double.BYTES;
            case INTEGER ->
                first < FIX_MAP || first >= NEGATIVE_FIX ? 0 : 1 << (first - (first < SIGNED ? UNSIGNED : SIGNED));
            case NIL, BOOLEAN, BINARY, NONE -> 0;
        };
    }

    /** The bits of up to eight bytes. */
    static long bits(byte[] bytes, int from, int to) {
        return number(bytes, from, to - from);
    }

    @Override
    protected int scalar(int at) {
        int size = SCALAR_SIZES[bytes[at] & 0xff];
        return size > 0 && at + size <= bytes.length ? at + size : 0;
    }

    @Override
    protected int shortText(int at) {
        int first = bytes[at] & 0xff;
        int end = at + 1 + (first & MAX_FIX_TEXT);
        return first >= FIX_TEXT && first < NIL && end <= bytes.length ? end : 0;
    }

    @Override
    protected int pass(int at) {
        int size = SIZES[bytes[at] & 0xff];
        if (size > 0) {
            return at + size <= bytes.length ? at + size : NO_ITEM;
        }
        return size == OPEN ? OPEN : passLong(at);
    }

    private int passLong(int at) {
        int from = afterHead(bytes, at);
        if (from > bytes.length) {
            return NO_ITEM;
        }
        long count = count(bytes, at);
        ObjectType type = type(bytes, at);
        if (type == ObjectType.ARRAY || type == ObjectType.MAP) {
            return count == 0 ? from : OPEN;
        }
        return from + count <= bytes.length ? (int) (from + count) : NO_ITEM;
    }

    @Override
    protected Item read(int at) {
        Item found = need(at, at, 1);
        if (found != Item.VALUE) {
            return found;
        }
        int size = SCALAR_SIZES[bytes[at] & 0xff];
        ObjectType type = type(bytes, at);
        if (size > 0) {
            keyType = type == ObjectType.INTEGER ? KeyType.INTEGER : KeyType.OTHER;
            return content(at, at, size);
        }
        if (type == ObjectType.NONE) {
            return bad("reserved", at);
        }
        int from = afterHead(bytes, at);
        found = need(at, at, from - at);
        if (found != Item.VALUE) {
            return found;
        }
        keyType = type == ObjectType.TEXT ? KeyType.TEXT : KeyType.OTHER;
        long count = count(bytes, at);
        return switch (type) {
            case ARRAY, MAP -> container(at, from, count, type == ObjectType.MAP);
            case TEXT -> text(at, from, count);
            default -> content(at, from, count);
        };
    }
}
