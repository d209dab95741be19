// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.Field;

/**
 * A field whose type nobody has told: its name is its number, and bytes are a text, a message or bytes, whichever they
 * can be.
 *
 * @param depth number of messages that it is in
 */
record SchemalessField(byte[] payload, WireField wire, int depth, Kind kind) implements Field {
    /** Messages inside each other are shown up to this depth, which is that of the libraries of Google. */
    static final int MAX_DEPTH = 100;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HEX = 64 * 1024;

    static SchemalessField of(byte[] payload, WireField wire, int depth) {
        return new SchemalessField(payload, wire, depth, kindOf(payload, wire, depth));
    }

    private static Kind kindOf(byte[] payload, WireField wire, int depth) {
        return switch (wire.type()) {
            case VARINT, FIXED32, FIXED64 -> Kind.NUMBER;
            case GROUP -> depth < MAX_DEPTH ? Kind.OBJECT : Kind.BYTES;
            case BYTES, GROUP_END -> {
                if (Utf8.isText(payload, wire.from(), wire.to())) {
                    yield Kind.TEXT;
                }
                yield depth < MAX_DEPTH
                                && WireMessage.read(payload, wire.from(), wire.to())
                                        .isWellFormed()
                        ? Kind.OBJECT
                        : Kind.BYTES;
            }
        };
    }

    @Override
    public String name() {
        return Integer.toString(wire.number());
    }

    @Override
    public String text() {
        return switch (kind) {
            case NUMBER -> Long.toUnsignedString(wire.bits());
            case TEXT -> content();
            case BYTES -> {
                int end = Math.min(wire.to(), wire.from() + MAX_HEX);
                yield HEX.formatHex(payload, wire.from(), end) + (end < wire.to() ? " …" : "");
            }
            default -> "";
        };
    }

    private String content() {
        return new String(payload, wire.from(), wire.length(), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object value() {
        return switch (kind) {
            case NUMBER -> new BigDecimal(new BigInteger(Long.toUnsignedString(wire.bits())));
            case TEXT -> content();
            case BYTES -> Arrays.copyOfRange(payload, wire.from(), wire.to());
            default -> null;
        };
    }

    /** The other numbers that the same bytes can be. */
    @Override
    public String note() {
        long bits = wire.bits();
        return switch (wire.type()) {
            case FIXED64 -> Double.toString(Double.longBitsToDouble(bits));
            case FIXED32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case VARINT -> bits < 0 ? Long.toString(bits) : "";
            case BYTES, GROUP, GROUP_END -> "";
        };
    }

    @Override
    public Range range() {
        return wire.range();
    }

    @Override
    public Iterable<Field> children() {
        return kind == Kind.OBJECT ? () -> children(payload, wire.from(), wire.to(), depth + 1) : List.of();
    }

    /** The fields of the message in a part of the payload. */
    static Iterator<Field> children(byte[] payload, int from, int to, int depth) {
        return WireMessage.read(payload, from, to).fields().stream()
                .<Field>map(field -> of(payload, field, depth))
                .iterator();
    }
}
