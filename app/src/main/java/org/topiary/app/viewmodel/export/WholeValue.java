// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import org.topiary.payload.decode.Field;

/** The values of fields as they are exported: whole, and without units. */
public final class WholeValue {
    private WholeValue() {}

    /** A text without quotes and escapes, or a number character by character. Arrays are a text, too. */
    public static String of(Field field) {
        if (field.kind() == Field.Kind.TEXT && field.value() instanceof String text) {
            return text;
        }
        String text = field.text();
        return text.isEmpty() && field.kind().hasChildren() ? elements(field) : text;
    }

    private static String elements(Field array) {
        StringBuilder out = new StringBuilder("[");
        for (Field each : array.children()) {
            out.append(out.length() > 1 ? ", " : "").append(each.kind().hasChildren() ? "…" : each.text());
        }
        return out.append(']').toString();
    }
}
