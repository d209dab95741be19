// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.VisibleText;

/**
 * Writes items as a text similar to JSON: the diagnostic notation of CBOR (RFC 8949 section 8). No recursion; the
 * output is bounded.
 */
public final class Notation {
    /** Maximum number of characters of {@link #indented}, except for the last item. */
    private static final int MAX_CHARS = 1 << 24;

    private static final int MAX_STYLED_CHARS = 1 << 20;

    /** Deeper levels are not indented further, so that indentation does not outgrow the content. */
    private static final int MAX_INDENT = 60;

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder out = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();

    private Notation() {}

    /** An open container. */
    private static final class Level {
        private final ItemField field;
        private final Iterator<ItemField> items;
        private final boolean map;
        private long count;

        Level(ItemField field) {
            this.field = field;
            this.items = field.items();
            this.map = field.isMap();
        }

        /** Counts an item; returns whether it is the value of a map entry. */
        boolean passValue() {
            return count++ % 2 == 1 && map;
        }
    }

    /** In one line; ends with an ellipsis if it is longer than {@code maxChars}. */
    static String compact(ItemField root, int maxChars) {
        StringBuilder text = new StringBuilder();
        Deque<Level> open = new ArrayDeque<>();
        text.append(root.isContainer() ? root.opening() : root.scalar());
        if (root.isContainer()) {
            open.push(new Level(root));
        }
        while (!open.isEmpty()) {
            if (text.length() > maxChars) {
                return text.append('…').toString();
            }
            Level level = open.peek();
            if (!level.items.hasNext()) {
                open.pop();
                text.append(level.field.closing());
                continue;
            }
            text.append(level.count == 0 ? "" : level.map && level.count % 2 == 1 ? ": " : ", ");
            level.count++;
            ItemField item = level.items.next();
            if (item.isContainer()) {
                text.append(item.opening());
                open.push(new Level(item));
            } else {
                text.append(item.scalar());
            }
        }
        return text.toString();
    }

    /**
     * A line of at most {@code maxChars} characters, with hidden characters made visible.
     *
     * @param cut whether the payload has more
     */
    public static String line(ItemField root, boolean cut, int maxChars) {
        String line = compact(root, maxChars);
        if (cut && !line.endsWith("…")) {
            int end = line.length();
            while (end > 0 && "]})".indexOf(line.charAt(end - 1)) >= 0) {
                end--;
            }
            line = line.substring(0, end) + "…";
        }
        return VisibleText.line(line, maxChars);
    }

    /** One line for each item, indented by two spaces per level. Ends with an ellipsis if there are too many. */
    public static StyledText indented(ItemField root) {
        Notation text = new Notation();
        Deque<Level> open = new ArrayDeque<>();
        WorkStage stage = WorkStage.current();
        text.write(root, open);
        for (int due = WorkStage.BYTES; !open.isEmpty(); ) {
            if (text.out.length() > MAX_CHARS) {
                text.out.append("\n…");
                break;
            }
            if (text.out.length() >= due) {
                stage.reached(text.out.length(), MAX_CHARS);
                due = text.out.length() + WorkStage.BYTES;
            }
            text.writeNext(open);
        }
        return new StyledText(text.out.toString(), text.spans);
    }

    private void writeNext(Deque<Level> open) {
        Level level = open.element();
        if (!level.items.hasNext()) {
            open.pop();
            if (level.count > 0) {
                lineBreak(open.size());
            }
            add(level.field.closing(), Kind.PUNCTUATION);
            comment(level.field);
            return;
        }
        boolean first = level.count == 0;
        if (level.passValue()) {
            add(":", Kind.PUNCTUATION);
            out.append(' ');
            write(level.items.next(), open);
            return;
        }
        if (first) {
            // The space after the mark of a container without a count.
            while (out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
        } else {
            add(",", Kind.PUNCTUATION);
        }
        lineBreak(open.size());
        if (level.map) {
            add(level.items.next().text(), Kind.KEY);
        } else {
            write(level.items.next(), open);
        }
    }

    /** Writes a scalar, or opens a container. */
    private void write(ItemField item, Deque<Level> open) {
        if (item.isContainer() && item.kind().hasChildren()) {
            add(item.opening(), Kind.PUNCTUATION);
            open.push(new Level(item));
        } else {
            add(
                    item.text(),
                    switch (item.kind()) {
                        case NUMBER -> Kind.NUMBER;
                        case BOOLEAN, NULL, ENUM -> Kind.LITERAL;
                        default -> Kind.STRING;
                    });
            comment(item);
        }
    }

    private void comment(ItemField item) {
        String comment = item.comment();
        if (!comment.isEmpty()) {
            out.append(" / ").append(comment).append(" /");
        }
    }

    private void add(String part, Kind kind) {
        int start = out.length();
        out.append(part);
        if (out.length() > start && out.length() <= MAX_STYLED_CHARS) {
            spans.add(new Span(start, out.length(), kind));
        }
    }

    private void lineBreak(int depth) {
        out.append('\n').repeat(' ', 2 * Math.min(depth, MAX_INDENT));
    }

    /** A text in quotes, with the escapes of JSON. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Bytes as {@code h'0aff'}. */
    public static String hex(byte[] bytes, int from, int to) {
        return "h'" + HEX.formatHex(bytes, from, to) + "'";
    }

    /** The shortest digits that identify a number, always with a fraction; with an exponent beyond 20 digits. */
    public static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent > -7 && exponent < 21) {
            String plain = exact.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = exact.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + "."
                + (digits.length() == 1 ? "0" : digits.substring(1))
                + "e"
                + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }
}
