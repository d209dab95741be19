// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a type, such as {@code u16}.
 *
 * @param bits of one element; 0 if they are given otherwise
 */
record TypeName(String word, Step.Type type, int bits) {
    private static final Pattern NUMBER = Pattern.compile("(u|i|f|time)([0-9]{1,2})");

    /** Null if a word is no type. */
    static @Nullable TypeName of(String word) {
        return switch (word) {
            case "bits" -> new TypeName(word, Step.Type.BITS, 0);
            case "ibits" -> new TypeName(word, Step.Type.SIGNED_BITS, 0);
            case "text" -> new TypeName(word, Step.Type.TEXT, 0);
            case "ascii" -> new TypeName(word, Step.Type.ASCII, 0);
            case "bytes" -> new TypeName(word, Step.Type.BYTES, 0);
            case "skip" -> new TypeName(word, Step.Type.SKIP, 0);
            default -> number(word);
        };
    }

    private static @Nullable TypeName number(String word) {
        Matcher number = NUMBER.matcher(word);
        if (!number.matches()) {
            return null;
        }
        int bits = Integer.parseInt(number.group(2));
        boolean integer = bits >= 8 && bits <= Long.SIZE && bits % 8 == 0;
        boolean valid = switch (number.group(1)) {
            case "f" -> bits == 16 || bits == 32 || bits == 64;
            case "time" -> integer && bits >= 32;
            default -> integer;
        };
        if (!valid) {
            return null;
        }
        Step.Type type = switch (number.group(1)) {
            case "u" -> Step.Type.UNSIGNED;
            case "i" -> Step.Type.SIGNED;
            case "f" -> Step.Type.FLOAT;
            default -> Step.Type.TIME;
        };
        return new TypeName(word, type, bits);
    }
}
