// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/**
 * A text with the colours that its escape sequences have in a terminal (ECMA-48, 8.3.117, and the extensions for 256
 * and more colours). Each becomes the nearest of a few that are legible in both themes; black and white are the usual
 * colour of text, and backgrounds are left out. Long texts are coloured at their beginning only, and of each line the
 * first parts. Takes time in proportion to the text.
 */
final class TerminalColours {
    /** Number of characters, without sequences, after which nothing is coloured. */
    static final int MAX_COLOURED = 256 * 1024;

    /** Of coloured parts; each is a node of the window while its line is seen. */
    static final int MAX_IN_LINE = 200;

    /** Of numbers in a sequence that count. */
    private static final int MAX_NUMBERS = 32;

    private static final int EXTENDED = 38;
    private static final int EXTENDED_BACKGROUND = 48;
    private static final int BRIGHT = 8;

    /** Of the parts of a colour, 0 to 255, below which it is grey. */
    private static final int GREY_SPREAD = 40;

    /** The six colours around the wheel, from red. */
    private static final List<Kind> WHEEL = List.of(
            Kind.TERMINAL_RED,
            Kind.TERMINAL_YELLOW,
            Kind.TERMINAL_GREEN,
            Kind.TERMINAL_CYAN,
            Kind.TERMINAL_BLUE,
            Kind.TERMINAL_MAGENTA);

    private final StringBuilder out;
    private final List<Span> spans = new ArrayList<>();
    private @Nullable Kind colour;
    private boolean bold;
    private int inLine;

    private TerminalColours(int length) {
        out = new StringBuilder(length);
    }

    static StyledText of(String text) {
        return new TerminalColours(text.length()).read(text);
    }

    private StyledText read(String text) {
        int at = 0;
        for (int next = text.indexOf(EscapeSequences.ESCAPE);
                next >= 0;
                next = text.indexOf(EscapeSequences.ESCAPE, at)) {
            int end = EscapeSequences.end(text, next);
            if (end < 0) {
                break;
            }
            add(text, at, next);
            if (text.charAt(next + 1) == '[' && text.charAt(end - 1) == 'm') {
                apply(numbers(text, next + 2, end - 1));
            }
            at = end;
        }
        add(text, at, text.length());
        return new StyledText(out.toString(), spans);
    }

    /** Adds a part that has one colour; a span ends with its line. */
    private void add(String text, int from, int to) {
        Kind kind = colour == null && bold ? Kind.TERMINAL_BOLD : colour;
        int at = from;
        while (at < to) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 || newline >= to ? to : newline;
            if (kind != null && end > at && inLine < MAX_IN_LINE && out.length() < MAX_COLOURED) {
                inLine++;
                spans.add(new Span(out.length(), out.length() + end - at, kind));
            }
            out.append(text, at, end);
            if (end < to) {
                out.append('\n');
                inLine = 0;
            }
            at = end + 1;
        }
    }

    /** The numbers of a sequence; what is empty, or no number, is 0. */
    private static List<Integer> numbers(String text, int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        int number = 0;
        for (int i = from; i <= to && numbers.size() < MAX_NUMBERS; i++) {
            char c = i < to ? text.charAt(i) : ';';
            if (c == ';' || c == ':') {
                numbers.add(number);
                number = 0;
            } else if (c >= '0' && c <= '9') {
                number = Math.min(1_000, number * 10 + c - '0');
            }
        }
        return numbers;
    }

    private void apply(List<Integer> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            if (number == EXTENDED || number == EXTENDED_BACKGROUND) {
                int kind = i + 1 < numbers.size() ? numbers.get(i + 1) : 0;
                int used = kind == 5 ? 2 : kind == 2 ? 4 : 0;
                if (used == 0 || i + used >= numbers.size()) {
                    return;
                }
                if (number == EXTENDED) {
                    colour = kind == 5
                            ? ofPalette(numbers.get(i + 2))
                            : nearest(numbers.get(i + 2), numbers.get(i + 3), numbers.get(i + 4));
                }
                i += used;
            } else {
                apply(number);
            }
        }
    }

    private void apply(int number) {
        if (number == 0) {
            colour = null;
            bold = false;
        } else if (number == 1 || number == 22) {
            bold = number == 1;
        } else if (number >= 30 && number <= 37) {
            colour = ofTerminal(number - 30);
        } else if (number >= 90 && number <= 97) {
            colour = ofTerminal(number - 90 + BRIGHT);
        } else if (number == 39) {
            colour = null;
        }
    }

    /** One of the 16 colours of terminals. */
    private static @Nullable Kind ofTerminal(int number) {
        return switch (number % BRIGHT) {
            case 1 -> Kind.TERMINAL_RED;
            case 2 -> Kind.TERMINAL_GREEN;
            case 3 -> Kind.TERMINAL_YELLOW;
            case 4 -> Kind.TERMINAL_BLUE;
            case 5 -> Kind.TERMINAL_MAGENTA;
            case 6 -> Kind.TERMINAL_CYAN;
            default -> number == BRIGHT ? Kind.TERMINAL_GREY : null;
        };
    }

    /** One of 256: those of terminals, a cube of 6 by 6 by 6, and 24 greys. */
    private static @Nullable Kind ofPalette(int number) {
        if (number < 16) {
            return ofTerminal(number);
        }
        if (number < 232) {
            int place = number - 16;
            return nearest(place / 36 * 51, place / 6 % 6 * 51, place % 6 * 51);
        }
        int grey = 8 + 10 * (number - 232);
        return nearest(grey, grey, grey);
    }

    private static @Nullable Kind nearest(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int spread = most - Math.min(red, Math.min(green, blue));
        if (spread < GREY_SPREAD) {
            return most >= 64 && most < 192 ? Kind.TERMINAL_GREY : null;
        }
        double place = most == red
                ? (double) (green - blue) / spread
                : most == green ? 2 + (double) (blue - red) / spread : 4 + (double) (red - green) / spread;
        return WHEEL.get(Math.floorMod(Math.round(place), WHEEL.size()));
    }
}
