// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.protobuf.schema.Token.Kind;

/** Divides a .proto file into tokens, by the rules of protoc. Takes time in proportion to the length of the file. */
final class Tokenizer {
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /** Each byte a character. */
    private final String source;

    private int at;
    private int line = 1;
    private int column = 1;

    Tokenizer(byte[] bytes) {
        source = new String(bytes, StandardCharsets.ISO_8859_1);
        at = source.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    }

    /** The next token; at the end, one of kind {@link Kind#END}, however often. */
    Token next() throws SchemaException {
        skipSpace();
        Place place = place();
        int start = at;
        char c = peek(0);
        if (at == source.length()) {
            return new Token(Kind.END, "", place);
        } else if (isNameStart(c)) {
            while (isNameStart(peek(0)) || isDigit(peek(0))) {
                advance();
            }
            return token(Kind.NAME, start, place);
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return number(place);
        } else if (c == '"' || c == '\'') {
            return string(place);
        } else if (c < 0x20 || c >= 0x7f) {
            throw new SchemaException(
                    place, Reason.CHARACTER, "0x" + HexFormat.of().toHexDigits((byte) c));
        }
        advance();
        return token(Kind.SYMBOL, start, place);
    }

    private Token token(Kind kind, int start, Place place) {
        return new Token(kind, source.substring(start, at), place);
    }

    private Place place() {
        return new Place(line, column);
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    private void advance() {
        char c = source.charAt(at++);
        if (c == '\n') {
            line++;
            column = 1;
        } else if ((c & 0xc0) != 0x80) {
            column++;
        }
    }

    private void skipSpace() throws SchemaException {
        while (at < source.length()) {
            char c = peek(0);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                advance();
            } else if (c == '/' && peek(1) == '/') {
                while (at < source.length() && peek(0) != '\n') {
                    advance();
                }
            } else if (c == '/' && peek(1) == '*') {
                skipBlock();
            } else {
                return;
            }
        }
    }

    private void skipBlock() throws SchemaException {
        Place start = place();
        advance();
        advance();
        while (at < source.length()) {
            if (peek(0) == '*' && peek(1) == '/') {
                advance();
                advance();
                return;
            }
            if (peek(0) == '/' && peek(1) == '*') {
                throw new SchemaException(place(), Reason.COMMENT_NESTED);
            }
            advance();
        }
        throw new SchemaException(start, Reason.COMMENT_OPEN);
    }

    private Token number(Place place) throws SchemaException {
        int start = at;
        boolean valid = true;
        Kind kind = Kind.INTEGER;
        if (peek(0) == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            advance();
            advance();
            valid = skipWhile("0123456789abcdefABCDEF") > 0;
        } else if (peek(0) == '0' && isDigit(peek(1))) {
            skipWhile("01234567");
            valid = skipWhile("0123456789") == 0;
        } else {
            skipWhile("0123456789");
            if (peek(0) == '.') {
                kind = Kind.FLOAT;
                advance();
                skipWhile("0123456789");
            }
            if (peek(0) == 'e' || peek(0) == 'E') {
                kind = Kind.FLOAT;
                advance();
                if (peek(0) == '-' || peek(0) == '+') {
                    advance();
                }
                valid = skipWhile("0123456789") > 0;
            }
        }
        if (isNameStart(peek(0)) || peek(0) == '.') {
            valid = false;
            advance();
        }
        if (!valid) {
            throw new SchemaException(place, Reason.NUMBER, source.substring(start, at));
        }
        return token(kind, start, place);
    }

    private int skipWhile(String allowed) {
        int start = at;
        while (at < source.length() && allowed.indexOf(source.charAt(at)) >= 0) {
            advance();
        }
        return at - start;
    }

    private Token string(Place place) throws SchemaException {
        int start = at;
        char quote = peek(0);
        advance();
        while (at < source.length() && peek(0) != '\n') {
            if (peek(0) == quote) {
                advance();
                return token(Kind.STRING, start, place);
            }
            if (peek(0) == '\\') {
                Place escape = place();
                int length = StringLiteral.escapeLength(source, at);
                if (length == 0) {
                    throw new SchemaException(
                            escape, Reason.ESCAPE, source.substring(at, Math.min(at + 2, source.length())));
                }
                for (int i = 0; i < length; i++) {
                    advance();
                }
            } else {
                advance();
            }
        }
        throw new SchemaException(place, Reason.STRING_OPEN);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
