// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import org.topiary.payload.decode.ItemReader;

/** Reads the heads of CBOR data items (RFC 8949 section 3). For one thread. */
final class CborReader extends ItemReader {
    // Major types.
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;

    /** The additional information of an item without a length, and of a break. */
    static final int INDEFINITE = 31;

    static final byte BREAK_BYTE = (byte) 0xff;

    private static final int FIRST_RESERVED = 28;
    private static final int ONE_BYTE = 24;
    private static final int FIRST_SIMPLE_OF_TWO_BYTES = 32;

    /** The number of bytes of a whole scalar with each first byte; 0 if that is not always the same, and for texts. */
    private static final byte[] SCALAR_SIZES = new byte[256];

    /** The same with short texts and empty containers; {@link #OPEN} for other short containers. */
    private static final byte[] SIZES = new byte[256];

    static {
        for (int first = 0; first < SIZES.length; first++) {
            byte[] head = {(byte) first};
            int info = info(head, 0);
            boolean small = info < ONE_BYTE;
            boolean number = info < FIRST_RESERVED;
            SCALAR_SIZES[first] = (byte)
                    switch (major(head, 0)) {
                        case UNSIGNED, NEGATIVE -> number ? afterHead(head, 0) : 0;
                        case BYTES -> small ? 1 + info : 0;
                        case TEXT, ARRAY, MAP, TAG -> 0;
                        // Simple values of two bytes may be wrong.
                        default -> number && info != ONE_BYTE ? afterHead(head, 0) : 0;
                    };
            SIZES[first] = (byte)
                    switch (major(head, 0)) {
                        case TEXT -> small ? 1 + info : 0;
                        case ARRAY, MAP -> info == 0 ? 1 : small ? OPEN : 0;
                        default -> SCALAR_SIZES[first];
                    };
        }
    }

    /** @param length of the whole payload, of which {@code bytes} may be the beginning */
    CborReader(byte[] bytes, int length) {
        super(CborDecoder.ID, bytes, length);
    }

    static int major(byte[] bytes, int at) {
        return (bytes[at] & 0xff) >> 5;
    }

    static int info(byte[] bytes, int at) {
        return bytes[at] & 0x1f;
    }

    /** The number of bytes of the argument, after the first byte of a head. */
    static int argumentSize(byte[] bytes, int at) {
        int info = info(bytes, at);
        return info < ONE_BYTE || info == INDEFINITE ? 0 : 1 << (info - ONE_BYTE);
    }

    /** The argument of a head, as an unsigned number. */
    static long argument(byte[] bytes, int at) {
        int size = argumentSize(bytes, at);
        return size == 0 ? info(bytes, at) : number(bytes, at + 1, size);
    }

    /** Whether the first head is there. */
    static boolean isHeadComplete(byte[] bytes) {
        return info(bytes, 0) < FIRST_RESERVED && afterHead(bytes, 0) <= bytes.length;
    }

    /** Offset after a head. */
    static int afterHead(byte[] bytes, int at) {
        return at + 1 + argumentSize(bytes, at);
    }

    @Override
    protected int scalar(int at) {
        int size = SCALAR_SIZES[bytes[at] & 0xff];
        return size > 0 && at + size <= bytes.length ? at + size : 0;
    }

    @Override
    protected int shortText(int at) {
        int info = info(bytes, at);
        int end = at + 1 + info;
        return major(bytes, at) == TEXT && info < ONE_BYTE && end <= bytes.length ? end : 0;
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
        boolean indefinite = info(bytes, at) == INDEFINITE;
        int major = major(bytes, at);
        int from = afterHead(bytes, at);
        if (from > bytes.length || bytes[at] == BREAK_BYTE) {
            return NO_ITEM;
        }
        if (major == TAG) {
            return ~from;
        }
        if (major == ARRAY || major == MAP) {
            return !indefinite && argument(bytes, at) == 0 ? from : OPEN;
        }
        long end = from;
        if (major == BYTES || major == TEXT) {
            end = indefinite ? afterChunks(from) : from + argument(bytes, at);
        }
        return end <= bytes.length ? (int) end : NO_ITEM;
    }

    /** Offset after the break that ends the chunks of a string; beyond the bytes if it is not there. */
    private long afterChunks(int from) {
        long at = from;
        while (at < bytes.length && bytes[(int) at] != BREAK_BYTE) {
            int head = afterHead(bytes, (int) at);
            at = head > bytes.length ? head : head + argument(bytes, (int) at);
        }
        return at + 1;
    }

    @Override
    protected Item read(int at) {
        return at < bytes.length && info(bytes, at) < ONE_BYTE ? readShort(at) : readAny(at);
    }

    /** Reads an item whose head is one byte, as most are. */
    private Item readShort(int at) {
        int info = info(bytes, at);
        int major = major(bytes, at);
        keyType = keyType(major);
        next = at + 1;
        return switch (major) {
            case BYTES -> content(at, next, info);
            case TEXT -> text(at, next, info);
            case ARRAY, MAP -> container(at, next, info, major == MAP);
            case TAG -> Item.PREFIX;
            default -> Item.VALUE;
        };
    }

    private static KeyType keyType(int major) {
        return major <= NEGATIVE ? KeyType.INTEGER : major == TEXT ? KeyType.TEXT : KeyType.OTHER;
    }

    private Item readAny(int at) {
        Item found = head(at, at);
        if (found != Item.VALUE) {
            return found;
        }
        int from = next;
        boolean indefinite = info(bytes, at) == INDEFINITE;
        long argument = argument(bytes, at);
        int major = major(bytes, at);
        keyType = keyType(major);
        return switch (major) {
            case UNSIGNED, NEGATIVE -> Item.VALUE;
            case BYTES -> indefinite ? chunks(at) : content(at, from, argument);
            case TEXT -> indefinite ? chunks(at) : text(at, from, argument);
            case ARRAY, MAP ->
                indefinite ? containerUntilBreak(from, major == MAP) : container(at, from, argument, major == MAP);
            case TAG -> Item.PREFIX;
            default ->
                info(bytes, at) == ONE_BYTE && argument < FIRST_SIMPLE_OF_TWO_BYTES ? bad("simple", at) : Item.VALUE;
        };
    }

    /** Reads a head up to its argument, for the item at {@code item}. */
    private Item head(int item, int at) {
        Item found = need(item, at, 1);
        if (found != Item.VALUE) {
            return found;
        }
        next = at + 1;
        if (bytes[at] == BREAK_BYTE) {
            return Item.BREAK;
        }
        int info = info(bytes, at);
        int major = major(bytes, at);
        boolean mayBeIndefinite = major >= BYTES && major <= MAP;
        if (info >= FIRST_RESERVED && !(info == INDEFINITE && mayBeIndefinite)) {
            return bad("reserved", at, String.format("%02x", bytes[at] & 0xff));
        }
        return content(item, at + 1, argumentSize(bytes, at));
    }

    /** Reads the chunks of a string without a length, up to its break. */
    private Item chunks(int item) {
        int major = major(bytes, item);
        for (int at = item + 1; ; at = next) {
            Item found = head(item, at);
            if (found == Item.BREAK) {
                return Item.VALUE;
            }
            if (found == Item.VALUE) {
                if (major(bytes, at) != major || info(bytes, at) == INDEFINITE) {
                    return bad("chunk", at);
                }
                found = major == TEXT
                        ? text(item, next, argument(bytes, at))
                        : content(item, next, argument(bytes, at));
            }
            if (found != Item.VALUE) {
                return found;
            }
        }
    }
}
