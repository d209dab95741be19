// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.protobuf.WireField;
import org.topiary.payload.protobuf.WireMessage;
import org.topiary.payload.sparkplug.Schema.Content;
import org.topiary.payload.sparkplug.Schema.Member;

/**
 * A field of a Sparkplug message other than a metric.
 *
 * @param type the data type of the message that a number is in
 * @param depth number of messages that it is in
 */
record SparkplugField(byte[] payload, WireField wire, Member member, DataType type, int depth) implements Field {
    /** Templates and property sets are shown up to this depth. */
    static final int MAX_DEPTH = 100;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HEX = 64 * 1024;

    /** The fields of a message; those of unknown numbers or types are left out. */
    static Iterator<Field> children(byte[] payload, WireField message, Schema schema, int depth) {
        return children(payload, message, schema, depth, MetricTable.EMPTY);
    }

    /** @param birth tells what metrics with an alias only are */
    static Iterator<Field> children(byte[] payload, WireField message, Schema schema, int depth, MetricTable birth) {
        return children(
                payload, WireMessage.read(payload, message.from(), message.to()).fields(), schema, depth, birth);
    }

    /** @param fields those of the message */
    static Iterator<Field> children(
            byte[] payload, List<WireField> fields, Schema schema, int depth, MetricTable birth) {
        return new Children(payload, fields, schema, dataType(fields, schema), depth, birth);
    }

    /** Makes the fields one by one, and passes over those that are not known. */
    private static final class Children implements Iterator<Field> {
        private final byte[] payload;
        private final List<WireField> fields;
        private final Schema schema;
        private final DataType type;
        private final int depth;
        private final MetricTable birth;
        private int next;

        Children(byte[] payload, List<WireField> fields, Schema schema, DataType type, int depth, MetricTable birth) {
            this.payload = payload;
            this.fields = fields;
            this.schema = schema;
            this.type = type;
            this.depth = depth;
            this.birth = birth;
        }

        @Override
        public boolean hasNext() {
            while (next < fields.size() && !isKnown(fields.get(next), schema)) {
                next++;
            }
            return next < fields.size();
        }

        @Override
        public Field next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            WireField wire = fields.get(next++);
            Member member = member(wire, schema);
            return member.message() == Schema.METRIC
                    ? Metric.of(payload, wire, depth, birth)
                    : new SparkplugField(payload, wire, member, type, depth);
        }
    }

    /** Whether a field has a name, and the type on the wire that belongs to it. */
    static boolean isKnown(WireField field, Schema schema) {
        Member member = schema.member(field.number());
        return member != null && member.content().wire() == field.type();
    }

    private static Member member(WireField field, Schema schema) {
        Member member = schema.member(field.number());
        if (member == null) {
            throw new IllegalArgumentException("No field " + field.number() + " in " + schema);
        }
        return member;
    }

    private static DataType dataType(List<WireField> fields, Schema schema) {
        for (WireField field : fields) {
            if (isKnown(field, schema) && member(field, schema).content() == Content.DATA_TYPE) {
                return DataType.of(field.bits());
            }
        }
        return DataType.UNKNOWN;
    }

    @Override
    public String name() {
        return member.name();
    }

    @Override
    public Kind kind() {
        return switch (member.content()) {
            case INTEGER -> type == DataType.DATE_TIME ? Kind.TIME : Kind.NUMBER;
            case TIME -> Kind.TIME;
            case DATA_TYPE -> Kind.ENUM;
            case BOOLEAN -> Kind.BOOLEAN;
            case FLOAT, DOUBLE -> Kind.NUMBER;
            case TEXT -> Kind.TEXT;
            case BYTES -> Kind.BYTES;
            case MESSAGE -> depth < MAX_DEPTH ? Kind.OBJECT : Kind.BYTES;
        };
    }

    @Override
    public String text() {
        return switch (kind()) {
            case TIME -> Instant.ofEpochMilli(wire.bits()).toString();
            case ENUM -> DataType.of(wire.bits()).title();
            case BOOLEAN -> Boolean.toString(wire.bits() != 0);
            case NUMBER -> number().toString();
            case TEXT -> content();
            case BYTES -> {
                int end = Math.min(wire.to(), wire.from() + MAX_HEX);
                yield HEX.formatHex(payload, wire.from(), end) + (end < wire.to() ? " …" : "");
            }
            default -> "";
        };
    }

    private Object number() {
        return switch (member.content()) {
            case FLOAT -> Float.intBitsToFloat((int) wire.bits());
            case DOUBLE -> Double.longBitsToDouble(wire.bits());
            default ->
                type.isUnsigned()
                        ? new BigInteger(Long.toUnsignedString(wire.bits()))
                        : BigInteger.valueOf(type.signed(wire.bits()));
        };
    }

    private String content() {
        return new String(payload, wire.from(), wire.length(), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object value() {
        return switch (kind()) {
            case TIME -> Instant.ofEpochMilli(wire.bits());
            case BOOLEAN -> wire.bits() != 0;
            case NUMBER -> decimal(number());
            case TEXT, ENUM -> text();
            case BYTES -> Arrays.copyOfRange(payload, wire.from(), wire.to());
            default -> null;
        };
    }

    private static @Nullable BigDecimal decimal(Object number) {
        // NaN and the infinities are no decimals.
        double approximate = ((Number) number).doubleValue();
        return Double.isNaN(approximate) || Double.isInfinite(approximate) ? null : new BigDecimal(number.toString());
    }

    @Override
    public Range range() {
        return wire.range();
    }

    @Override
    public Iterable<Field> children() {
        Schema inside = member.message();
        return kind() == Kind.OBJECT && inside != null ? () -> children(payload, wire, inside, depth + 1) : List.of();
    }
}
