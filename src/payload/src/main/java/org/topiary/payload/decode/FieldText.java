// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.VisibleText;

/** Writes fields as text. No recursion; the output is bounded. */
public final class FieldText {
    /** Maximum number of characters of {@link #lines}, except for the last field. */
    static final int MAX_CHARS = 1 << 20;

    /** Deeper levels are not indented further, so that indentation does not outgrow the content. */
    private static final int MAX_INDENT = 60;

    private final StringBuilder out = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();

    private FieldText() {}

    /** One line for each field, indented by two spaces per level. Ends with an ellipsis if there are more. */
    static StyledText lines(Field root) {
        FieldText text = new FieldText();
        if (!root.kind().hasChildren()) {
            text.value(root);
        }
        text.writeChildren(root);
        return new StyledText(text.out.toString(), text.spans);
    }

    private void writeChildren(Field root) {
        Deque<Iterator<Field>> open = new ArrayDeque<>();
        open.push(root.children().iterator());
        while (!open.isEmpty()) {
            Iterator<Field> level = open.peek();
            if (!level.hasNext()) {
                open.pop();
                continue;
            }
            if (out.length() >= MAX_CHARS) {
                out.append("\n…");
                return;
            }
            Field field = level.next();
            out.append(out.isEmpty() ? "" : "\n").repeat(' ', 2 * Math.min(open.size() - 1, MAX_INDENT));
            add(label(field), Kind.KEY);
            out.append(field.kind().hasChildren() ? ":" : ": ");
            value(field);
            if (field.kind().hasChildren()) {
                open.push(field.children().iterator());
            }
        }
    }

    private void value(Field field) {
        if (!field.kind().hasChildren()) {
            add(field.text(), kind(field));
            out.append(field.unit().isEmpty() ? "" : " " + field.unit());
        }
        out.append(field.note().isEmpty() ? "" : "  (" + field.note() + ")");
    }

    private void add(String part, Kind kind) {
        int start = out.length();
        out.append(part);
        if (out.length() > start) {
            spans.add(new Span(start, out.length(), kind));
        }
    }

    private static String label(Field field) {
        return field.index() == Field.NO_INDEX ? field.name() : "[" + field.index() + "]";
    }

    private static Kind kind(Field field) {
        return switch (field.kind()) {
            case NUMBER -> Kind.NUMBER;
            case BOOLEAN, NULL, ENUM -> Kind.LITERAL;
            default -> Kind.STRING;
        };
    }

    /** The fields without children, with their paths, in one line of at most {@code maxChars} characters. */
    public static String line(Field root, int maxChars) {
        StringBuilder line = new StringBuilder();
        Deque<Iterator<Field>> open = new ArrayDeque<>();
        open.push(List.of(root).iterator());
        while (!open.isEmpty() && line.length() <= maxChars) {
            Iterator<Field> level = open.peek();
            if (!level.hasNext()) {
                open.pop();
                continue;
            }
            Field field = level.next();
            if (field.kind().hasChildren()) {
                open.push(field.children().iterator());
            } else {
                String label = label(field);
                line.append(line.isEmpty() ? "" : ", ")
                        .append(label.isEmpty() ? "" : label + " ")
                        .append(field.text())
                        .append(field.unit().isEmpty() ? "" : " " + field.unit());
            }
        }
        return VisibleText.line(line.toString(), maxChars);
    }
}
