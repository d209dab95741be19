// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.Arrays;

/**
 * A text with soft breaks in its long lines, for display only: the toolkit needs time and memory quadratic in the
 * length of a line. A position in the displayed text counts a soft break as one character. Immutable; an edit takes
 * time proportional to the text.
 */
public final class SoftLines {
    /** Maximum number of characters in a displayed line. */
    public static final int MAX_LINE = 1_000;

    /** Where to break a longer line; two parts that are shorter together are joined again. */
    private static final int BROKEN_LINE = 500;
    /** How many characters before that to look for a comma or space, after which a break is easier to read. */
    private static final int LOOK_BACK = 60;

    private final String text;
    /** Positions in the text before which there is a break, ascending. */
    private final int[] breaks;

    private SoftLines(String text, int[] breaks) {
        this.text = text;
        this.breaks = breaks;
    }

    /** @param text with no line break but \n */
    public static SoftLines of(String text) {
        return new SoftLines(text, new Breaks(text).of(new int[0]));
    }

    /** The original text, without soft breaks. */
    public String text() {
        return text;
    }

    /** The text with a line break at each soft break. */
    public String displayed() {
        if (breaks.length == 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + breaks.length);
        int from = 0;
        for (int at : breaks) {
            out.append(text, from, at).append('\n');
            from = at;
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Whether any line is broken. */
    public boolean isBroken() {
        return breaks.length > 0;
    }

    /** Whether the displayed text has a soft break at a position. */
    public boolean isBreak(int displayed) {
        int before = breaksBefore(displayed);
        return before < breaks.length && breaks[before] + before == displayed;
    }

    /** The position in the text of a position in the displayed text. */
    public int toText(int displayed) {
        return displayed - breaksBefore(displayed);
    }

    /** Converts a position in the text to one in the displayed text: before a soft break, if there is one. */
    public int toDisplayed(int position) {
        int at = Arrays.binarySearch(breaks, position);
        return position + (at < 0 ? -at - 1 : at);
    }

    /** Like {@link #toDisplayed}, but after a soft break: where the character at the position is displayed. */
    public int toDisplayedCharacter(int position) {
        int at = Arrays.binarySearch(breaks, position);
        return position + (at < 0 ? -at - 1 : at + 1);
    }

    /** The part of the text displayed in a range. */
    public String text(int displayedStart, int displayedEnd) {
        return text.substring(toText(displayedStart), toText(displayedEnd));
    }

    /**
     * Replaces a range and keeps the breaks as far as possible, so that little of the display changes.
     *
     * @param start of the displayed range to replace; soft breaks inside do not count as characters
     * @param inserted with no line break but \n
     */
    public SoftLines replace(int start, int end, String inserted) {
        int textStart = toText(start);
        int textEnd = toText(end);
        int grown = inserted.length() - (textEnd - textStart);
        int before = breaksBefore(start);
        int until = breaksBefore(end);
        int[] kept = new int[before + breaks.length - until];
        System.arraycopy(breaks, 0, kept, 0, before);
        for (int i = until; i < breaks.length; i++) {
            kept[before + i - until] = breaks[i] + grown;
        }
        String changed = text.substring(0, textStart) + inserted + text.substring(textEnd);
        return new SoftLines(changed, new Breaks(changed).of(kept));
    }

    /** The number of soft breaks before a position in the displayed text. */
    private int breaksBefore(int displayed) {
        int low = 0;
        int high = breaks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (breaks[middle] + middle < displayed) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Computes the breaks of a text from the previous ones. */
    private static final class Breaks {
        private final String text;
        private int[] found = new int[16];
        private int count;

        Breaks(String text) {
            this.text = text;
        }

        int[] of(int[] wished) {
            int next = 0;
            int start = 0;
            while (start < text.length()) {
                int newline = text.indexOf('\n', start);
                int end = newline < 0 ? text.length() : newline;
                while (next < wished.length && wished[next] <= start) {
                    next++;
                }
                int first = next;
                while (next < wished.length && wished[next] < end) {
                    next++;
                }
                breakLine(start, end, Arrays.copyOfRange(wished, first, next));
                start = end + 1;
            }
            return Arrays.copyOf(found, count);
        }

        private void breakLine(int lineStart, int lineEnd, int[] wished) {
            int start = lineStart;
            for (int i = 0; i < wished.length; i++) {
                int following = i + 1 < wished.length ? wished[i + 1] : lineEnd;
                boolean needed = following - start > BROKEN_LINE;
                if (needed && !isInsideCharacter(wished[i])) {
                    split(start, wished[i]);
                    start = add(wished[i]);
                }
            }
            split(start, lineEnd);
        }

        /** Breaks a part that is too long. */
        private void split(int partStart, int end) {
            int start = partStart;
            while (end - start > MAX_LINE) {
                int at = start + BROKEN_LINE;
                for (int i = at; i > at - LOOK_BACK; i--) {
                    if (text.charAt(i - 1) == ',' || text.charAt(i - 1) == ' ') {
                        at = i;
                        break;
                    }
                }
                start = add(isInsideCharacter(at) ? at - 1 : at);
            }
        }

        private boolean isInsideCharacter(int at) {
            return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
        }

        private int add(int at) {
            if (count > 0 && found[count - 1] == at) {
                return at;
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at;
            return at;
        }
    }
}
