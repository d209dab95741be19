// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.protobuf.schema.Token.Kind;

/** Reads tokens one by one; what is expected but not there ends in a {@link SchemaException}. */
final class TokenReader {
    private final Tokenizer tokens;
    private Token current;

    TokenReader(byte[] source) throws SchemaException {
        tokens = new Tokenizer(source);
        current = tokens.next();
    }

    Token current() {
        return current;
    }

    Place place() {
        return current.place();
    }

    Token take() throws SchemaException {
        Token taken = current;
        current = tokens.next();
        return taken;
    }

    boolean isAt(String word) {
        return current.is(word);
    }

    boolean isAt(Kind kind) {
        return current.is(kind);
    }

    /** Moves behind a word or symbol if it is the current token. */
    boolean skip(String word) throws SchemaException {
        boolean there = isAt(word);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String word) throws SchemaException {
        if (!skip(word)) {
            throw unexpected(Reason.EXPECTED, word);
        }
    }

    String name() throws SchemaException {
        if (!isAt(Kind.NAME)) {
            throw unexpected(Reason.EXPECTED_NAME);
        }
        return take().text();
    }

    /** A name, or several with dots between. */
    String dottedName() throws SchemaException {
        StringBuilder name = new StringBuilder(name());
        while (skip(".")) {
            name.append('.').append(name());
        }
        return name.toString();
    }

    /** An integer from 0 to a maximum, which may be beyond that of signed ones. */
    long integer(long max) throws SchemaException {
        if (!isAt(Kind.INTEGER)) {
            throw unexpected(Reason.EXPECTED_INTEGER);
        }
        Token token = current;
        Long value = unsigned(token.text());
        if (value == null || Long.compareUnsigned(value, max) > 0) {
            throw new SchemaException(token.place(), Reason.NUMBER_RANGE, token.text());
        }
        take();
        return value;
    }

    /** An integer from 0 to 2,147,483,647. */
    int integer() throws SchemaException {
        return (int) integer(Integer.MAX_VALUE);
    }

    int signedInteger() throws SchemaException {
        return skip("-") ? (int) -integer(1L + Integer.MAX_VALUE) : integer();
    }

    /** The value of an integer in any notation; null if it has more than 64 bits. */
    static @Nullable Long unsigned(String text) {
        boolean hex = text.length() > 1 && (text.charAt(1) == 'x' || text.charAt(1) == 'X');
        int radix = hex ? 16 : text.charAt(0) == '0' ? 8 : 10;
        long max = Long.divideUnsigned(-1, radix);
        long value = 0;
        for (int i = hex ? 2 : 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (Long.compareUnsigned(value, max) > 0) {
                return null;
            }
            value = value * radix + digit;
            if (Long.compareUnsigned(value, digit) < 0) {
                return null;
            }
        }
        return value;
    }

    /** An integer or a number with a fraction; also {@code inf} and {@code nan}. */
    double number() throws SchemaException {
        double value;
        if (isAt(Kind.FLOAT)) {
            value = Double.parseDouble(current.text());
        } else if (isAt(Kind.INTEGER)) {
            value = integerAsDouble(current);
        } else if (isAt("inf")) {
            value = Double.POSITIVE_INFINITY;
        } else if (isAt("nan")) {
            value = Double.NaN;
        } else {
            throw unexpected(Reason.EXPECTED_NUMBER);
        }
        take();
        return value;
    }

    /** The value of an integer; one of more than 64 bits must be decimal. */
    static double integerAsDouble(Token token) throws SchemaException {
        Long exact = unsigned(token.text());
        if (exact != null) {
            return exact >= 0 ? exact : Math.scalb((double) (exact >>> 1 | (exact & 1)), 1);
        }
        if (token.text().charAt(0) == '0') {
            throw new SchemaException(token.place(), Reason.NUMBER_RANGE, token.text());
        }
        return Double.parseDouble(token.text());
    }

    /** What one or more string literals mean together, a character for each byte. */
    String string() throws SchemaException {
        if (!isAt(Kind.STRING)) {
            throw unexpected(Reason.EXPECTED_STRING);
        }
        StringBuilder text = new StringBuilder();
        while (isAt(Kind.STRING)) {
            StringLiteral.unescape(take().text(), text);
        }
        return text.toString();
    }

    /** A problem at the current token, whose text is the last argument; at the end, that the file ends. */
    SchemaException unexpected(Reason reason, Object... before) {
        if (isAt(Kind.END)) {
            return new SchemaException(place(), Reason.END);
        }
        Object[] arguments = Arrays.copyOf(before, before.length + 1);
        arguments[before.length] = StringLiteral.utf8(current.text());
        return new SchemaException(place(), reason, arguments);
    }
}
