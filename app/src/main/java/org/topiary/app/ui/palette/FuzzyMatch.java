// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import java.util.Arrays;

/**
 * Rates how well a text matches a query whose characters it must contain in this order, ignoring case. Characters in a
 * row and characters at the beginning of a word rate higher, and so do short texts; a text with a word that begins with
 * the whole query comes before all others, however recently those were chosen. One thread at a time.
 */
public final class FuzzyMatch {
    /** The rating of a text that does not match. */
    public static final int NONE = -1;

    private static final int CHARACTER = 16;
    private static final int IN_A_ROW = 24;
    private static final int WORD_START = 20;
    private static final int FIRST = 12;
    private static final int GAP = 1;
    /** Of a match that does not exist: below any other, and far from overflow. */
    private static final int WORST = Integer.MIN_VALUE / 2;
    /** Length above which all texts count as equally long, in characters. */
    private static final int LONG = 80;

    private static final int BASE = 1_000;
    /** More than the greatest bonus of {@link RecentEntries}. */
    private static final int BEGINNING_OF_WORD = 200;

    private final String query;
    /** The rating of each beginning of the query, by length, if it ends at the character before. */
    private final int[] ending;
    /** The rating of each beginning of the query, by length, at its best place so far. */
    private final int[] best;

    /** @param query without distinction of case; spaces in it are ignored */
    public FuzzyMatch(String query) {
        StringBuilder folded = new StringBuilder(query.length());
        for (int i = 0; i < query.length(); i++) {
            if (!Character.isWhitespace(query.charAt(i))) {
                folded.append(fold(query.charAt(i)));
            }
        }
        this.query = folded.toString();
        ending = new int[this.query.length() + 1];
        best = new int[this.query.length() + 1];
    }

    private static char fold(char c) {
        return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    }

    /**
     * The rating of a text: {@link #NONE}, or 0 and more; that of the best place for each character. Allocates nothing.
     */
    public int rate(CharSequence text) {
        int count = query.length();
        if (count == 0) {
            return 0;
        }
        if (!contains(text)) {
            return NONE;
        }
        Arrays.fill(ending, WORST);
        Arrays.fill(best, WORST);
        best[0] = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            int place = place(text, i);
            // Backwards, as each character of the query builds on the one before it at an earlier place.
            for (int j = count; j > 0; j--) {
                int now = WORST;
                if (query.charAt(j - 1) == c) {
                    now = Math.max(best[j - 1], ending[j - 1] + IN_A_ROW) + CHARACTER + place;
                }
                ending[j] = now;
                best[j] = Math.max(best[j] - GAP, now);
            }
            ending[0] = WORST;
        }
        int whole = isBeginningOfWord(text) ? BEGINNING_OF_WORD : 0;
        return Math.max(0, BASE + whole + best[count] - Math.min(text.length(), LONG));
    }

    private boolean isBeginningOfWord(CharSequence text) {
        int last = text.length() - query.length();
        for (int start = 0; start <= last; start++) {
            int matched = 0;
            while (matched < query.length() && fold(text.charAt(start + matched)) == query.charAt(matched)) {
                matched++;
            }
            if (matched == query.length() && place(text, start) > 0) {
                return true;
            }
        }
        return false;
    }

    private static int place(CharSequence text, int i) {
        if (i == 0) {
            return WORD_START + FIRST;
        }
        char before = text.charAt(i - 1);
        boolean start = !Character.isLetterOrDigit(before)
                || (Character.isLowerCase(before) && Character.isUpperCase(text.charAt(i)));
        return start ? WORD_START : 0;
    }

    private boolean contains(CharSequence text) {
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) == query.charAt(next) && ++next == query.length()) {
                return true;
            }
        }
        return false;
    }
}
