// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.nio.charset.StandardCharsets;
import java.util.function.IntToLongFunction;
import org.topiary.core.log.Messages;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.tree.TopicTree;

/**
 * What topics are ordered by when rows are sorted by value: numbers first, by size, then texts by their first seven
 * bytes, ignoring the case of Latin letters, then objects and arrays. Topics without a value come last. Any thread.
 */
record ValueKeys(Messages log, TopicTree tree) implements IntToLongFunction {
    private static final int HEAD_BYTES = 32;
    private static final int TEXT_BYTES = 7;
    private static final long TEXTS = 1L << 59;
    private static final long STRUCTURES = 1L << 60;

    @Override
    public long applyAsLong(int node) {
        long position = tree.lastPosition(node);
        Messages.Head head = position == Messages.NONE ? null : log.readHead(position, HEAD_BYTES);
        return head == null || head.payloadLength() == 0
                ? VisibleRows.NO_VALUE
                : key(head.start(), head.payloadLength() > HEAD_BYTES);
    }

    /** @param more whether the payload is longer than this beginning of it */
    static long key(byte[] start, boolean more) {
        int from = 0;
        while (from < start.length && (start[from] == '"' || isSpace(start[from]))) {
            from++;
        }
        if (from < start.length && (start[from] == '{' || start[from] == '[')) {
            return STRUCTURES;
        }
        return !more && isNumeric(start, from) ? number(start, from) : text(start, from);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static boolean isNumeric(byte[] start, int from) {
        boolean digits = false;
        for (int i = from; i < start.length; i++) {
            byte b = start[i];
            boolean digit = b >= '0' && b <= '9';
            digits |= digit;
            if (!digit && b != '-' && b != '+' && b != '.' && b != 'e' && b != 'E' && b != '"' && !isSpace(b)) {
                return false;
            }
        }
        return digits;
    }

    private static long number(byte[] start, int from) {
        String text = new String(start, from, start.length - from, StandardCharsets.US_ASCII)
                .replace('"', ' ')
                .strip();
        try {
            long bits = Double.doubleToLongBits(Double.parseDouble(text));
            // Sign and magnitude become a number in the same order; the last digits make room for other kinds.
            return (bits ^ (bits >> 63 & Long.MAX_VALUE)) >> 5;
        } catch (NumberFormatException e) {
            return text(start, from);
        }
    }

    private static long text(byte[] start, int from) {
        long key = 0;
        for (int i = 0; i < TEXT_BYTES; i++) {
            int b = from + i < start.length ? start[from + i] & 0xff : 0;
            // The quote that ends a JSON text.
            key = key << 8 | (b == '"' ? 0 : b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
        return TEXTS + key;
    }
}
