// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.JsonIndex;

/** JSON that is the content of a JSON string. Takes memory and time in proportion to the string. */
final class JsonInText {
    /** Longer strings are not looked into, in bytes. */
    private static final int MAX_BYTES = 1 << 20;

    private final byte[] outer;
    private final byte[] content;
    /** Where the bytes of the content are, and the end of the last one. */
    private final int[] places;

    private int length;

    private JsonInText(byte[] outer, int start, int end) {
        this.outer = outer;
        content = new byte[end - start];
        places = new int[end - start + 1];
        unescape(start + 1, end - 1);
        places[length] = end - 1;
    }

    /**
     * The object or array in a string, with the ranges that its fields have in the outer document; null if there is
     * none.
     *
     * @param start of the string, at its quote
     * @param end after its quote
     */
    static @Nullable Field of(byte[] outer, int start, int end) {
        if (end - start > MAX_BYTES || !isCandidate(outer, start + 1, end - 1)) {
            return null;
        }
        JsonInText text = new JsonInText(outer, start, end);
        JsonIndex json = JsonIndex.of(Arrays.copyOf(text.content, text.length));
        return json == null || !json.isContainer()
                ? null
                : new MovedField(JsonField.root(json), "", Field.NO_INDEX, text::moved);
    }

    /** Whether a string begins and ends as an object or array does; white space around it would be unusual. */
    private static boolean isCandidate(byte[] outer, int from, int to) {
        return to - from >= 2
                && ((outer[from] == '{' && outer[to - 1] == '}') || (outer[from] == '[' && outer[to - 1] == ']'));
    }

    private Field.Range moved(Field.Range inner) {
        return new Field.Range(places[inner.start()], places[inner.end()]);
    }

    private void unescape(int from, int to) {
        int at = from;
        while (at < to) {
            if (outer[at] != '\\') {
                put(outer[at], at);
                at++;
                continue;
            }
            int start = at;
            byte c = outer[at + 1];
            at += 2;
            switch (c) {
                case 'b' -> put((byte) '\b', start);
                case 'f' -> put((byte) '\f', start);
                case 'n' -> put((byte) '\n', start);
                case 'r' -> put((byte) '\r', start);
                case 't' -> put((byte) '\t', start);
                case 'u' -> at = unicode(start, to);
                default -> put(c, start);
            }
        }
    }

    /** Reads one or, for a pair of surrogates, two escapes; returns where they end. */
    private int unicode(int start, int to) {
        char first = unit(start);
        int end = start + 6;
        String character = String.valueOf(first);
        if (Character.isHighSurrogate(first) && end + 6 <= to && outer[end] == '\\' && outer[end + 1] == 'u') {
            char second = unit(end);
            if (Character.isLowSurrogate(second)) {
                character += second;
                end += 6;
            }
        }
        // Half of a pair becomes a question mark.
        for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
            put(each, start);
        }
        return end;
    }

    private char unit(int escape) {
        return (char) Integer.parseInt(new String(outer, escape + 2, 4, StandardCharsets.US_ASCII), 16);
    }

    private void put(byte each, int place) {
        content[length] = each;
        places[length++] = place;
    }
}
