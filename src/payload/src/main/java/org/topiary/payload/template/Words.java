// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import org.topiary.core.text.Phrase;
import org.topiary.payload.VisibleText;
import org.topiary.payload.template.LayoutProblem.Reason;

/** Divides a layout into words, and reads them one by one. Takes time in proportion to the length of the layout. */
final class Words {
    private static final String SYMBOLS = "{}[],;";
    private static final int MAX_FOUND = 60;

    private final String source;
    private int at;
    private int line = 1;
    private int lineStart;
    private Word current;

    /** The kinds of words. */
    enum Kind {
        WORD,
        /** A text in quotes, without them. */
        STRING,
        SYMBOL,
        /** A line break or semicolon. */
        END,
        /** The end of the layout. */
        END_OF_FILE
    }

    /** @param text empty at an end */
    record Word(Kind kind, String text, Place place) {
        boolean is(String other) {
            return kind != Kind.STRING && text.equals(other);
        }

        boolean isEnd() {
            return kind == Kind.END || kind == Kind.END_OF_FILE;
        }

        /** Whether this is a name: it begins with a letter or {@code _}, or is in quotes. */
        boolean isName() {
            return switch (kind) {
                case STRING -> !text.isBlank();
                case WORD ->
                    (Character.isLetter(text.codePointAt(0)) || text.charAt(0) == '_')
                            && text.codePoints()
                                    .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
                case SYMBOL, END, END_OF_FILE -> false;
            };
        }

        /** What a problem says was found. */
        Phrase found() {
            return isEnd() ? Phrase.of("layout.lineEnd") : Phrase.of("layout.found", VisibleText.line(text, MAX_FOUND));
        }
    }

    Words(String source) throws LayoutException {
        this.source = source;
        current = read();
    }

    Word current() {
        return current;
    }

    /** The word after the current one. */
    Word next() throws LayoutException {
        int savedAt = at;
        int savedLine = line;
        int savedStart = lineStart;
        Word next = read();
        at = savedAt;
        line = savedLine;
        lineStart = savedStart;
        return next;
    }

    Word take() throws LayoutException {
        Word taken = current;
        current = read();
        return taken;
    }

    /** Moves behind a symbol or word if it is the current one. */
    boolean skip(String text) throws LayoutException {
        boolean there = current.is(text);
        if (there) {
            take();
        }
        return there;
    }

    /** Moves behind line breaks and semicolons. */
    void skipEnds() throws LayoutException {
        while (current.kind() == Kind.END) {
            take();
        }
    }

    LayoutException unexpected(Reason reason) {
        return new LayoutException(current.place(), reason, current.found());
    }

    private Word read() throws LayoutException {
        skipSpace();
        Place place = new Place(line, 1 + source.codePointCount(lineStart, at));
        if (at == source.length()) {
            return new Word(Kind.END_OF_FILE, "", place);
        }
        char c = source.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            lineStart = at;
            return new Word(Kind.END, "", place);
        }
        if (c == ';') {
            at++;
            return new Word(Kind.END, "", place);
        }
        if (SYMBOLS.indexOf(c) >= 0) {
            at++;
            return new Word(Kind.SYMBOL, String.valueOf(c), place);
        }
        return c == '"' ? string(place) : word(place);
    }

    private void skipSpace() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                int end = source.indexOf('\n', at);
                at = end < 0 ? source.length() : end;
            } else if (c == '\n' || !isSpace(c)) {
                return;
            } else {
                at++;
            }
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private Word word(Place place) {
        int start = at;
        while (at < source.length()
                && !isSpace(source.charAt(at))
                && "\"#".indexOf(source.charAt(at)) < 0
                && SYMBOLS.indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return new Word(Kind.WORD, source.substring(start, at), place);
    }

    private Word string(Place place) throws LayoutException {
        int end = source.indexOf('"', at + 1);
        int lineEnd = source.indexOf('\n', at);
        if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
            throw new LayoutException(place, Reason.STRING_OPEN);
        }
        String text = source.substring(at + 1, end);
        at = end + 1;
        return new Word(Kind.STRING, text, place);
    }
}
