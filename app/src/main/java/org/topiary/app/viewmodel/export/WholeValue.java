// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import org.topiary.payload.decode.Field;

/** The values of fields as they are exported: whole, and without units. */
public final class WholeValue {
    /** Deeper parts of an array are an ellipsis. */
    private static final int MAX_DEPTH = 100;

    private WholeValue() {}

    /** A text without quotes and escapes, or a number character by character. Arrays are a text, too. */
    public static String of(Field field) {
        if (field.kind() == Field.Kind.TEXT && field.value() instanceof String text) {
            return text;
        }
        String text = field.text();
        if (!text.isEmpty() || !field.kind().hasChildren()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        append(out, field, 0);
        return out.toString();
    }

    /** Appends a field whose text does not include its children. */
    private static void append(StringBuilder out, Field field, int depth) {
        String text = field.text();
        if (!text.isEmpty() || !field.kind().hasChildren()) {
            out.append(text);
            return;
        }
        if (depth == MAX_DEPTH) {
            out.append('…');
            return;
        }
        boolean object = field.kind() == Field.Kind.OBJECT;
        out.append(object ? '{' : '[');
        String separator = "";
        for (Field each : field.children()) {
            out.append(separator);
            if (object) {
                out.append(each.name()).append(": ");
            }
            append(out, each, depth + 1);
            separator = ", ";
        }
        out.append(object ? '}' : ']');
    }
}
