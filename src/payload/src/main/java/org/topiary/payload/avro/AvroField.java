// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroType.ArrayOf;
import org.topiary.payload.avro.schema.AvroType.Enumeration;
import org.topiary.payload.avro.schema.AvroType.Fixed;
import org.topiary.payload.avro.schema.AvroType.MapOf;
import org.topiary.payload.avro.schema.AvroType.Primitive;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.avro.schema.AvroType.Scalar;
import org.topiary.payload.avro.schema.AvroType.Union;
import org.topiary.payload.avro.schema.Logical;
import org.topiary.payload.decode.ContainerIndex;
import org.topiary.payload.decode.Field;

/**
 * A value of a known type, whose children are read while they are iterated. A record, array or map that is not whole
 * ends with the bytes, and has the children before.
 */
final class AvroField implements Field {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HEX = 64 * 1024;

    private final AvroValues values;
    private final String name;
    private final int index;
    /** Never a union. */
    private final AvroType type;

    private final int start;
    private final int end;
    /** Under which it was recorded if it has parts. */
    private final int number;

    // Few bytes, because there are many fields.
    /** The length of the number of the branch before the content. */
    private final byte branchBytes;
    /** The number of records, arrays and maps that it is in. */
    private final byte depth;
    /** Whether its type may be one of several. */
    private final boolean noted;
    /** What is in it if that was read with it; otherwise null. */
    private final @Nullable List<Field> parts;

    /** @param content offset after the number of the branch */
    private AvroField(
            AvroValues values,
            String name,
            int index,
            AvroType type,
            int start,
            int content,
            int end,
            int depth,
            int number,
            boolean noted,
            @Nullable List<Field> parts) {
        this.values = values;
        this.name = name;
        this.index = index;
        this.type = type;
        this.start = start;
        this.end = end;
        this.number = number;
        this.branchBytes = (byte) (content - start);
        this.depth = (byte) depth;
        this.noted = noted;
        this.parts = parts;
    }

    /**
     * A value that was read with everything in it.
     *
     * @param content offset after the number of the branch
     * @param parts what is in a record, array or map; null for other values
     */
    static AvroField whole(
            AvroValues values,
            String name,
            int index,
            AvroType declared,
            AvroType type,
            int start,
            int content,
            int end,
            int depth,
            @Nullable List<Field> parts) {
        return new AvroField(
                values,
                name,
                index,
                type,
                start,
                content,
                end,
                depth,
                ContainerIndex.NONE,
                isNoted(declared, type),
                parts);
    }

    /**
     * Reads a value, and passes over it. If it is not whole, nothing after it can be read.
     *
     * @throws AvroException if there is none, or a value without children that is not whole
     */
    static AvroField read(AvroReader in, AvroValues values, String name, int index, AvroType declared, int depth)
            throws AvroException {
        int start = in.at();
        if (declared instanceof Scalar scalar) {
            in.skip(scalar);
            return new AvroField(
                    values, name, index, declared, start, start, in.at(), depth, ContainerIndex.NONE, false, null);
        }
        AvroType type = in.branch(declared);
        int content = in.at();
        int number = hasChildren(type) ? in.skipRecorded(values.containers()) : ContainerIndex.NONE;
        int end = in.at();
        if (number == ContainerIndex.NONE) {
            end = in.end();
            try {
                in.skip(type, depth);
                end = in.at();
            } catch (AvroException e) {
                if (!hasChildren(type) || depth >= AvroReader.MAX_DEPTH) {
                    throw e;
                }
                in.stop();
            }
        }
        return new AvroField(
                values, name, index, type, start, content, end, depth, number, isNoted(declared, type), null);
    }

    /** Offset after the number of the branch. */
    private int content() {
        return start + branchBytes;
    }

    private byte[] bytes() {
        return values.bytes();
    }

    private static boolean hasChildren(AvroType type) {
        return type instanceof RecordType || type instanceof ArrayOf || type instanceof MapOf;
    }

    private static boolean isNoted(AvroType declared, AvroType type) {
        return declared instanceof Union union && !isNull(type) && isOneOfSeveral(union);
    }

    private static boolean isOneOfSeveral(Union union) {
        int types = 0;
        for (AvroType each : union.branches()) {
            types += isNull(each) ? 0 : 1;
        }
        return types > 1;
    }

