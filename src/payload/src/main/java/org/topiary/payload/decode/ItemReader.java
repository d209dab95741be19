// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Utf8;

/**
 * Reads a binary format in which each item begins with a head that says what follows, such as CBOR. A subclass reads
 * one head; this class follows the nesting, without recursion. Takes time in proportion to the bytes read, and at most
 * 1 MiB. For one thread.
 *
 * <p>Problems: the id of the format with {@code .truncated} (offset of the item that does not fit, length of the
 * payload in bytes), {@code .break} (offset of a break where none may be), {@code .tooDeep} and {@code .tooMany}
 * (offset of the container too many).
 */
public abstract class ItemReader {
    /** Payloads nested deeper are refused. */
    static final int MAX_DEPTH = 100_000;

    /** What a head was found to be. */
    protected enum Item {
        /** A scalar with its content, or the head of a container. */
        VALUE,
        /** A head that belongs to the next item. */
        PREFIX,
        /** The end of a container without a count. */
        BREAK,
        /** Goes beyond the bytes that are there, but not beyond the payload. */
        CUT,
        /** Not in the format; the problem is set. */
        BAD
    }

    /** What a map key is. */
    protected enum KeyType {
        TEXT,
        INTEGER,
        OTHER
    }

    /** Returned by {@link #pass} where no item begins. */
    protected static final int NO_ITEM = 0;

    /** Returned by {@link #pass} for a container with items or a break inside. */
    protected static final int OPEN = -1;

    // An open container is a number: the items left, or those passed if it has no count, times ONE, plus flags.
    private static final long MAP = 1;
    private static final long UNTIL_BREAK = 2;
    private static final long ONE = 4;

    private static final int MIN_AROUND = 8;

    protected final byte[] bytes;
    /** Offset after the head and the content of a scalar, or after the head of a container. */
    protected int next;
    /** Set for each value. */
    protected KeyType keyType = KeyType.OTHER;

    private final String format;
    private final int length;
    /** For the value just read: 0 for scalars and empty containers with a count. */
    private long inside;

    /** The innermost open container; 0 if there is none. */
    private long level;

    /** The containers around it. */
    private long[] around = {};

    private int depth;
    private boolean checksTexts;
    private int notUtf8 = -1;
    private boolean hasKeys;
    private boolean keysAreTexts = true;
    private boolean keysArePlain = true;
    private @Nullable DecodeProblem problem;
    /** Where the next report is due. */
    private int due = Integer.MAX_VALUE;

