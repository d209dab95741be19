// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

/** The escapes in string literals. Sources have a character for each byte. */
final class StringLiteral {
    private static final String SIMPLE = "abfnrtv\\?'\"";
    private static final String MEANING = "\u0007\b\f\n\r\t\u000b\\?'\"";

    private StringLiteral() {}

    /** The number of characters of the escape whose backslash is at an index; 0 if it is not a valid one. */
    static int escapeLength(String source, int at) {
        char c = at + 1 < source.length() ? source.charAt(at + 1) : '\0';
        if (c != '\0' && SIMPLE.indexOf(c) >= 0) {
            return 2;
        }
        if (c >= '0' && c <= '7') {
            return 1 + digits(source, at + 1, 3, 8);
        }
        int hex = switch (c) {
            case 'x', 'X' -> digits(source, at + 2, 2, 16);
            case 'u' -> digits(source, at + 2, 4, 16) == 4 ? 4 : 0;
            case 'U' ->
                digits(source, at + 2, 8, 16) == 8
                                && Long.parseLong(source, at + 2, at + 10, 16) <= Character.MAX_CODE_POINT
                        ? 8
                        : 0;
            default -> 0;
        };
        return hex == 0 ? 0 : 2 + hex;
    }

    private static int digits(String source, int from, int max, int radix) {
        int count = 0;
        while (count < max
                && from + count < source.length()
                && source.charAt(from + count) < 0x80
                && Character.digit(source.charAt(from + count), radix) >= 0) {
            count++;
        }
        return count;
    }

    /** Appends what a literal with its quotes means, without its quotes; a character for each byte. */
    static void unescape(String literal, StringBuilder out) {
        int end = literal.length() - 1;
        for (int i = 1; i < end; i++) {
            if (literal.charAt(i) != '\\') {
                out.append(literal.charAt(i));
                continue;
            }
            int length = escapeLength(literal, i);
            char c = literal.charAt(i + 1);
            switch (c) {
                case 'x', 'X' -> out.append((char) Integer.parseInt(literal, i + 2, i + length, 16));
                case 'u', 'U' -> {
                    int high = Integer.parseInt(literal, i + 2, i + length, 16);
                    int low = c == 'u' && Character.isBmpCodePoint(high) && Character.isHighSurrogate((char) high)
                            ? lowSurrogate(literal, i + length)
                            : 0;
                    if (low != 0) {
                        appendUtf8(Character.toCodePoint((char) high, (char) low), out);
                        length += 6;
                    } else {
                        appendUtf8(high, out);
                    }
                }
                default -> {
                    int simple = SIMPLE.indexOf(c);
                    out.append(
                            simple >= 0
                                    ? MEANING.charAt(simple)
                                    : (char) (Integer.parseInt(literal, i + 1, i + length, 8) & 0xff));
                }
            }
            i += length - 1;
        }
    }

    private static int lowSurrogate(String literal, int at) {
        if (at + 6 < literal.length() && literal.startsWith("\\u", at) && digits(literal, at + 2, 4, 16) == 4) {
            int code = Integer.parseInt(literal, at + 2, at + 6, 16);
            return Character.isLowSurrogate((char) code) ? code : 0;
        }
        return 0;
    }

    private static void appendUtf8(int codePoint, StringBuilder out) {
        if (Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint)) {
            // Half of a pair is encoded like any other character.
            out.append((char) (0xe0 | (codePoint >> 12)))
                    .append((char) (0x80 | ((codePoint >> 6) & 0x3f)))
                    .append((char) (0x80 | (codePoint & 0x3f)));
            return;
        }
        for (byte each : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append((char) (each & 0xff));
        }
    }

    /** The bytes of a text that has a character for each. */
    static ByteString bytes(String text) {
        return ByteString.copyFrom(text, StandardCharsets.ISO_8859_1);
    }

    /** The text whose UTF-8 has a character for each byte; with � for what is not UTF-8. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
