// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.template.LayoutProblem.Reason;
import org.topiary.payload.template.Step.TimeUnit;
import org.topiary.payload.template.Words.Kind;
import org.topiary.payload.template.Words.Word;

/** What may follow the name of a field, in any order, each at most once: scale, offset, unit and names of numbers. */
final class Attributes {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Pattern INTEGER = Pattern.compile("-?(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,19})");
    /** An offset of a time, which must not overflow. */
    private static final BigDecimal MAX_TIME_OFFSET = BigDecimal.TEN.pow(18);

    private final Words words;
    private final TypeName type;
    private @Nullable BigDecimal factor;
    private @Nullable BigDecimal divisor;
    private @Nullable BigDecimal offset;
    private @Nullable String unit;
    private @Nullable TimeUnit timeUnit;
    private @Nullable Map<Long, String> names;

    private Attributes(Words words, TypeName type) {
        this.words = words;
        this.type = type;
    }

    /** Reads up to the end of the statement. */
    static Attributes read(Words words, TypeName type) throws LayoutException {
        Attributes attributes = new Attributes(words, type);
        while (!words.current().isEnd()) {
            attributes.readOne();
        }
        return attributes;
    }

    Scale scale() {
        return factor == null && divisor == null && offset == null ? Scale.NONE : new Scale(factor, divisor, offset);
    }

    TimeUnit timeUnit() {
        return timeUnit == null ? TimeUnit.SECONDS : timeUnit;
    }

    String unit() {
        return unit == null ? "" : unit;
    }

    Map<Long, String> names() {
        return names == null ? Map.of() : Map.copyOf(names);
    }

    private void readOne() throws LayoutException {
        Word word = words.current();
        if (word.kind() == Kind.SYMBOL) {
            if (!word.is("{")) {
                throw words.unexpected(Reason.EXPECTED_END);
            }
            readNames(word);
            return;
        }
        char first = word.kind() == Kind.WORD ? word.text().charAt(0) : ' ';
        boolean added = (first == '+' || first == '-')
                && (word.text().length() == 1 || isDigit(word.text().charAt(1)));
        if (first == '/' || first == '*') {
            check(type.type().isNumber(), Reason.SCALE_TYPE);
            readScale(first);
        } else if (added) {
            check(type.type().isNumber() || type.type() == Step.Type.TIME, Reason.SCALE_TYPE);
            readOffset(first);
        } else if (isDigit(first)) {
            // Probably a unit such as 1/min, which needs quotes.
            throw words.unexpected(Reason.EXPECTED_END);
        } else {
            readUnit(word);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void check(boolean fits, Reason reason) throws LayoutException {
        if (!fits) {
            throw new LayoutException(words.current().place(), reason, type.word());
        }
    }

    private void checkOnce(@Nullable Object known) throws LayoutException {
        if (known != null) {
            throw words.unexpected(Reason.ATTRIBUTE_TWICE);
        }
    }

    private void checkNoNames() throws LayoutException {
        if (names != null) {
            throw words.unexpected(Reason.NAMES_AND_SCALE);
        }
    }

    private void readScale(char operator) throws LayoutException {
        checkNoNames();
        checkOnce(operator == '/' ? divisor : factor);
        Place place = words.current().place();
        BigDecimal number = number();
        if (operator == '*') {
            factor = number;
        } else if (number.signum() == 0) {
            throw new LayoutException(place, Reason.DIVISOR_ZERO);
        } else {
            divisor = number;
        }
    }

    private void readOffset(char sign) throws LayoutException {
        checkNoNames();
        checkOnce(offset);
        Place place = words.current().place();
        BigDecimal number = number();
        if (type.type() == Step.Type.TIME && (number.scale() > 0 || number.compareTo(MAX_TIME_OFFSET) > 0)) {
            throw new LayoutException(place, Reason.TIME_OFFSET, type.word());
        }
        offset = sign == '-' ? number.negate() : number;
    }

    /** The number after an operator, in the same word or the next. */
    private BigDecimal number() throws LayoutException {
        String text = words.current().text().substring(1);
        if (text.isEmpty()) {
            words.take();
            text = words.current().kind() == Kind.WORD ? words.current().text() : "";
        }
        if (!NUMBER.matcher(text).matches()) {
            throw words.unexpected(Reason.EXPECTED_NUMBER);
        }
        words.take();
        return new BigDecimal(text);
    }

    private void readUnit(Word word) throws LayoutException {
        if (type.type() == Step.Type.TIME) {
            checkOnce(timeUnit);
            timeUnit = switch (word.text()) {
                case "s" -> TimeUnit.SECONDS;
                case "ms" -> TimeUnit.MILLISECONDS;
                // The sign for micro, and the Greek letter.
                case "us", "µs", "μs" -> TimeUnit.MICROSECONDS;
                case "ns" -> TimeUnit.NANOSECONDS;
                default -> throw words.unexpected(Reason.TIME_UNIT);
            };
        } else {
            check(type.type().isNumber(), Reason.UNIT_TYPE);
            checkOnce(unit);
            unit = word.text();
        }
        words.take();
    }

    private void readNames(Word brace) throws LayoutException {
        check(type.type().isInteger(), Reason.NAMES_TYPE);
        checkOnce(names);
        if (!scale().isNone()) {
            throw words.unexpected(Reason.NAMES_AND_SCALE);
        }
        Map<Long, String> read = new HashMap<>();
        words.take();
        words.skipEnds();
        while (!words.skip("}")) {
            if (words.current().kind() == Kind.END_OF_FILE) {
                throw new LayoutException(brace.place(), Reason.NAMES_OPEN);
            }
            readName(read);
            words.skipEnds();
            if (!words.skip(",") && !words.current().is("}")) {
                if (words.current().kind() == Kind.END_OF_FILE) {
                    throw new LayoutException(brace.place(), Reason.NAMES_OPEN);
                }
                throw words.unexpected(Reason.EXPECTED_COMMA);
            }
            words.skipEnds();
        }
        names = read;
    }

    private void readName(Map<Long, String> read) throws LayoutException {
        Word number = words.current();
        Long value = number.kind() == Kind.WORD ? value(number.text()) : null;
        if (value == null) {
            throw words.unexpected(Reason.EXPECTED_VALUE);
        }
        words.take();
        Word name = words.current();
        if (name.kind() != Kind.WORD && name.kind() != Kind.STRING) {
            throw words.unexpected(Reason.EXPECTED_VALUE_NAME);
        }
        if (read.put(value, words.take().text()) != null) {
            throw new LayoutException(number.place(), Reason.VALUE_TWICE, number.text());
        }
    }

    private static @Nullable Long value(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return null;
        }
        boolean negative = text.charAt(0) == '-';
        String digits = negative ? text.substring(1) : text;
        try {
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            long value = hex ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseUnsignedLong(digits);
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
