// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.JsonIndex;
import org.topiary.payload.TimeNumbers;

/** A value in a JSON document, read from its bytes on demand. */
final class JsonField implements Field {
    /** Converting longer numbers takes time that grows faster than their length. */
    private static final int MAX_NUMBER_CHARS = 1_000;

    private final JsonIndex json;
    private final String name;
    private final int index;
    private final int start;
    private final int end;
    /** The number of an object or array in the index; {@link JsonIndex#NONE} if it is not recorded there. */
    private final int container;

    private JsonField(JsonIndex json, String name, int index, int start, int end, int container) {
        this.json = json;
        this.name = name;
        this.index = index;
        this.start = start;
        this.end = end;
        this.container = container;
    }

    /** The whole document. */
    static JsonField root(JsonIndex json) {
        return new JsonField(json, "", NO_INDEX, json.start(), json.end(), json.root());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Kind kind() {
        return switch (json.bytes()[start]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.TEXT;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    @Override
    public String text() {
        return sent(start, end);
    }

    @Override
    public String beginning(int maxChars) {
        // A character takes at most four bytes; those that are cut off are beyond the characters that count.
        long most = start + 4L * (maxChars + 1);
        String text = sent(start, (int) Math.min(end, most));
        if (text.length() <= maxChars) {
            return text;
        }
        return text.substring(0, maxChars - (Character.isLowSurrogate(text.charAt(maxChars)) ? 1 : 0));
    }

    /**
     * A number has all its digits, but none is returned for one of more than 1,000 characters or with an exponent
     * beyond 32 bits. Do not print it in plain notation: {@code 1e999999999} has a billion digits.
     */
    @Override
    public @Nullable Object value() {
        return switch (kind()) {
            case TEXT -> unescaped(start, end);
            case BOOLEAN -> json.bytes()[start] == 't';
            case NUMBER -> number();
            default -> null;
        };
    }

    private @Nullable BigDecimal number() {
        if (end - start > MAX_NUMBER_CHARS) {
            return null;
        }
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public Range range() {
        return new Range(start, end);
    }

    /** The time that a number probably is, or that a text has fields. */
    @Override
    public String note() {
        return switch (kind()) {
            case NUMBER ->
                end - start > MAX_NUMBER_CHARS
                        ? ""
                        : TimeNumbers.of(text()).map(Instant::toString).orElse("");
            case TEXT ->
                JsonInText.of(json.bytes(), start, end) == null
                        ? ""
                        : TextBundle.current().get("json.inside");
            default -> "";
        };
    }

    /** A text that is a JSON object or array has the members or elements of that. */
    @Override
    public Iterable<Field> children() {
        if (kind() != Kind.TEXT) {
            return Children::new;
        }
        Field inner = JsonInText.of(json.bytes(), start, end);
        return inner == null ? List.of() : inner.children();
    }

    private String sent(int from, int to) {
        return new String(json.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    /** A string without its quotes and escapes. */
    private String unescaped(int from, int to) {
        String text = sent(from + 1, to - 1);
        int escape = text.indexOf('\\');
        if (escape < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (escape >= 0) {
            out.append(text, copied, escape);
            char c = text.charAt(escape + 1);
            copied = escape + 2;
            switch (c) {
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(text, copied, copied + 4, 16));
                    copied += 4;
                }
                default -> out.append(c);
            }
            escape = text.indexOf('\\', copied);
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Reads the members or elements one by one; skips recorded ones without reading them. */
    private final class Children implements Iterator<Field> {
        private final boolean object = kind() == Kind.OBJECT;
        private int at;
        private int next;
        private int recorded = json.firstInside(container);

        Children() {
            at = kind().hasChildren() ? json.skipSpace(start + 1) : end - 1;
        }

        @Override
        public boolean hasNext() {
            return at < end - 1;
        }

        @Override
        public Field next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String name = "";
            if (object) {
                int nameEnd = json.endOfValue(at);
                name = unescaped(at, nameEnd);
                // The colon is between the name and the value.
                at = json.skipSpace(json.skipSpace(nameEnd) + 1);
            }
            boolean known = json.isAt(recorded, at);
            int valueEnd = known ? json.endOf(recorded) : json.endOfValue(at);
            JsonField field = new JsonField(
                    json, name, object ? NO_INDEX : next++, at, valueEnd, known ? recorded : JsonIndex.NONE);
            if (known) {
                recorded = json.nextAfter(recorded);
            }
            at = json.skipSpace(valueEnd);
            if (at < end - 1) {
                // A comma.
                at = json.skipSpace(at + 1);
            }
            return field;
        }
    }
}
