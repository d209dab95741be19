// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An item of an {@link ItemDocument}, read from its bytes on demand. A subclass knows what one item means. */
public abstract class ItemField implements Field {
    /** The text of a field is cut beyond this number of characters. */
    private static final int MAX_TEXT_CHARS = 1 << 28;

    protected final ItemDocument document;
    /** The index of an element, {@link #NO_INDEX}, or {@link #keyedBy} the offset of its key. */
    private final int label;

    private final int start;
    private final int head;
    private final int end;
    private final int number;

    /**
     * @param label the index of an element; what {@link #keyedBy} returns for the value of a map entry
     * @param at at the item
     */
    protected ItemField(ItemDocument document, int label, ItemCursor at) {
        this.document = document;
        this.label = label;
        this.start = at.start();
        this.head = at.head();
        this.end = at.end();
        this.number = at.number();
    }

    /** The label of a value whose key is at an offset. */
    private static int keyedBy(int offset) {
        return NO_INDEX - 1 - offset;
    }

    /** Offset of the first byte. */
    protected final int start() {
        return start;
    }

    /** Offset of the head after those that are prefixes; the same as {@link #start} if there are none. */
    protected final int head() {
        return head;
    }

    /** Exclusive. */
    protected final int end() {
        return end;
    }

    /** A field of the same format. */
    protected abstract ItemField create(int itsLabel, ItemCursor at);

    /** Whether the content consists of items; such a field has children unless its kind is that of a scalar. */
    protected abstract boolean isContainer();

    /** Whether a container has keys and values. */
    protected abstract boolean isMap();

    /** The notation of a container up to its first item. */
    protected abstract String opening();

    /** The notation of a container from its last item on. */
    protected abstract String closing();

    /** The notation of what is not a container. */
    protected abstract String scalar();

    /** What the notation means, in one line, for the text of the payload; empty if that is obvious. */
    protected String comment() {
        return "";
    }

    /** The name of a map entry with this key. */
    protected String asName() {
        return value() instanceof String text ? text : text();
    }

    /** The name of a map entry whose key is at an offset, if that is a text without prefixes; otherwise null. */
    protected abstract @Nullable String textAt(int key);

    /** Offset of the first item of a container. */
    protected abstract int firstInside();

    @Override
    public String name() {
        if (label >= NO_INDEX) {
            return "";
        }
        int key = keyedBy(label);
        String text = textAt(key);
        return text == null ? create(NO_INDEX, document.item(key, start)).asName() : text;
    }

    @Override
    public int index() {
        return Math.max(label, NO_INDEX);
    }

    @Override
    public String text() {
        return isContainer() ? Notation.compact(this, MAX_TEXT_CHARS) : scalar();
    }

    @Override
    public Range range() {
        return new Range(start, end);
    }

    @Override
    public Iterable<Field> children() {
        return kind().hasChildren() ? Children::new : List.of();
    }

    /** The payload; callers must not modify it. */
    protected final byte[] bytes() {
        return document.bytes();
    }

    protected final String utf8(int from, int to) {
        return new String(bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    protected final byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes(), from, to);
    }

    /** The items of a container, keys and values of a map alternately. */
    protected final Iterator<ItemField> items() {
        return new Inside();
    }

    private ItemCursor itemsInside() {
        return document.items(firstInside(), end, ContainerIndex.firstInside(number));
    }

    private final class Inside implements Iterator<ItemField> {
        private final ItemCursor cursor = itemsInside();
        private boolean found;

        @Override
        public boolean hasNext() {
            found = found || cursor.move();
            return found;
        }

        @Override
        public ItemField next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            found = false;
            return create(NO_INDEX, cursor);
        }
    }

    private final class Children implements Iterator<Field> {
        private final ItemCursor cursor = itemsInside();
        private final boolean map = isMap();
        private boolean found;
        private int label;
        private int count;

        @Override
        public boolean hasNext() {
            if (!found && cursor.move()) {
                if (map) {
                    label = keyedBy(cursor.start());
                    found = cursor.move();
                } else {
                    label = count++;
                    found = true;
                }
            }
            return found;
        }

        @Override
        public Field next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            found = false;
            return create(label, cursor);
        }
    }
}
