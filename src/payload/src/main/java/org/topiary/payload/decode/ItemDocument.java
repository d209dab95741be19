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
    private final LargeItems large;
    private final int items;
    private final int firstEnd;
    private final boolean cut;

    private ItemDocument(Supplier<? extends ItemReader> readers, int length, boolean all) {
        this.readers = readers;
        checked = readers.get();
        large = new LargeItems(length);
        int at = 0;
        int count = 0;
        int first = 0;
        ItemReader.Item found = ItemReader.Item.VALUE;
        while (at < length && (count == 0 || all)) {
            found = checked.check(at, large);
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
     * Where the first item is; its end is that of the bytes if it is a container that goes beyond them. Null if there
     * is no item, or it is a scalar that goes beyond the bytes.
     */
    public ItemField.@Nullable Place first() {
        return new Items(this, 0, bytes().length, 0).next();
    }

    /** The payload as a sequence of items. */
    public ItemField.Place all() {
        return new ItemField.Place(0, 0, bytes().length, LargeItems.ALL);
    }

    ItemReader reader() {
        return readers.get();
    }

    /** Reads where the items in a part of a document are, one by one; skips recorded ones without reading them. */
    static final class Items {
        private final ItemDocument document;
        private final ItemReader reader;
        private final int end;
        private int at;
        private int recorded;

        /**
         * @param from offset of the first item
         * @param end exclusive; a break before it also ends the items
         * @param recorded the number that the first container has if it is recorded
         */
        Items(ItemDocument document, int from, int end, int recorded) {
            this.document = document;
            this.reader = document.reader();
            this.at = from;
            this.end = end;
            this.recorded = recorded;
        }

        /** The next item; null if there is none, or the bytes end before it does. */
        ItemField.@Nullable Place next() {
            int content = at;
            ItemReader.Item found = ItemReader.Item.PREFIX;
            while (content < end) {
                found = reader.head(content);
                if (found != ItemReader.Item.PREFIX) {
                    break;
                }
                content = reader.next;
            }
            if (content >= end || found != ItemReader.Item.VALUE) {
                at = end;
                return null;
            }
            int start = at;
            int number = LargeItems.NONE;
            if (!reader.isOpen()) {
                at = reader.next;
            } else if (document.large.isAt(recorded, content)) {
                number = recorded;
                // One that the bytes cut has no end.
                at = document.large.endOf(number) == 0 ? end : document.large.endOf(number);
                recorded = document.large.nextAfter(number);
            } else {
                at = reader.endOf(content);
            }
            return new ItemField.Place(start, content, at, number);
        }
    }
}
