// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.LevelNames;
import org.topiary.core.tree.TopicTree;

/**
 * Presents topic names, one at a time, to a regular expression: it creates no String for names in ASCII, and allows
 * cancelling an expression that would run almost forever.
 */
final class TopicText implements CharSequence {
    /** Characters read between two checks for cancellation: some tens of microseconds. */
    private static final int READS = 4096;

    private final TopicTree tree;
    private final LevelNames names;
    private final BooleanSupplier cancelled;

    /** The name, in ASCII unless {@link #text} is set. */
    private byte[] bytes = new byte[256];

    private int length;
    private @Nullable String text;

    /**
     * The parent of the topic, and the length of the name before its last level in bytes; cached because siblings often
     * follow each other.
     */
    private int parent = TopicTree.ROOT;

    private int lastLevel;
    private boolean asciiAbove = true;
    private int readsLeft = READS;

    TopicText(TopicTree tree, BooleanSupplier cancelled) {
        this.tree = tree;
        this.names = tree.levelNames();
        this.cancelled = cancelled;
    }

    /** Switches to the name of another topic. */
    void read(int node) {
        int above = tree.parent(node);
        if (above != parent) {
            readAbove(above);
            parent = above;
        }
        int name = tree.levelName(node);
        length = lastLevel + names.length(name);
        makeRoom(length);
        names.copyBefore(name, bytes, length);
        text = asciiAbove && isAscii(lastLevel, length) ? null : new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void readAbove(int node) {
        lastLevel = 0;
        for (int each = node; each != TopicTree.ROOT; each = tree.parent(each)) {
            lastLevel += names.length(tree.levelName(each)) + 1;
        }
        makeRoom(lastLevel);
        int from = lastLevel;
        for (int each = node; each != TopicTree.ROOT; each = tree.parent(each)) {
            bytes[--from] = '/';
            from = names.copyBefore(tree.levelName(each), bytes, from);
        }
        asciiAbove = isAscii(0, lastLevel);
    }

    private void makeRoom(int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
    }

    private boolean isAscii(int from, int to) {
        int all = 0;
        for (int at = from; at < to; at++) {
            all |= bytes[at];
        }
        return all >= 0;
    }

    @Override
    public int length() {
        String other = text;
        return other == null ? length : other.length();
    }

    @Override
    public char charAt(int index) {
        if (--readsLeft == 0) {
            readsLeft = READS;
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
        }
        String other = text;
        return other == null ? (char) bytes[index] : other.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().substring(from, to);
    }

    @Override
    public String toString() {
        String other = text;
        return other == null ? new String(bytes, 0, length, StandardCharsets.US_ASCII) : other;
    }
}
