// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text as data: the id of a text in the bundle and the arguments to insert. Modules below the window report what
 * happened in this form; whatever shows it turns it into text with a {@link TextBundle}, in the language of the user.
 * Immutable; any thread.
 *
 * @param id a key of the bundle; empty: no text
 * @param arguments for {@link MessageFormat}: texts, numbers or further phrases. Text of others must have passed
 *     {@link ForeignText}
 */
public record Phrase(String id, List<Object> arguments) {
    /** No text. */
    public static final Phrase NONE = new Phrase("", List.of());

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** A phrase with its arguments. */
    public static Phrase of(String id, Object... arguments) {
        return new Phrase(id, List.of(arguments));
    }

    /** Text that is not in the bundle, such as the message of a library's exception. */
    public static Phrase verbatim(String text) {
        return text.isEmpty() ? NONE : of("text.verbatim", text);
    }

    /** This sentence and another one after it; either may be {@link #NONE}. */
    public Phrase and(Phrase next) {
        if (isEmpty() || next.isEmpty()) {
            return isEmpty() ? next : this;
        }
        return of("text.sentences", this, next);
    }

    /** Phrases separated by commas; {@link #NONE} if there are none. */
    public static Phrase list(List<Phrase> phrases) {
        return phrases.stream()
                .reduce((before, next) -> of("text.list", before, next))
                .orElse(NONE);
    }

    /** The first phrases separated by commas, and the number of further ones; {@link #NONE} if there are none. */
    public static Phrase listed(List<Phrase> phrases, int most) {
        return phrases.size() <= most
                ? list(phrases)
                : of("text.andMore", list(phrases.subList(0, most)), phrases.size() - most);
    }

    /** Phrases on lines of their own; {@link #NONE} if there are none. */
    public static Phrase lines(List<Phrase> phrases) {
        return phrases.stream()
                .filter(each -> !each.isEmpty())
                .reduce((before, next) -> of("text.lines", before, next))
                .orElse(NONE);
    }

    /** Whether there is no text. */
    public boolean isEmpty() {
        return id.isEmpty();
    }

    /** For logs and exceptions: the id, with the arguments in brackets if there are any. */
    @Override
    public String toString() {
        List<Object> shown = new ArrayList<>(arguments);
        return shown.isEmpty()
                ? id
                : shown.stream().map(String::valueOf).collect(Collectors.joining(", ", id + "[", "]"));
    }
}
