// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.Arrays;
import org.topiary.core.progress.WorkStage;

/**
 * Checks well-formed UTF-8 for JSON (RFC 8259) in one pass, and records where its larger objects and arrays begin and
 * end. No recursion. Takes at most 24 MiB, however large the document.
 */
final class JsonScanner {
    /** Deeper documents are not treated as JSON. */
    static final int MAX_DEPTH = 100_000;

    /** Smaller objects and arrays are not recorded: reading past them takes no longer than looking them up. */
    static final int MIN_RECORDED_BYTES = 256;

    /** Documents with more objects and arrays of that size are not treated as JSON. */
    private static final int MAX_RECORDED = 1 << 21;

    /** What the bytes are. */
    enum Outcome {
        JSON,
        /** They end where a longer text could be JSON. */
        BEGINNING,
        OTHER
    }

    private final byte[] bytes;
    private final int end;
    private final WorkStage stage;
    private int at;
    /** Where the next report is due. */
    private int due = WorkStage.BYTES;

    /** For each open object or array its number, times two, plus one for an object. */
    private int[] open = new int[16];

    private int depth;

    /** The recorded objects and arrays in the order of their starts. */
    int[] starts = new int[8];

    /** Exclusive. */
    int[] ends = new int[8];

    /** For each the number of the first one that starts after its end. */
    int[] nexts = new int[8];

    int count;

    JsonScanner(byte[] utf8, int length, WorkStage stage) {
        bytes = utf8;
        end = length;
        this.stage = stage;
    }

    /** Called once. */
    Outcome scan() {
        skipSpace();
        while (at < end) {
            if (at >= due) {
                stage.reached(at, end);
                due = at + WorkStage.BYTES;
            }
            Outcome value = value();
            if (value != Outcome.JSON) {
                return value;
            }
            Outcome next = next();
            if (next != Outcome.JSON || depth == 0) {
                return next;
            }
        }
        return Outcome.BEGINNING;
    }

    /** Reads a scalar, an empty object or array, or the beginning of another one up to its first value. */
    private Outcome value() {
        while (at < end) {
            byte c = bytes[at];
            switch (c) {
                case '{', '[' -> {
                    if (!open(c == '{')) {
                        return Outcome.OTHER;
                    }
                    at++;
                    skipSpace();
                    if (at == end) {
                        return Outcome.BEGINNING;
                    }
                    if (bytes[at] == c + 2) {
                        close();
                        return Outcome.JSON;
                    }
                    if (c == '{') {
                        Outcome name = name();
                        if (name != Outcome.JSON) {
                            return name;
                        }
                    }
                }
                case '"' -> {
                    return string();
                }
                case 't' -> {
                    return literal("true");
                }
                case 'f' -> {
                    return literal("false");
                }
                case 'n' -> {
                    return literal("null");
                }
                default -> {
                    return number();
                }
            }
        }
        return Outcome.BEGINNING;
    }

    /** Reads what follows a value, up to the next value or the end of the document. */
    private Outcome next() {
        while (true) {
            skipSpace();
            if (depth == 0) {
                return at == end ? Outcome.JSON : Outcome.OTHER;
            }
            if (at == end) {
                return Outcome.BEGINNING;
            }
            boolean object = (open[depth - 1] & 1) == 1;
            byte c = bytes[at];
            if (c == ',') {
                at++;
                skipSpace();
                return object ? name() : at == end ? Outcome.BEGINNING : Outcome.JSON;
            }
            if (c != (object ? '}' : ']')) {
                return Outcome.OTHER;
            }
            close();
        }
    }

    private boolean open(boolean object) {
        if (depth == MAX_DEPTH || count == MAX_RECORDED) {
            return false;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            nexts = Arrays.copyOf(nexts, count * 2);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = count * 2 + (object ? 1 : 0);
        starts[count++] = at;
        return true;
    }

    private void close() {
        at++;
        int number = open[--depth] >> 1;
        if (at - starts[number] < MIN_RECORDED_BYTES) {
            // Everything inside is smaller still, and already dropped.
            count = number;
        } else {
            ends[number] = at;
            nexts[number] = count;
        }
    }

    /** Reads a name and its colon, up to the value. */
    private Outcome name() {
        if (at == end) {
            return Outcome.BEGINNING;
        }
        Outcome name = bytes[at] == '"' ? string() : Outcome.OTHER;
        if (name != Outcome.JSON) {
            return name;
        }
        skipSpace();
        if (at == end) {
            return Outcome.BEGINNING;
        }
        if (bytes[at] != ':') {
            return Outcome.OTHER;
        }
        at++;
        skipSpace();
        return at == end ? Outcome.BEGINNING : Outcome.JSON;
    }

    private Outcome string() {
        at++;
        while (at < end) {
            byte c = bytes[at];
            if (c == '"') {
                at++;
                return Outcome.JSON;
            }
            if (c == '\\') {
                Outcome escape = escape();
                if (escape != Outcome.JSON) {
                    return escape;
                }
            } else if (c >= 0 && c < 0x20) {
                return Outcome.OTHER;
            } else {
                at++;
            }
        }
        return Outcome.BEGINNING;
    }

    private Outcome escape() {
        at++;
        if (at == end) {
            return Outcome.BEGINNING;
        }
        byte c = bytes[at++];
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0 ? Outcome.JSON : Outcome.OTHER;
        }
        for (int i = 0; i < 4; i++, at++) {
            if (at == end) {
                return Outcome.BEGINNING;
            }
            if (Character.digit(bytes[at], 16) < 0) {
                return Outcome.OTHER;
            }
        }
        return Outcome.JSON;
    }

    private Outcome literal(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == end) {
                return Outcome.BEGINNING;
            }
            if (bytes[at] != word.charAt(i)) {
                return Outcome.OTHER;
            }
        }
        return Outcome.JSON;
    }

    private Outcome number() {
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else if (!digits()) {
            return at == end ? Outcome.BEGINNING : Outcome.OTHER;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            if (!digits()) {
                return at == end ? Outcome.BEGINNING : Outcome.OTHER;
            }
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            if (!digits()) {
                return at == end ? Outcome.BEGINNING : Outcome.OTHER;
            }
        }
        return Outcome.JSON;
    }

    private boolean digits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from;
    }

    private void skipSpace() {
        while (at < end && JsonText.isSpace((char) bytes[at])) {
            at++;
        }
    }
}
