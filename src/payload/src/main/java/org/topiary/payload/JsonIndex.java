// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.JsonScanner.Outcome;

/**
 * A JSON document that was parsed once: where its objects and arrays are in the bytes. Takes at most 24 MiB in addition
 * to the document. Immutable if the bytes are not modified.
 */
public final class JsonIndex {
    /** The number of an object or array that is not recorded because it is small. */
    public static final int NONE = -1;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int count;
    private final int[] starts;
    private final int[] ends;
    private final int[] nexts;

    private JsonIndex(byte[] bytes, JsonScanner scanned) {
        this.bytes = bytes;
        int from = 0;
        int to = bytes.length;
        while (JsonText.isSpace((char) bytes[from])) {
            from++;
        }
        while (JsonText.isSpace((char) bytes[to - 1])) {
            to--;
        }
        start = from;
        end = to;
        count = scanned.count;
        starts = scanned.starts;
        ends = scanned.ends;
        nexts = scanned.nexts;
    }

    /**
     * Parses a document. Returns null if it is not JSON, is not well-formed UTF-8, has a byte order mark, is nested
     * deeper than 100,000 levels, or has more than 2<sup>21</sup> objects and arrays of 256 bytes or more.
     */
    public static @Nullable JsonIndex of(byte[] utf8) {
        return of(utf8, WorkStage.UNWATCHED);
    }

    /**
     * The same for a document that may be large.
     *
     * @param stage that of parsing it
     */
    public static @Nullable JsonIndex of(byte[] utf8, WorkStage stage) {
        if (!Utf8.isWellFormed(utf8)) {
            return null;
        }
        JsonScanner scanner = new JsonScanner(utf8, utf8.length, stage);
        return scanner.scan() == Outcome.JSON ? new JsonIndex(utf8, scanner) : null;
    }

    /** Whether the first bytes of a well-formed UTF-8 text are, or begin, a JSON object or array. */
    static boolean beginsContainer(byte[] utf8, int length) {
        return opensContainer(utf8, length)
                && new JsonScanner(utf8, length, WorkStage.UNWATCHED).scan() != Outcome.OTHER;
    }

    /** Whether the first byte other than white space is an opening brace or bracket. */
    public static boolean opensContainer(byte[] utf8, int length) {
        for (int i = 0; i < length; i++) {
            if (!JsonText.isSpace((char) utf8[i])) {
                return utf8[i] == '{' || utf8[i] == '[';
            }
        }
        return false;
    }

    /** The whole payload; callers must not modify it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Offset of the value, after any white space. */
    public int start() {
        return start;
    }

    /** Offset after the value, before any white space. */
    public int end() {
        return end;
    }

    /** Whether the value is an object or array. */
    public boolean isContainer() {
        return bytes[start] == '{' || bytes[start] == '[';
    }

    /** Whether the value is a number. */
    public boolean isNumber() {
        return bytes[start] == '-' || (bytes[start] >= '0' && bytes[start] <= '9');
    }

    /** The number of the object or array that is the value; {@link #NONE} if it is small, or a scalar. */
    public int root() {
        return count > 0 ? 0 : NONE;
    }

    /** The number that the first object or array inside another one has if it is recorded. */
    public int firstInside(int container) {
        return container == NONE ? NONE : container + 1;
    }

    /** Whether the object or array at an offset has this number. */
    public boolean isAt(int container, int offset) {
        return container != NONE && container < count && starts[container] == offset;
    }

    /** The number that the first object or array after another one has if it is recorded. */
    public int nextAfter(int container) {
        return nexts[container];
    }

    /** Offset after an object or array. */
    public int endOf(int container) {
        return ends[container];
    }

    /** Offset after the value at an offset; reads it, so that it takes time in proportion to its length. */
    public int endOfValue(int offset) {
        byte first = bytes[offset];
        if (first == '"') {
            return endOfString(offset);
        }
        int at = offset;
        if (first != '{' && first != '[') {
            while (at < end && ",]}".indexOf(bytes[at]) < 0 && !JsonText.isSpace((char) bytes[at])) {
                at++;
            }
            return at;
        }
        int depth = 0;
        do {
            byte c = bytes[at];
            if (c == '"') {
                at = endOfString(at);
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
        } while (depth > 0);
        return at;
    }

    private int endOfString(int offset) {
        int at = offset + 1;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Offset of the first byte other than white space from an offset on. */
    public int skipSpace(int offset) {
        int at = offset;
        while (at < end && JsonText.isSpace((char) bytes[at])) {
            at++;
        }
        return at;
    }

    /** Indents the document by two spaces per level, see {@link JsonText#pretty}. Null if it would be too long. */
    public @Nullable StyledText pretty() {
        return new JsonPrinter(new String(bytes, StandardCharsets.UTF_8), false, WorkStage.UNWATCHED).print();
    }

    /** The same, with remarks which numbers are probably times; the {@link WorkStage} of the thread. */
    public @Nullable StyledText prettyWithRemarks() {
        return new JsonPrinter(new String(bytes, StandardCharsets.UTF_8), true, WorkStage.current()).print();
    }
}
