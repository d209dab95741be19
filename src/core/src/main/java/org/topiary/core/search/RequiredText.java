// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

/**
 * Finds a text that every match of a regular expression contains: a run of literal characters outside all groups,
 * character classes and alternatives. In doubt it finds none: missing one is safe, a wrong one is not.
 */
final class RequiredText {
    /** One-letter escapes that represent no specific character and take no argument. */
    private static final String CLASSES = "dDwWsSbBAzZhHvVRGX";

    private final String expression;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int at;

    private RequiredText(String expression) {
        this.expression = expression;
    }

    /** The longest such text, not case-folded; empty if there is none. */
    static String of(String expression) {
        // Flags may change the meaning of every other character.
        return expression.contains("(?") ? "" : new RequiredText(expression).find();
    }

    private String find() {
        while (at < expression.length()) {
            int c = expression.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case '|' -> {
                    return "";
                }
                case '(', '[' -> {
                    end();
                    if (!(c == '(' ? skipGroup() : skipClass())) {
                        return "";
                    }
                    skipQuantifier();
                }
                case '.', '^', '$' -> {
                    end();
                    skipQuantifier();
                }
                case '\\' -> {
                    if (!escape()) {
                        return "";
                    }
                }
                default -> plain(c);
            }
        }
        end();
        return longest;
    }

    private boolean escape() {
        if (at == expression.length()) {
            return false;
        }
        int c = expression.codePointAt(at);
        at += Character.charCount(c);
        if (!Character.isLetterOrDigit(c)) {
            plain(c);
            return true;
        }
        end();
        skipQuantifier();
        return CLASSES.indexOf(c) >= 0;
    }

    private void plain(int c) {
        char next = next();
        if (next == '*' || next == '?' || next == '{') {
            end();
            skipQuantifier();
        } else {
            run.appendCodePoint(c);
            if (next == '+') {
                end();
                skipQuantifier();
            }
        }
    }

    private void end() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }

    private char next() {
        return at < expression.length() ? expression.charAt(at) : '\0';
    }

    private void skipQuantifier() {
        if (next() == '{') {
            int close = expression.indexOf('}', at);
            at = close < 0 ? expression.length() : close + 1;
        } else if (next() == '*' || next() == '+' || next() == '?') {
            at++;
        }
        if (next() == '?' || next() == '+') {
            at++;
        }
    }

    /** Skips the rest of an open group. Returns false if its end is unclear. */
    private boolean skipGroup() {
        for (int depth = 1; at < expression.length(); ) {
            char c = expression.charAt(at++);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return true;
            } else if ((c == '[' && !skipClass()) || (c == '\\' && !skipEscaped())) {
                return false;
            }
        }
        return false;
    }

    /** Skips the rest of an open character class. Returns false if its end is unclear. */
    private boolean skipClass() {
        at += next() == '^' ? 1 : 0;
        for (int first = at; at < expression.length(); ) {
            char c = expression.charAt(at++);
            if (c == ']') {
                return at - 1 > first;
            }
            if (c == '[' || (c == '\\' && !skipEscaped())) {
                return false;
            }
        }
        return false;
    }

    private boolean skipEscaped() {
        char c = next();
        at++;
        return c != 'Q' && c != 'c';
    }
}
