// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A payload of items that was checked once by an {@link ItemReader}. Takes at most 25 MiB in addition to the payload.
 * Immutable if the bytes are not modified.
 */
public final class ItemDocument {
    private static final int MIN_LIKELY_BYTES = 256;

    private final Supplier<? extends ItemReader> readers;
    private final ItemReader checked;
    private final ContainerIndex containers;
    private final int items;
    private final int firstEnd;
    private final boolean cut;

    private ItemDocument(Supplier<? extends ItemReader> readers, int length, boolean all) {
        this.readers = readers;
        checked = readers.get();
        containers = new ContainerIndex(length);
        int at = 0;
        int count = 0;
        int first = 0;
        ItemReader.Item found = ItemReader.Item.VALUE;
        while (at < length && (count == 0 || all)) {
            found = checked.check(at, containers);
            if (found != ItemReader.Item.VALUE) {
                break;
            }
            at = checked.next;
            first = count++ == 0 ? at : first;
        }
        items = count;
        firstEnd = first;
        cut = found == ItemReader.Item.CUT;
    }

    /**
     * Checks a payload, or its beginning.
     *
     * @param length length of the whole payload, in bytes
     * @param all whether more items may follow the first one; otherwise only that is read
     */
    public static ItemDocument of(Supplier<? extends ItemReader> readers, int length, boolean all) {
        return new ItemDocument(readers, length, all);
    }

    /** The number of complete items that follow each other. */
    public int items() {
        return items;
    }

    /** Offset after the first item; 0 if that is not complete. */
    public int firstEnd() {
        return firstEnd;
    }

    /** Whether there was no problem up to the end of the bytes, before the end of the payload. */
    public boolean isCut() {
        return cut;
    }

    /**
     * Whether the beginning of a payload is hardly in the format by chance: there are keys, and all are texts, or 256
     * bytes have been checked. A binary payload of another format often begins like an array of which one element, of
     * any content, is longer than the bytes that are there.
     */
    public boolean isLikely() {
        return hasTextKeys() || checked.next >= MIN_LIKELY_BYTES;
    }

    /** Why the payload is not in the format; null if there is no reason. */
    public @Nullable DecodeProblem problem() {
        return checked.problem();
    }

    /** Offset of the first text that is not UTF-8; -1 if there is none. */
    public int notUtf8() {
        return checked.notUtf8();
    }

    /** Whether there are maps, and all their keys are texts. */
    public boolean hasTextKeys() {
        return checked.hasTextKeys();
    }

    /** Whether all keys of maps are texts or integers. */
    public boolean hasPlainKeys() {
        return checked.hasPlainKeys();
    }

    /** The payload; callers must not modify it. */
    public byte[] bytes() {
        return checked.bytes;
    }

    /**
     * At the first item; its end is that of the bytes if it is a container that goes beyond them. Null if there is no
     * item, or it is a scalar that goes beyond the bytes.
     */
    public @Nullable ItemCursor first() {
        ItemCursor cursor = items(0, bytes().length, 0);
        return cursor.move() ? cursor : null;
    }

    /** At the payload as a sequence of items. */
    public ItemCursor all() {
        return items(0, bytes().length, 0).whole();
    }

    /** The items of a part, see {@link ItemCursor}. */
    ItemCursor items(int from, int limit, int next) {
        return new ItemCursor(this, checked, containers, from, limit, next);
    }

    /** At the item at an offset. */
    ItemCursor item(int from, int limit) {
        ItemCursor cursor = items(from, limit, containers.firstFrom(from));
        if (!cursor.move()) {
            throw new IllegalStateException("No item at " + from);
        }
        return cursor;
    }

    /** Offset after the container at an offset, which is read again. */
    int endOf(int container) {
        return readers.get().endOf(container);
    }
}
