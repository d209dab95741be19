// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a field by the way to it from the whole payload: {@code temperature}, {@code state.on}, {@code values[3]},
 * {@code metrics["Motor/Speed"]}; empty for the payload itself. {@link #parse} reverses {@link #toString}.
 *
 * <p>A name of letters, digits, {@code _}, {@code -} and {@code $} that does not begin with a digit or {@code -} is
 * written as it is, any other one in brackets and quotes, with a backslash before quotes and backslashes.
 */
public record FieldPath(List<Step> steps) {
    private static final int MAX_DIGITS = 10;

    /** The whole payload. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    /** One level of a path. */
    public sealed interface Step {}

    /** A member of an object. */
    public record Name(String name) implements Step {}

    /**
     * An element of an array.
     *
     * @param index from 0
     */
    public record Index(int index) implements Step {}

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** The path of a child of the field with this path. */
    public FieldPath to(Field child) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(child.index() == Field.NO_INDEX ? new Name(child.name()) : new Index(child.index()));
        return new FieldPath(longer);
    }

    /** Parses a path; empty if the text is none. */
    public static Optional<FieldPath> parse(String text) {
        return new Parser(text).parse();
    }

    /**
     * The field with this path; the last one of several with the same name, as most receivers read them. Null if there
     * is none. Takes time in proportion to the fields passed.
     */
    public @Nullable Field find(Field root) {
        Field at = root;
        for (Step step : steps) {
            Field found = null;
            for (Field child : at.children()) {
                if (step instanceof Index index) {
                    if (child.index() == index.index) {
                        found = child;
                        break;
                    }
                } else if (child.index() == Field.NO_INDEX && step.equals(new Name(child.name()))) {
                    found = child;
                }
            }
            if (found == null) {
                return null;
            }
            at = found;
        }
        return at;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Index index -> out.append('[').append(index.index).append(']');
                case Name name
                when isPlain(name.name) -> out.append(out.isEmpty() ? "" : ".").append(name.name);
                case Name name ->
                    out.append("[\"")
                            .append(name.name.replace("\\", "\\\\").replace("\"", "\\\""))
                            .append("\"]");
            }
        }
        return out.toString();
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && plainEnd(name, 0) == name.length();
    }

    /** The end of the name that may be written without quotes; {@code from} if there is none. */
    private static int plainEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at), at == from)) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c, boolean first) {
        return Character.isLetter(c) || c == '_' || c == '$' || (!first && (Character.isDigit(c) || c == '-'));
    }

    private static final class Parser {
        private final String text;
        private final List<Step> steps = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Optional<FieldPath> parse() {
            while (at < text.length()) {
                Step step = text.charAt(at) == '[' ? bracket() : name();
                if (step == null) {
                    return Optional.empty();
                }
                steps.add(step);
            }
            return Optional.of(new FieldPath(steps));
        }

        private @Nullable Step name() {
            if (!steps.isEmpty() && text.charAt(at++) != '.') {
                return null;
            }
            int end = plainEnd(text, at);
            if (end == at) {
                return null;
            }
            String name = text.substring(at, end);
            at = end;
            return new Name(name);
        }

        private @Nullable Step bracket() {
            at++;
            return at < text.length() && text.charAt(at) == '"' ? quoted() : index();
        }

        private @Nullable Step quoted() {
            StringBuilder name = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && ++at == text.length()) {
                    return null;
                }
                name.append(text.charAt(at));
            }
            if (!text.startsWith("\"]", at)) {
                return null;
            }
            at += 2;
            return new Name(name.toString());
        }

        private @Nullable Step index() {
            int end = text.indexOf(']', at);
            if (end <= at || end - at > MAX_DIGITS) {
                return null;
            }
            String digits = text.substring(at, end);
            if (!digits.chars().allMatch(c -> c >= '0' && c <= '9') || Long.parseLong(digits) > Integer.MAX_VALUE) {
                return null;
            }
            at = end + 1;
            return new Index(Integer.parseInt(digits));
        }
    }
}
