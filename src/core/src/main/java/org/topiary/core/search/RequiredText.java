// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

/**
 * A text without which a regular expression cannot be found: a run of plain characters outside all groups, classes and
 * alternatives. Where in doubt there is none; it is right to miss one, and never right to claim one.
 */
final class RequiredText {
    /** Escapes of one letter that stand for no certain character and take no argument. */
    private static final String CLASSES = "dDwWsSbBAzZhHvVRGX";

    private final String expression;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int at;

    private RequiredText(String expression) {
        this.expression = expression;
    }

    /** The longest such text, folded or not; empty if there is none. */
    static String of(String expression) {
        // Flags may change what every other character means.
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

    /** Goes behind a group that was opened; false if it is not clear where it ends. */
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

    /** Goes behind a class that was opened; false if it is not clear where it ends. */
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
