// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

/** The sequences by which a terminal is told colours and places (ECMA-48). */
final class EscapeSequences {
    static final char ESCAPE = 0x1b;
    private static final char BELL = 7;

    private EscapeSequences() {}

    /** A text without its sequences; one that does not end stays. Takes time in proportion to the text. */
    static String without(String text) {
        int next = text.indexOf(ESCAPE);
        if (next < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (next >= 0) {
            int end = end(text, next);
            out.append(text, at, next);
            at = end < 0 ? next : end;
            if (end < 0) {
                break;
            }
            next = text.indexOf(ESCAPE, at);
        }
        return out.append(text, at, text.length()).toString();
    }

    /** The end of a sequence; negative if there is none. */
    static int end(String text, int start) {
        if (start + 1 >= text.length()) {
            return -1;
        }
        char kind = text.charAt(start + 1);
        int at = start + 2;
        if (kind == '[') {
            // Parameters, then one final character.
            while (at < text.length() && text.charAt(at) >= 0x20 && text.charAt(at) < 0x40) {
                at++;
            }
            return at < text.length() && text.charAt(at) >= 0x40 && text.charAt(at) < 0x7f ? at + 1 : -1;
        }
        if (kind == ']') {
            // A text for the terminal, such as its title, up to a bell or ESC and a backslash.
            while (at < text.length() && text.charAt(at) != BELL && text.charAt(at) != ESCAPE) {
                at++;
            }
            if (at == text.length()) {
                return -1;
            }
            return text.charAt(at) == BELL ? at + 1 : text.startsWith("\\", at + 1) ? at + 2 : at;
        }
        while (at < text.length() && text.charAt(at - 1) >= 0x20 && text.charAt(at - 1) < 0x30) {
            at++;
        }
        return at;
    }
}
