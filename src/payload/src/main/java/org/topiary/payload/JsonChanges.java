// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two JSON payloads, in a few words: {@code state ON→OFF, power 0→12.5}. Values are as they were
 * sent, texts without quotation marks; control characters are left in. Both payloads are read once, with bounded depth
 * and length, and without a parser: payloads that are no JSON simply have no changes. Any thread.
 */
public final class JsonChanges {
    /** Maximum length of a payload in bytes. */
    public static final int MAX_BYTES = 4_096;

    private static final int MAX_MEMBERS = 256;
    private static final int MAX_DEPTH = 4;
    /** By byte, because most bytes are none of these. */
    private static final boolean[] SPECIAL = new boolean[128];

    static {
        for (char c : "\"{}[], \n\r\t".toCharArray()) {
            SPECIAL[c] = true;
        }
    }

    /** Bytes of a text of which at most a fourth is shown: a character takes up to four. */
    private static final int MAX_TEXT_BYTES = 96;

    /**
     * The members of an object, or the elements of an array, with the ranges of their names and values. Numbers and no
     * objects, because there are many.
     */
    private static final class Members {
        private static final int FIRST_COUNT = 16;
        private static final int SIZE = 4;
        private static final int NO_NAME = -1;

        private final byte[] json;
        private int[] places = new int[FIRST_COUNT * SIZE];
        private int count;

        Members(byte[] json) {
            this.json = json;
        }

        void add(int name, int nameEnd, int value, int valueEnd) {
            int at = count++ * SIZE;
            if (at == places.length) {
                places = Arrays.copyOf(places, at * 2);
            }
            places[at] = name;
            places[at + 1] = nameEnd;
            places[at + 2] = value;
            places[at + 3] = valueEnd;
        }

        int name(int index) {
            return places[index * SIZE];
        }

        int nameEnd(int index) {
            return places[index * SIZE + 1];
        }

        int value(int index) {
            return places[index * SIZE + 2];
        }

        int valueEnd(int index) {
            return places[index * SIZE + 3];
        }

        boolean isElement(int index) {
            return name(index) < 0;
        }

        /** The member of the same name, which is mostly at the same place; of an array, the element there; or -1. */
        int find(Members others, int wanted) {
            if (wanted < count && isNamed(wanted, others, wanted)) {
                return wanted;
            }
            if (!others.isElement(wanted)) {
                for (int i = 0; i < count; i++) {
                    if (isNamed(i, others, wanted)) {
                        return i;
                    }
                }
            }
            return -1;
        }

        private boolean isNamed(int index, Members others, int wanted) {
            return others.isElement(wanted)
                    ? isElement(index)
                    : !isElement(index)
                            && Arrays.equals(
                                    json,
                                    name(index),
                                    nameEnd(index),
                                    others.json,
                                    others.name(wanted),
                                    others.nameEnd(wanted));
        }

        boolean hasSameValue(int index, Members others, int other) {
            return Arrays.equals(
                    json, value(index), valueEnd(index), others.json, others.value(other), others.valueEnd(other));
        }

        boolean isOpen(int index) {
            return json[value(index)] == '{' || json[value(index)] == '[';
        }

        String path(String path, int index) {
            if (isElement(index)) {
                return path + "[" + index + "]";
            }
            String name = text(json, name(index), nameEnd(index));
            return path.isEmpty() ? name : path + "." + name;
        }

        String text(int index) {
            byte first = json[value(index)];
            if (isOpen(index)) {
                return first == '{' ? "{…}" : "[…]";
            }
            return first == '"'
                    ? text(json, value(index) + 1, valueEnd(index) - 1)
                    : text(json, value(index), valueEnd(index));
        }

        private static String text(byte[] json, int from, int to) {
            return ChangeSummary.cut(
                    new String(json, from, Math.min(to - from, MAX_TEXT_BYTES), StandardCharsets.UTF_8));
        }
    }

    private final byte[] before;
    private final byte[] now;
    private final ChangeSummary summary = new ChangeSummary();

    private JsonChanges(byte[] before, byte[] now) {
        this.before = before;
        this.now = now;
    }

