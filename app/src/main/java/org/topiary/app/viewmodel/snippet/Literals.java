// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.topiary.core.text.VisibleLine;
import org.topiary.payload.Utf8;

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
     * Whether a shell can pass bytes as an argument. It ends at a byte that is 0, and a command whose output it is
     * loses line breaks at the end.
     */
    static boolean isArgument(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return false;
            }
        }
        return isPlain(bytes) || bytes[bytes.length - 1] != '\n';
    }

    /** A word of a POSIX shell for bytes that are an argument; those on which a terminal would act are encoded. */
    static String shell(byte[] bytes) {
        return isPlain(bytes)
                ? shell(new String(bytes, StandardCharsets.UTF_8))
                : "\"$(printf %s " + shell(Base64.getEncoder().encodeToString(bytes)) + " | base64 -d)\"";
    }

    private static boolean isPlain(byte[] bytes) {
        return Utf8.isWellFormed(bytes)
                && new String(bytes, StandardCharsets.UTF_8)
                        .chars()
                        .noneMatch(c -> c != '\n' && Character.isISOControl(c));
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
