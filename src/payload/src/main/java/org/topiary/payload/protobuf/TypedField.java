// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.PlainField;

/**
 * A number, boolean, text, enum or bytes of a known type. A number of an enum without a name is shown as such.
 *
 * @param remark shown if there is nothing to say about the value
 */
record TypedField(String name, int index, FieldDescriptor type, byte[] payload, WireField wire, String remark)
        implements Field {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HEX = 64 * 1024;

    /** The content of a field that is not shown as what it is. */
    static PlainField bytes(String name, byte[] payload, WireField wire) {
        return PlainField.value(
                name,
                Kind.BYTES,
                hex(payload, wire),
                Arrays.copyOfRange(payload, wire.from(), wire.to()),
                wire.range());
    }

    private static String hex(byte[] payload, WireField wire) {
        int end = Math.min(wire.to(), wire.from() + MAX_HEX);
        return HEX.formatHex(payload, wire.from(), end) + (end < wire.to() ? " …" : "");
    }

    @Override
    public Kind kind() {
        return switch (type.getType()) {
            case BOOL -> Kind.BOOLEAN;
            case STRING -> Kind.TEXT;
            case BYTES, MESSAGE, GROUP -> Kind.BYTES;
            case ENUM -> constant() == null ? Kind.NUMBER : Kind.ENUM;
            default -> Kind.NUMBER;
        };
    }

    private @Nullable EnumValueDescriptor constant() {
        return type.getEnumType().findValueByNumber((int) wire.bits());
    }

    @Override
    public String text() {
        return switch (type.getType()) {
            case BOOL -> Boolean.toString(wire.bits() != 0);
            case STRING -> content();
            case BYTES, MESSAGE, GROUP -> hex(payload, wire);
            case ENUM -> {
                EnumValueDescriptor constant = constant();
                yield constant == null ? number().toString() : constant.getName();
            }
            default -> number().toString();
        };
    }

    private String content() {
        return new String(payload, wire.from(), wire.length(), StandardCharsets.UTF_8);
    }

    private Object number() {
        long bits = wire.bits();
        return switch (type.getType()) {
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case DOUBLE -> Double.longBitsToDouble(bits);
            case INT32, SFIXED32, ENUM -> (int) bits;
            case SINT32 -> ((int) bits >>> 1) ^ -((int) bits & 1);
            case UINT32, FIXED32 -> Integer.toUnsignedLong((int) bits);
            case SINT64 -> (bits >>> 1) ^ -(bits & 1);
            case UINT64, FIXED64 -> new BigInteger(Long.toUnsignedString(bits));
            default -> bits;
        };
    }

    @Override
    public @Nullable Object value() {
        return switch (kind()) {
            case BOOLEAN -> wire.bits() != 0;
            case TEXT, ENUM -> text();
            case BYTES -> Arrays.copyOfRange(payload, wire.from(), wire.to());
            default -> decimal(number());
        };
    }

    private static @Nullable BigDecimal decimal(Object number) {
        // NaN and the infinities are no decimals.
        double approximate = ((Number) number).doubleValue();
        return Double.isNaN(approximate) || Double.isInfinite(approximate) ? null : new BigDecimal(number.toString());
    }

    /** The number of an enum with a name, or that there is no name. */
    @Override
    public String note() {
        if (!remark.isEmpty() || type.getType() != FieldDescriptor.Type.ENUM) {
            return remark;
        }
        return kind() == Kind.ENUM
                ? number().toString()
                : TextBundle.current()
                        .get("protobuf.unknownValue", type.getEnumType().getName());
    }

    @Override
    public Range range() {
        return wire.range();
    }
}
