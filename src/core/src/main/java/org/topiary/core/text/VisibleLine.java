// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.util.Locale;

/**
 * Makes hidden characters in a line visible: control, zero-width, tag and bidirectional characters become marks such as
 * ⟨U+202E⟩.
 */
public final class VisibleLine {
    private static final char OPEN = '⟨';

    private VisibleLine() {}

    /** Line breaks and tabs become marks, too (⏎, ⇥). Returns the same instance if there is nothing to mark. */
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** Like {@link #of(String)}, cut to {@code maxChars} with an ellipsis, never inside a mark or a character. */
    public static String of(String text, int maxChars) {
        int hidden = firstHidden(text, true);
        if (hidden == text.length() && text.length() <= maxChars) {
            return text;
        }
        if (hidden >= maxChars) {
            int end = maxChars - 1;
            boolean inside = end > 0 && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
            return text.substring(0, inside ? end - 1 : end) + "…";
        }
        StringBuilder out = new StringBuilder(Math.min(text.length() + 16, maxChars));
        // Where to cut if the result is too long: the last place that leaves room for the ellipsis.
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\n') {
                out.append('⏎');
            } else if (c == '\t') {
                out.append('⇥');
            } else if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            } else if (hides(c)) {
                appendMark(out, c);
            } else {
                out.appendCodePoint(c);
            }
            if (out.length() > maxChars) {
                out.setLength(cut);
                return out.append('…').toString();
            }
            if (out.length() < maxChars) {
                cut = out.length();
            }
        }
        return out.toString();
    }

    /**
     * Index of the first character that {@link #hides}.
     *
     * @param breaksToo whether line feeds and tabs count
     * @return the length of the text if there is none
     */
    public static int firstHidden(String text, boolean breaksToo) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x7f ? c < 0x20 && (breaksToo || (c != '\n' && c != '\t')) : c < 0xa0 || c == 0xad) {
                return i;
            }
            if (c >= 0x300) {
                int codePoint = text.codePointAt(i);
                if (hides(codePoint)) {
                    return i;
                }
                i += Character.charCount(codePoint) - 1;
            }
        }
        return length;
    }

    /** Appends the mark for a hidden character. */
    public static void appendMark(StringBuilder out, int c) {
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        out.append(OPEN)
                .append("U+")
                .repeat('0', Math.max(0, 4 - hex.length()))
                .append(hex)
                .append('⟩');
    }

    /**
     * Whether a character is a control, a lone surrogate, or what Unicode calls default-ignorable: drawn as nothing, or
     * reordering other text.
     */
    public static boolean hides(int c) {
        if (c < 0x300) {
            return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad;
        }
        if ((c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xfff0 && c <= 0xfff8) || (c >= 0xe0000 && c <= 0xe0fff)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT -> !isVisibleFormat(c);
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                switch (c) {
                    // Joiners, fillers and vowels without a glyph, Mongolian variation selectors, a reserved ignorable.
                    case 0x34f,
                            0x115f,
                            0x1160,
                            0x17b4,
                            0x17b5,
                            0x180b,
                            0x180c,
                            0x180d,
                            0x180f,
                            0x2065,
                            0x3164,
                            0xffa0 -> true;
                    default -> false;
                };
        };
    }

    /** Whether a format character has a glyph: the prepended marks of Arabic, Syriac and Kaithi. */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x600 && c <= 0x605)
                || c == 0x6dd
                || c == 0x70f
                || c == 0x890
                || c == 0x891
                || c == 0x8e2
                || c == 0x110bd
                || c == 0x110cd;
    }
}