    /**
     * The first changes of an object's members, or of an array's elements, see {@link ChangeSummary#text}; empty also
     * if a payload is too long or no such JSON.
     */
    public static String of(byte[] before, byte[] now) {
        if (before.length > MAX_BYTES || now.length > MAX_BYTES) {
            return "";
        }
        JsonChanges changes = new JsonChanges(before, now);
        boolean readable = changes.compare(skipSpace(before, 0), skipSpace(now, 0), "", 1);
        return readable ? changes.summary.text() : "";
    }

    /** Returns false if one of the two is no object or array, or cannot be read. */
    private boolean compare(int from, int to, String path, int depth) {
        Members old = members(before, from);
        Members fresh = old == null ? null : members(now, to);
        if (old == null || fresh == null || before[from] != now[to]) {
            return false;
        }
        for (int i = 0; i < fresh.count; i++) {
            int was = old.find(fresh, i);
            boolean element = fresh.isElement(i);
            summary.count(element, was >= 0);
            if (was >= 0 && old.hasSameValue(was, fresh, i)) {
                continue;
            }
            // Nobody sees the words of changes beyond the first ones.
            String place = summary.hasRoom() ? fresh.path(path, i) : "";
            if (was >= 0
                    && depth < MAX_DEPTH
                    && fresh.isOpen(i)
                    && compare(old.value(was), fresh.value(i), place, depth + 1)) {
                continue;
            }
            String change = "";
            if (summary.hasRoom()) {
                change =
                        was < 0 ? "+" + place + " " + fresh.text(i) : place + " " + old.text(was) + "→" + fresh.text(i);
            }
            summary.add(change, element);
        }
        for (int i = 0; i < old.count; i++) {
            if (fresh.find(old, i) < 0) {
                String change = summary.hasRoom() ? "−" + old.path(path, i) : "";
                summary.add(change, old.isElement(i));
            }
        }
        return true;
    }

    /** The members of the object, or elements of the array, that begins at an index; null if there is none. */
    private static @Nullable Members members(byte[] json, int from) {
        if (from >= json.length || (json[from] != '{' && json[from] != '[')) {
            return null;
        }
        boolean object = json[from] == '{';
        byte close = (byte) (object ? '}' : ']');
        Members members = new Members(json);
        int at = skipSpace(json, from + 1);
        while (at < json.length && json[at] != close && members.count < MAX_MEMBERS) {
            int name = Members.NO_NAME;
            int nameEnd = Members.NO_NAME;
            if (object) {
                int end = json[at] == '"' ? endOfText(json, at) : -1;
                if (end < 0) {
                    return null;
                }
                name = at + 1;
                nameEnd = end - 1;
                at = skipSpace(json, end);
                if (at >= json.length || json[at] != ':') {
                    return null;
                }
                at = skipSpace(json, at + 1);
            }
            int end = endOfValue(json, at);
            if (end <= at) {
                return null;
            }
            members.add(name, nameEnd, at, end);
            at = skipSpace(json, end);
            if (at < json.length && json[at] == ',') {
                at = skipSpace(json, at + 1);
            }
        }
        return at < json.length && json[at] == close ? members : null;
    }

    /** Whether a byte may begin or end a text, an object, an array, or a value. */
    private static boolean isSpecial(byte b) {
        return b >= 0 && SPECIAL[b];
    }

    /** The index after a value; -1 if it does not end. */
    private static int endOfValue(byte[] json, int from) {
        int depth = 0;
        for (int i = from; i < json.length; i++) {
            if (!isSpecial(json[i])) {
                continue;
            }
            switch (json[i]) {
                case '"' -> {
                    i = endOfText(json, i) - 1;
                    if (i < 0) {
                        return -1;
                    }
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) {
                        return i;
                    }
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                case ',', ' ', '\n', '\r', '\t' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /** The index after the quotation mark that ends a text; -1 if there is none. */
    private static int endOfText(byte[] json, int from) {
        for (int i = from + 1; i < json.length; i++) {
            if (json[i] == '\\') {
                i++;
            } else if (json[i] == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int skipSpace(byte[] json, int from) {
        int at = from;
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at;
    }
}
