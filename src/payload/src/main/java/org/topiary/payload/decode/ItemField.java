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

    /**
     * Where an item is.
     *
     * @param start offset of its first byte
     * @param content offset of its head after those that are prefixes; the same as {@code start} if there are none
     * @param end exclusive
     * @param number under which the document has recorded its content
     */
    public record Place(int start, int content, int end, int number) {}

    protected final ItemDocument document;
    protected final Place place;
    private final @Nullable ItemField key;
    private final int index;

    /** @param key null for what is not the value of a map entry */
    protected ItemField(ItemDocument document, @Nullable ItemField key, int index, Place place) {
        this.document = document;
        this.place = place;
        this.key = key;
        this.index = index;
    }

    /** A field of the same format. */
    protected abstract ItemField create(@Nullable ItemField itsKey, int itsIndex, Place itsPlace);

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

    /** Offset of the first item of a container. */
    protected int firstInside() {
        ItemReader reader = document.reader();
        reader.head(place.content);
        return reader.next;
    }

    @Override
    public String name() {
        return key == null ? "" : key.asName();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String text() {
        return isContainer() ? Notation.compact(this, MAX_TEXT_CHARS) : scalar();
    }

    @Override
    public Range range() {
        return new Range(place.start, place.end);
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

    private final class Inside implements Iterator<ItemField> {
        private final ItemDocument.Items items = itemsInside();
        private @Nullable Place next = items.next();

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public ItemField next() {
            Place found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            next = items.next();
            return create(null, NO_INDEX, found);
        }
    }

    private ItemDocument.Items itemsInside() {
        return new ItemDocument.Items(document, firstInside(), place.end, LargeItems.firstInside(place.number));
    }

    private final class Children implements Iterator<Field> {
        private final ItemDocument.Items items = itemsInside();
        private final boolean map = isMap();
        private @Nullable ItemField nextKey;
        private @Nullable Place next;
        private int count;

        Children() {
            advance();
        }

        private void advance() {
            next = items.next();
            if (map && next != null) {
                nextKey = create(null, NO_INDEX, next);
                next = items.next();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Field next() {
            Place found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            ItemField field = create(nextKey, map ? NO_INDEX : count++, found);
            advance();
            return field;
        }
    }
}
