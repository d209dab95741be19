// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.math.BigDecimal;
import java.time.Instant;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Field;

/**
 * A value in the table.
 *
 * @param text in one line, with hidden characters made visible
 * @param number by which rows are sorted; NaN for a value that is no number and no time
 * @param cut whether the text is only the beginning
 */
public record Cell(String text, Field.Kind kind, double number, boolean cut) {
    /** Maximum number of characters; the rest of a value is shown where its topic is selected. */
    static final int MAX_CHARS = 120;

    /** A field that has no children that are columns. */
    static Cell of(Field field) {
        String whole = whole(field, MAX_CHARS + 1);
        String text = VisibleText.line(whole, MAX_CHARS);
        boolean cut = text.endsWith("…") && !(whole.endsWith("…") && whole.length() <= MAX_CHARS);
        return new Cell(text, field.kind(), number(field), cut);
    }

    /** A text instead of a payload. */
    static Cell note(String text) {
        return new Cell(text, Field.Kind.TEXT, Double.NaN, false);
    }

    /**
     * The whole value as received: texts without quotes and escapes, numbers character by character, with their unit.
     *
     * @param enough the number of characters after which elements of an array may be left out
     */
    static String whole(Field field, int enough) {
        String unit = field.unit().isEmpty() ? "" : " " + field.unit();
        if (field.kind() == Field.Kind.TEXT && field.value() instanceof String text) {
            return text + unit;
        }
        String text = field.text();
        return text.isEmpty() && field.kind().hasChildren() ? elements(field, enough) : text + unit;
    }

    private static String elements(Field array, int enough) {
        StringBuilder out = new StringBuilder("[");
        for (Field each : array.children()) {
            out.append(out.length() > 1 ? ", " : "").append(each.kind().hasChildren() ? "…" : each.text());
            if (out.length() > enough) {
                return out.append(", …").toString();
            }
        }
        return out.append(']').toString();
    }

    private static double number(Field field) {
        return switch (field.kind()) {
            case NUMBER, TIME ->
                switch (field.value()) {
                    case BigDecimal number -> number.doubleValue();
                    case Number number -> number.doubleValue();
                    case Instant time -> time.getEpochSecond() + time.getNano() / 1e9;
                    case null, default -> Double.NaN;
                };
            default -> Double.NaN;
        };
    }

    boolean isNumber() {
        return kind == Field.Kind.NUMBER;
    }
}
