// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

/**
 * Finds the items in a part of a document, one after the other; passes over recorded containers without reading them.
 * The document has been checked. For one thread.
 */
public final class ItemCursor {
    private final ItemDocument document;
    private final ItemReader heads;
    private final ContainerIndex containers;
    private final int limit;
    private int at;
    /** The number that the next container has if it is recorded. */
    private int next;

    // Of the present item.
    private int start;
    private int head;
    private int end;
    private int number = ContainerIndex.NONE;

    /**
     * @param from offset of the first item
     * @param limit exclusive; a break before it also ends the items
     * @param next the number that the first container has if it is recorded
     */
    ItemCursor(ItemDocument document, ItemReader heads, ContainerIndex containers, int from, int limit, int next) {
        this.document = document;
        this.heads = heads;
        this.containers = containers;
        this.at = from;
        this.limit = limit;
        this.next = next;
    }

    /** Makes the whole part the present item. */
    ItemCursor whole() {
        start = at;
        head = at;
        end = limit;
        number = ContainerIndex.ALL;
        at = limit;
        return this;
    }

    /** Moves to the next item; false if there is none, or the bytes end before it does. */
    boolean move() {
        int first = at;
        int found = first < limit ? heads.pass(first) : ItemReader.NO_ITEM;
        while (found < ItemReader.OPEN) {
            first = ~found;
            found = first < limit ? heads.pass(first) : ItemReader.NO_ITEM;
        }
        if (found == ItemReader.NO_ITEM) {
            at = limit;
            return false;
        }
        start = at;
        head = first;
        number = ContainerIndex.NONE;
        if (found != ItemReader.OPEN) {
            end = found;
        } else if (containers.isAt(next, first)) {
            number = next;
            int closed = containers.endOf(number);
            // One that the bytes cut has no end.
            end = closed == ContainerIndex.OPEN ? limit : closed;
            next = containers.nextAfter(number);
        } else {
            end = document.endOf(first);
        }
        at = end;
        return true;
    }

    /** Offset of the first byte of the present item. */
    int start() {
        return start;
    }

    /** Offset of its head after those that are prefixes; the same as {@link #start} if there are none. */
    int head() {
        return head;
    }

    /** Exclusive; the limit for a container that goes beyond the bytes. */
    int end() {
        return end;
    }

    /** The number of a recorded container. */
    int number() {
        return number;
    }
}