    private static boolean isNull(AvroType type) {
        return type instanceof Scalar scalar && scalar.primitive() == Primitive.NULL;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Kind kind() {
        if (type instanceof Scalar scalar && scalar.logical().meaning() == Logical.Meaning.NONE) {
            return kind(scalar.primitive());
        }
        LogicalValue meant = meant();
        if (meant != null) {
            return meant.kind();
        }
        return switch (type) {
            case RecordType _, MapOf _ -> Kind.OBJECT;
            case ArrayOf _ -> Kind.ARRAY;
            case Enumeration _ -> Kind.ENUM;
            case Fixed _, Union _ -> Kind.BYTES;
            case Scalar scalar -> kind(scalar.primitive());
        };
    }

    private static Kind kind(Primitive primitive) {
        return switch (primitive) {
            case NULL -> Kind.NULL;
            case BOOLEAN -> Kind.BOOLEAN;
            case INT, LONG, FLOAT, DOUBLE -> Kind.NUMBER;
            case BYTES -> Kind.BYTES;
            case STRING -> Kind.TEXT;
        };
    }

    /** What the value means; null if that is what it is. */
    private @Nullable LogicalValue meant() {
        return switch (type) {
            case Fixed fixed
            when fixed.logical().meaning() != Logical.Meaning.NONE -> LogicalValue.of(fixed.logical(), 0, data());
            case Scalar scalar
            when scalar.logical().meaning() != Logical.Meaning.NONE ->
                switch (scalar.primitive()) {
                    case INT, LONG -> LogicalValue.of(scalar.logical(), integer(), new byte[0]);
                    case BYTES -> LogicalValue.of(scalar.logical(), 0, data());
                    default -> null;
                };
            default -> null;
        };
    }

    private long integer() {
        try {
            return new AvroReader(bytes(), content(), end).number();
        } catch (AvroException e) {
            throw new IllegalStateException("A value that was read cannot be read again", e);
        }
    }

    /** Offset of the content of a text or bytes. */
    private int afterLength() {
        if (type instanceof Fixed) {
            return content();
        }
        AvroReader in = new AvroReader(bytes(), content(), end);
        try {
            var _ = in.number();
        } catch (AvroException e) {
            throw new IllegalStateException("A value that was read cannot be read again", e);
        }
        return in.at();
    }

    private byte[] data() {
        return Arrays.copyOfRange(bytes(), afterLength(), end);
    }

    @Override
    public String text() {
        LogicalValue meant = meant();
        if (meant != null) {
            return meant.text();
        }
        return switch (type) {
            case Enumeration enumeration -> enumeration.symbols().get(symbol());
            case Fixed _ -> hex();
            case Scalar scalar ->
                switch (scalar.primitive()) {
                    case NULL -> "null";
                    case BOOLEAN -> Boolean.toString(bytes()[content()] != 0);
                    case STRING -> string();
                    case BYTES -> hex();
                    default -> number(scalar.primitive()).toString();
                };
            default -> "";
        };
    }

    private int symbol() {
        return (int) integer();
    }

    private String string() {
        int from = afterLength();
        return new String(bytes(), from, end - from, StandardCharsets.UTF_8);
    }

    private String hex() {
        int from = afterLength();
        int to = Math.min(end, from + MAX_HEX);
        return HEX.formatHex(bytes(), from, to) + (to < end ? " …" : "");
    }

    private Number number(Primitive primitive) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes(), content(), end - content()).order(ByteOrder.LITTLE_ENDIAN);
        return switch (primitive) {
            case FLOAT -> buffer.getFloat();
            case DOUBLE -> buffer.getDouble();
            default -> integer();
        };
    }

    @Override
    public @Nullable Object value() {
        LogicalValue meant = meant();
        if (meant != null) {
            return meant.value();
        }
        return switch (kind()) {
            case BOOLEAN -> bytes()[content()] != 0;
            case TEXT, ENUM -> text();
            case BYTES -> data();
            case NUMBER -> type instanceof Scalar scalar ? decimal(number(scalar.primitive())) : null;
            default -> null;
        };
    }

    private static @Nullable BigDecimal decimal(Number number) {
        // NaN and the infinities are no decimals.
        return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
    }

    @Override
    public String note() {
        if (noted) {
            return type.name();
        }
        return type instanceof Enumeration ? Integer.toString(symbol()) : "";
    }

    @Override
    public Range range() {
        return new Range(start, end);
    }

    @Override
    public Iterable<Field> children() {
        if (parts != null) {
            return parts;
        }
        return hasChildren(type) ? () -> new AvroChildren(partsReader(), values, type, depth + 1) : List.of();
    }

    private AvroReader partsReader() {
        return new AvroReader(bytes(), content(), end, ContainerIndex.firstInside(number));
    }
}
