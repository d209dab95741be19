// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language made up from English, for finding words that are not in the bundle or have too little room: all letters
 * have accents, each text is 40 % longer and in the brackets ⟦ and ⟧. Arguments, names of keys, units and identifiers
 * stay as they are.
 */
public final class PseudoLocale {
    /** Selects the language. */
    public static final Locale LOCALE = Locale.of("en", "XA");

    /** Texts with these keys are symbols of the SI and the like, the same in all languages. */
    private static final String SYMBOLS = "unit.";

    private static final double LONGER_BY = 0.4;
    private static final int SHORT = 3;
    private static final String FILLER = " öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";

    /** What is not translated: keys, options, addresses, file names, names with a dollar sign, and units. */
    private static final Pattern KEPT = Pattern.compile("(?:Ctrl|Shift|Alt)\\+[^\\s){]*|\\bF\\d{1,2}\\b|\\bEsc\\b"
            + "|--[a-z][a-z-]*|\\b[a-z]+://[^\\s,)]*|\\$[A-Z]+[^\\s),]*|\\b[a-z]+\\.(?:json|png)\\b|%n|%%"
            + "|(?<=[\\d}] )(?:KiB|MiB|GiB|ms|min|s|h|d|B)\\b|\\bTOPIARY_[A-Z]+\\b|\\bmsg/s\\b");

    private PseudoLocale() {}

    /**
     * Translates a text or a pattern.
     *
     * @param key of the text
     */
    static String translate(String key, String text) {
        if (key.startsWith(SYMBOLS)) {
            return text;
        }
        Translation translation = new Translation(text);
        translation.pattern(0, text.length());
        if (translation.letters == 0) {
            return text;
        }
        // A language has short words and abbreviations, too, and they stand where there is no room.
        int more = translation.letters <= SHORT ? 0 : (int) Math.ceil(translation.letters * LONGER_BY);
        StringBuilder padding = new StringBuilder();
        while (padding.length() < more) {
            padding.append(FILLER, 0, Math.min(FILLER.length(), more - padding.length()));
        }
        return "⟦" + translation.out + padding.toString().stripTrailing() + "⟧";
    }

    /** Whether a text on the screen comes from this language. */
    public static boolean isTranslated(String text) {
        return text.indexOf('⟦') >= 0;
    }

    /** The translation of one text. */
    private static final class Translation {
        private final String text;
        private final Matcher kept;
        private final StringBuilder out = new StringBuilder();
        private int letters;

        Translation(String text) {
            this.text = text;
            // Regions whose edges are neither invisible nor those of words.
            kept = KEPT.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }

        /** Translates all but the arguments in braces. */
        void pattern(int from, int to) {
            boolean quoted = false;
            for (int i = from; i < to; ) {
                char c = text.charAt(i);
                int end = i + 1;
                if (c == '\'' && i + 1 < to && text.charAt(i + 1) == '\'') {
                    end++;
                    out.append("''");
                } else if (c == '\'') {
                    quoted = !quoted;
                    out.append(c);
                } else if (c == '{' && !quoted) {
                    end = closing(i, to);
                    argument(i, end);
                } else if (kept.region(i, to).lookingAt()) {
                    end = kept.end();
                    out.append(text, i, end);
                } else {
                    letter(c);
                }
                i = end;
            }
        }

        private void letter(char c) {
            int at = LETTERS.indexOf(c);
            if (Character.isLetter(c)) {
                letters++;
            }
            out.append(at < 0 ? c : ACCENTED.charAt(at));
        }

        /** The index after the brace that matches the one at {@code open}. */
        private int closing(int open, int to) {
            int depth = 0;
            for (int i = open; i < to; i++) {
                char c = text.charAt(i);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth == 0) {
                    return i + 1;
                }
            }
            return to;
        }

        /** Keeps an argument, but translates the texts of a choice. */
        private void argument(int open, int end) {
            int choice = text.indexOf(",choice,", open);
            if (choice < 0
                    || choice > end
                    || (text.indexOf('{', open + 1) >= 0 && text.indexOf('{', open + 1) < choice)) {
                out.append(text, open, end);
                return;
            }
            int from = choice + ",choice,".length();
            out.append(text, open, from);
            int close = end - 1;
            while (from < close) {
                int limit = from;
                while (limit < close && "#<≤".indexOf(text.charAt(limit)) < 0) {
                    limit++;
                }
                limit = Math.min(limit + 1, close);
                out.append(text, from, limit);
                int next = nextChoice(limit, close);
                pattern(limit, next);
                if (next < close) {
                    out.append('|');
                }
                from = next + 1;
            }
            out.append(text, close, end);
        }

        private int nextChoice(int from, int to) {
            int depth = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (c == '|' && depth == 0) {
                    return i;
                }
            }
            return to;
        }
    }
}
