// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.template.LayoutProblem.Reason;
import org.topiary.payload.template.Step.Length;
import org.topiary.payload.template.Words.Kind;
import org.topiary.payload.template.Words.Word;

/**
 * Parses layouts; the page <i>Binary layouts</i> of the guide describes the language. Stops at the first mistake. Takes
 * time and memory in proportion to the length of the layout.
 */
final class LayoutParser {
    static final int MAX_FIELDS = 4_096;

    private final Words words;
    private final List<Step> steps = new ArrayList<>();
    /** The indices of fields by their names. */
    private final Map<String, Integer> byName = new HashMap<>();

    private boolean little;

    private LayoutParser(Words words) {
        this.words = words;
    }

    static Layout parse(String source) throws LayoutException {
        return new LayoutParser(new Words(source)).parse();
    }

    private Layout parse() throws LayoutException {
        words.skipEnds();
        while (words.current().kind() != Kind.END_OF_FILE) {
            statement();
            if (!words.current().isEnd()) {
                throw words.unexpected(Reason.EXPECTED_END);
            }
            words.skipEnds();
        }
        if (steps.isEmpty()) {
            throw new LayoutException(words.current().place(), Reason.EMPTY);
        }
        return new Layout(steps);
    }

    private void statement() throws LayoutException {
        Word first = words.current();
        if (isOrder(first) && words.next().isEnd()) {
            little = words.take().is("little");
            return;
        }
        TypeName type = first.kind() == Kind.WORD ? TypeName.of(first.text()) : null;
        if (type == null) {
            throw words.unexpected(Reason.EXPECTED_TYPE);
        }
        if (!steps.isEmpty() && steps.getLast().takesRest()) {
            throw new LayoutException(
                    first.place(), Reason.AFTER_REST, steps.getLast().name());
        }
        if (steps.size() == MAX_FIELDS) {
            throw new LayoutException(first.place(), Reason.TOO_MANY, MAX_FIELDS);
        }
        words.take();
        field(type, first.place());
    }

    private static boolean isOrder(Word word) {
        return word.kind() == Kind.WORD && (word.is("big") || word.is("little"));
    }

    private void field(TypeName typeName, Place place) throws LayoutException {
        Step.Type type = typeName.type();
        boolean order = little;
        // A field may be called "big", too: the order is followed by a name or number.
        if (type != Step.Type.SKIP
                && isOrder(words.current())
                && (words.next().isName() || number(words.next()) != null)) {
            order = words.take().is("little");
        }
        int bits = type.isBits() ? bits() : typeName.bits();
        Length size = type.hasSize() ? size(type) : new Step.Fixed(0);
        if (type.isBits() && !steps.isEmpty()) {
            Step last = steps.getLast();
            if (last.type().isBits() && last.little() != order) {
                throw new LayoutException(place, Reason.BIT_ORDER);
            }
        }
        if (type == Step.Type.SKIP) {
            steps.add(new Step("", type, order, 0, size, null, Scale.NONE, Step.TimeUnit.SECONDS, "", Map.of()));
            return;
        }
        String name = name();
        @Nullable Length count = words.skip("[") ? count(typeName, size) : null;
        Attributes attributes = Attributes.read(words, typeName);
        byName.put(name, steps.size());
        steps.add(new Step(
                name,
                type,
                order,
                bits,
                size,
                count,
                attributes.scale(),
                attributes.timeUnit(),
                attributes.unit(),
                attributes.names()));
    }

    private int bits() throws LayoutException {
        Integer bits = number(words.current());
        if (bits == null || bits < 1 || bits > Long.SIZE) {
            throw words.unexpected(Reason.EXPECTED_BITS);
        }
        words.take();
        return bits;
    }

    /** A whole number; null if a word is none, or larger than an array can be. */
    private static @Nullable Integer number(Word word) {
        String text = word.text();
        if (word.kind() != Kind.WORD
                || text.isEmpty()
                || text.length() > 10
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        long value = Long.parseLong(text);
        return value <= Integer.MAX_VALUE ? (int) value : null;
    }

    /** The size of a text or of bytes: a number, the name of a field, or nothing for all that is left. */
    private Length size(Step.Type type) throws LayoutException {
        Word word = words.current();
        Integer number = number(word);
        if (number != null && number > 0) {
            words.take();
            return new Step.Fixed(number);
        }
        if (number != null || (type == Step.Type.SKIP && !word.isName())) {
            throw words.unexpected(Reason.EXPECTED_SIZE);
        }
        // The name of the field, unless another one follows.
        return type != Step.Type.SKIP && (!word.isName() || !words.next().isName())
                ? new Step.Rest()
                : named(words.take());
    }

    private Length named(Word word) throws LayoutException {
        Integer step = byName.get(word.text());
        if (step == null) {
            throw new LayoutException(word.place(), Reason.UNKNOWN_FIELD, word.text());
        }
        Step field = steps.get(step);
        if (!field.type().isInteger() || field.count() != null) {
            throw new LayoutException(word.place(), Reason.LENGTH_TYPE, word.text());
        }
        return new Step.Named(step);
    }

    private String name() throws LayoutException {
        Word word = words.current();
        if (!word.isName()) {
            throw words.unexpected(Reason.EXPECTED_NAME);
        }
        if (byName.containsKey(word.text())) {
            throw new LayoutException(word.place(), Reason.NAME_TWICE, word.text());
        }
        words.take();
        return word.text();
    }

    private Length count(TypeName type, Length size) throws LayoutException {
        Word word = words.current();
        if (type.type().hasSize() && !(size instanceof Step.Fixed)) {
            throw new LayoutException(word.place(), Reason.ARRAY_SIZE, type.word());
        }
        Length count;
        if (words.skip("]")) {
            if (type.type().isBits()) {
                throw new LayoutException(word.place(), Reason.EXPECTED_LENGTH, word.found());
            }
            return new Step.Rest();
        }
        Integer number = number(word);
        if (number != null) {
            words.take();
            count = new Step.Fixed(number);
        } else if (word.isName()) {
            count = named(words.take());
        } else {
            throw words.unexpected(Reason.EXPECTED_LENGTH);
        }
        if (!words.skip("]")) {
            throw words.unexpected(Reason.EXPECTED_BRACKET);
        }
        return count;
    }
}