    /**
     * @param format the id of the decoder
     * @param bytes the payload or its beginning
     * @param length length of the whole payload, in bytes
     */
    protected ItemReader(String format, byte[] bytes, int length) {
        this.format = format;
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * Reads the head at an offset, and the content of a scalar; sets {@link #next}, {@link #keyType} and, through
     * {@link #container}, what is inside.
     */
    protected abstract Item read(int at);

    /**
     * Offset after the scalar at an offset, which is within the bytes, if it is whole and any content is right; 0 if
     * {@link #read} has to look at it.
     */
    protected abstract int scalar(int at);

    /** Offset after the text at an offset, if its head is one byte and it is whole; otherwise 0. */
    protected abstract int shortText(int at);

    /**
     * What a checked item begins with at an offset within the bytes: for a scalar or an empty container the offset
     * after it; {@link #OPEN} for another container; the complement ({@code ~}) of the offset after a prefix;
     * {@link #NO_ITEM} for a break, and for what goes beyond the bytes. Any thread.
     */
    protected abstract int pass(int at);

    /** Whether bytes are there, for the item at {@code item}. */
    protected final Item need(int item, int from, long count) {
        if (count < 0 || count > length - from) {
            return bad("truncated", item, length);
        }
        return count > bytes.length - from ? Item.CUT : Item.VALUE;
    }

    /** A scalar whose content has a length; negative if that is 2<sup>63</sup> or more. */
    protected final Item content(int item, int from, long count) {
        Item found = need(item, from, count);
        if (found == Item.VALUE) {
            next = from + (int) count;
        }
        return found;
    }

    /** {@link #content} that is UTF-8. */
    protected final Item text(int item, int from, long count) {
        Item found = content(item, from, count);
        if (found == Item.VALUE && checksTexts && notUtf8 < 0 && !Utf8.isWellFormed(bytes, from, next)) {
            notUtf8 = item;
        }
        return found;
    }

    /**
     * A container whose head ends before {@code from}.
     *
     * @param count elements, or entries of a map; negative if 2<sup>63</sup> or more
     */
    protected final Item container(int item, int from, long count, boolean map) {
        // An element has one byte at least.
        if (count < 0 || count > (length - from) / (map ? 2 : 1)) {
            return bad("truncated", item, length);
        }
        inside = count == 0 ? 0 : count * (map ? 2 : 1) * ONE + (map ? MAP : 0);
        next = from;
        return Item.VALUE;
    }

    /** A container that ends with a break. */
    protected final Item containerUntilBreak(int from, boolean map) {
        inside = UNTIL_BREAK + (map ? MAP : 0);
        next = from;
        return Item.VALUE;
    }

    /** The unsigned number of 0, 1, 2, 4 or 8 bytes, the highest first; negative if 2<sup>63</sup> or more. */
    protected static long number(byte[] bytes, int at, int size) {
        long number = 0;
        for (int i = at; i < at + size; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    protected final Item bad(String what, Object... arguments) {
        DecodeProblem found = DecodeProblem.of(format + "." + what, arguments);
        // All but the problem of an empty payload begin with their place.
        problem = arguments.length > 0 && arguments[0] instanceof Integer at ? found.at(at) : found;
        return Item.BAD;
    }

    /**
     * Checks the item at an offset with everything inside, and sets {@link #next} to its end, or to the item inside it
     * that is cut or not in the format.
     *
     * @param containers records its containers
     */
    final Item check(int from, ContainerIndex containers) {
        checksTexts = true;
        due = from + WorkStage.BYTES;
        return item(from, containers);
    }

    /** Offset after the item at an offset, which was checked; the number of bytes if it goes beyond them. */
    final int endOf(int from) {
        return item(from, null) == Item.VALUE ? next : bytes.length;
    }

    private Item item(int from, @Nullable ContainerIndex containers) {
        depth = 0;
        level = 0;
        boolean prefixed = false;
        int at = from;
        while (true) {
            if (at >= due) {
                WorkStage.current().reached(at, bytes.length);
                due = at + WorkStage.BYTES;
            }
            int plain = at >= bytes.length ? 0 : isAtKey() ? plainKey(at, prefixed) : plainValue(at);
            if (plain > 0) {
                next = plain;
                prefixed = false;
                endItem(containers);
            } else {
                inside = 0;
                Item found = read(at);
                if (found == Item.CUT || found == Item.BAD) {
                    next = at;
                    return found;
                }
                if (found == Item.BREAK) {
                    if (prefixed || !mayBreak()) {
                        return bad("break", at);
                    }
                    leave(containers);
                    endItem(containers);
                } else {
                    countKey(found == Item.PREFIX || prefixed ? KeyType.OTHER : keyType);
                    prefixed = found == Item.PREFIX;
                    if (inside != 0) {
                        if (!enter(at, containers)) {
                            return Item.BAD;
                        }
                    } else if (!prefixed) {
                        endItem(containers);
                    }
                }
            }
            at = next;
            if (depth == 0 && !prefixed) {
                return Item.VALUE;
            }
        }
    }

    /** Offset after a short text in ASCII that is a key, as most keys are; 0 for others. */
    private int plainKey(int at, boolean prefixed) {
        int end = prefixed ? 0 : shortText(at);
        if (end == 0 || !isAscii(at + 1, end)) {
            return 0;
        }
        hasKeys = true;
        return end;
    }

    /** Offset after a scalar, or a short text in ASCII; 0 for others. */
    private int plainValue(int at) {
        int scalar = scalar(at);
        if (scalar > 0) {
            return scalar;
        }
        int end = shortText(at);
        return end > 0 && isAscii(at + 1, end) ? end : 0;
    }

    private boolean isAscii(int from, int to) {
        byte bits = 0;
        for (int i = from; i < to; i++) {
            bits |= bytes[i];
        }
        return bits >= 0;
    }

    private boolean isAtKey() {
        return (level & (MAP | ONE)) == MAP;
    }

    private boolean mayBreak() {
        return (level & UNTIL_BREAK) != 0
                // Not between a key and its value.
                && (level & (MAP | ONE)) != (MAP | ONE);
    }

    private void countKey(KeyType type) {
        if (isAtKey()) {
            hasKeys = true;
            keysAreTexts &= type == KeyType.TEXT;
            keysArePlain &= type != KeyType.OTHER;
        }
    }

    private boolean enter(int at, @Nullable ContainerIndex containers) {
        if (depth == MAX_DEPTH) {
            bad("tooDeep", at);
            return false;
        }
        if (containers != null && !containers.open(at)) {
            bad("tooMany", at);
            return false;
        }
        if (depth == around.length) {
            around = Arrays.copyOf(around, Math.max(MIN_AROUND, depth * 2));
        }
        around[depth++] = level;
        level = inside;
        return true;
    }

    private void leave(@Nullable ContainerIndex containers) {
        level = around[--depth];
        if (containers != null) {
            containers.close(next);
        }
    }

    /** Counts an item that has ended, and ends those around it of which it was the last. */
    private void endItem(@Nullable ContainerIndex containers) {
        while (depth > 0) {
            if ((level & UNTIL_BREAK) != 0) {
                level += ONE;
                return;
            }
            level -= ONE;
            if (level >= ONE) {
                return;
            }
            leave(containers);
        }
    }

    /** Why the last item is not in the format; null if it is. */
    final @Nullable DecodeProblem problem() {
        return problem;
    }

    /** Offset of the first checked text that is not UTF-8; -1 if there is none. */
    final int notUtf8() {
        return notUtf8;
    }

    /** Whether the checked items have maps, and all keys are texts. */
    final boolean hasTextKeys() {
        return hasKeys && keysAreTexts;
    }

    /** Whether all keys of the checked items are texts or integers. */
    final boolean hasPlainKeys() {
        return keysArePlain;
    }
}
