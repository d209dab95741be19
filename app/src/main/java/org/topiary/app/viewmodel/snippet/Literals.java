// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.util.HexFormat;
import org.topiary.core.text.VisibleLine;

/** Quotes texts so that a shell or compiler reads exactly these characters. */
final class Literals {
    private static final HexFormat HEX = HexFormat.of();

    private Literals() {}

    /** A word of a POSIX shell (IEEE 1003.1, section 2.2.2); without quotes if nothing in it is special. */
    static String shell(String word) {
        boolean plain = !word.isEmpty()
                && word.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "_-./:,@%".indexOf(c) >= 0);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * A string of Java or Python in double quotes, the same in both. What would be hidden, or change the direction of
     * the source, is escaped.
     */
    static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (VisibleLine.hides(c)) {
                        out.append(escaped(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /** Java knows escapes of 16 bits only, which Python does not combine: characters beyond that stay as they are. */
    private static String escaped(int c) {
        return Character.isBmpCodePoint(c) ? "\\u" + HEX.toHexDigits((char) c) : Character.toString(c);
    }
}
