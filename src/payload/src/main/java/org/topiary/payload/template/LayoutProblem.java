// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.Arrays;
import org.topiary.core.text.Phrase;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;

/**
 * What is wrong with a layout.
 *
 * @param file its path relative to the folder that was read, with slashes; empty for the folder itself
 * @param line from 1; 0 if the whole file is meant
 * @param column from 1, in characters; 0 if the whole file is meant
 * @param reason its id is {@code layout.} and the name of a reason
 */
public record LayoutProblem(String file, int line, int column, DecodeProblem reason) {
    private static final int MAX_CHARS = 100;

    /** The reasons, and their arguments. "Found" is the word found instead, as a phrase. */
    enum Reason {
        /** Found, as in all that follow. */
        EXPECTED_TYPE,
        EXPECTED_BITS,
        EXPECTED_SIZE,
        EXPECTED_NAME,
        EXPECTED_LENGTH,
        EXPECTED_BRACKET,
        EXPECTED_NUMBER,
        EXPECTED_VALUE,
        EXPECTED_VALUE_NAME,
        EXPECTED_COMMA,
        EXPECTED_END,
        NAMES_OPEN,
        STRING_OPEN,
        DIVISOR_ZERO,
        /** The name. */
        NAME_TWICE,
        /** The number. */
        VALUE_TWICE,
        /** The name of the field. */
        UNKNOWN_FIELD,
        LENGTH_TYPE,
        /** The name of the field that takes all that is left. */
        AFTER_REST,
        /** The type, as in all that follow. */
        SCALE_TYPE,
        NAMES_TYPE,
        UNIT_TYPE,
        ARRAY_SIZE,
        TIME_OFFSET,
        /** Found. */
        TIME_UNIT,
        ATTRIBUTE_TWICE,
        NAMES_AND_SCALE,
        BIT_ORDER,
        EMPTY,
        /** The maximum number of fields. */
        TOO_MANY,
        /** The maximum size, in KiB. */
        TOO_LARGE,
        NOT_UTF8,
        /** The maximum number of files. */
        TOO_MANY_FILES,
        /** The reason, as a phrase. */
        UNREADABLE;

        String id() {
            return "layout." + name();
        }
    }

    static LayoutProblem at(Place place, Reason reason, Object... arguments) {
        return new LayoutProblem("", place.line(), place.column(), reason(reason, arguments));
    }

    static LayoutProblem of(String file, Reason reason, Object... arguments) {
        return new LayoutProblem(file, 0, 0, reason(reason, arguments));
    }

    private static DecodeProblem reason(Reason reason, Object... arguments) {
        return DecodeProblem.of(
                reason.id(),
                Arrays.stream(arguments).map(LayoutProblem::visible).toArray());
    }

    private static Object visible(Object argument) {
        return argument instanceof String text ? VisibleText.line(text, MAX_CHARS) : argument;
    }

    LayoutProblem in(String other) {
        return new LayoutProblem(other, line, column, reason);
    }

    /**
     * The problem with its place, as one of a payload: {@code layout.inLine} with the file, the line, the column and
     * the reason as a phrase, {@code layout.inFile} without a place, or the reason itself for the folder.
     */
    public DecodeProblem asDecodeProblem() {
        if (file.isEmpty()) {
            return reason;
        }
        String name = VisibleText.line(file, MAX_CHARS);
        Phrase why = new Phrase("decode.problem." + reason.id(), reason.arguments());
        return line == 0
                ? DecodeProblem.of("layout.inFile", name, why)
                : DecodeProblem.of("layout.inLine", name, line, column, why);
    }
}
