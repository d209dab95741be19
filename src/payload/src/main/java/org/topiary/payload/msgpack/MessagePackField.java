// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.msgpack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.ItemCursor;
import org.topiary.payload.decode.ItemDocument;
import org.topiary.payload.decode.ItemField;
import org.topiary.payload.decode.Notation;
import org.topiary.payload.msgpack.MessagePackReader.ObjectType;

/**
 * A MessagePack object. Its text is similar to JSON: binary data is {@code h'0aff'}, an extension {@code ext(5,
 * h'0aff')}, a timestamp {@code timestamp("2018-01-02T03:04:05Z")}.
 */
final class MessagePackField extends ItemField {
    private static final byte TIMESTAMP = -1;
    /** The seconds of a timestamp of 64 bits; the bits above them are nanoseconds. */
    private static final int SECONDS_BITS = 34;

    private static final int TIMESTAMP_96_BYTES = 12;
    private static final long MAX_NANOS = 999_999_999;

    /** By the first byte; that of extensions which are no time. */
    private static final Kind[] KINDS = IntStream.range(0, 256)
            .mapToObj(first -> switch (MessagePackReader.type(new byte[] {(byte) first}, 0)) {
                case NIL, NONE -> Kind.NULL;
                case BOOLEAN -> Kind.BOOLEAN;
                case INTEGER, FLOAT -> Kind.NUMBER;
                case TEXT -> Kind.TEXT;
                case BINARY, EXTENSION -> Kind.BYTES;
                case ARRAY -> Kind.ARRAY;
                case MAP -> Kind.OBJECT;
            })
            .toArray(Kind[]::new);

    private MessagePackField(ItemDocument document, int label, ItemCursor at) {
        super(document, label, at);
    }

    /** The whole payload. */
    static MessagePackField root(ItemDocument document, ItemCursor at) {
        return new MessagePackField(document, NO_INDEX, at);
    }

    @Override
    protected ItemField create(int itsLabel, ItemCursor at) {
        return new MessagePackField(document, itsLabel, at);
    }

    private ObjectType type() {
        return MessagePackReader.type(bytes(), start());
    }

    private int first() {
        return bytes()[start()] & 0xff;
    }

    private int afterHead() {
        return MessagePackReader.afterHead(bytes(), start());
    }

    @Override
    protected int firstInside() {
        return afterHead();
    }

    @Override
    protected @Nullable String textAt(int key) {
        byte[] bytes = bytes();
        if (MessagePackReader.type(bytes, key) != ObjectType.TEXT) {
            return null;
        }
        int from = MessagePackReader.afterHead(bytes, key);
        return utf8(from, from + (int) MessagePackReader.count(bytes, key));
    }

    @Override
    protected boolean isContainer() {
        return type() == ObjectType.ARRAY || type() == ObjectType.MAP;
    }

    @Override
    protected boolean isMap() {
        return type() == ObjectType.MAP;
    }

    @Override
    public Kind kind() {
        Kind kind = KINDS[bytes()[start()] & 0xff];
        return kind == Kind.BYTES && type() == ObjectType.EXTENSION && timestamp() != null ? Kind.TIME : kind;
    }

    /** As documented by the interface: the data of an extension; none for numbers that are not finite. */
    @Override
    public @Nullable Object value() {
        return switch (type()) {
            case NIL, NONE, ARRAY, MAP -> null;
            case BOOLEAN -> first() == MessagePackReader.TRUE;
            case INTEGER -> new BigDecimal(integer());
            case FLOAT -> Double.isFinite(floating()) ? new BigDecimal(Notation.number(floating())) : null;
            case TEXT -> utf8(afterHead(), end());
            case BINARY -> copy(afterHead(), end());
            case EXTENSION -> {
                Instant timestamp = timestamp();
                yield timestamp == null ? copy(afterHead(), end()) : timestamp;
            }
        };
    }

    private BigInteger integer() {
        int first = first();
        int size = end() - afterHead();
        if (size == 0) {
            // The byte is the number.
            return BigInteger.valueOf((byte) first);
        }
        return first < MessagePackReader.SIGNED
                ? new BigInteger(1, bytes(), afterHead(), size)
                : new BigInteger(bytes(), afterHead(), size);
    }

    private double floating() {
        long bits = MessagePackReader.bits(bytes(), afterHead(), end());
        return first() == MessagePackReader.FLOAT ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private byte extensionType() {
        return bytes()[afterHead() - 1];
    }

    /** The time that an extension of type -1 is; null if it is none, or beyond the range of {@link Instant}. */
    private @Nullable Instant timestamp() {
        int from = afterHead();
        int size = end() - from;
        if (extensionType() != TIMESTAMP) {
            return null;
        }
        return switch (size) {
            case Integer.BYTES -> Instant.ofEpochSecond(MessagePackReader.bits(bytes(), from, end()));
            case Long.BYTES -> {
                long both = MessagePackReader.bits(bytes(), from, end());
                yield instant(both & ((1L << SECONDS_BITS) - 1), both >>> SECONDS_BITS);
            }
            case TIMESTAMP_96_BYTES ->
                instant(
                        MessagePackReader.bits(bytes(), from + Integer.BYTES, end()),
                        MessagePackReader.bits(bytes(), from, from + Integer.BYTES));
            default -> null;
        };
    }

    private static @Nullable Instant instant(long seconds, long nanos) {
        return nanos > MAX_NANOS || seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()
                ? null
                : Instant.ofEpochSecond(seconds, nanos);
    }

    @Override
    protected String opening() {
        return type() == ObjectType.MAP ? "{" : "[";
    }

    @Override
    protected String closing() {
        return type() == ObjectType.MAP ? "}" : "]";
    }

    @Override
    protected String scalar() {
        return switch (type()) {
            case NIL, NONE, ARRAY, MAP -> "null";
            case BOOLEAN -> Boolean.toString(first() == MessagePackReader.TRUE);
            case INTEGER -> integer().toString();
            case FLOAT -> Notation.number(floating());
            case TEXT -> Notation.quoted(utf8(afterHead(), end()));
            case BINARY -> Notation.hex(bytes(), afterHead(), end());
            case EXTENSION -> {
                Instant timestamp = timestamp();
                yield timestamp == null
                        ? "ext(" + extensionType() + ", " + Notation.hex(bytes(), afterHead(), end()) + ")"
                        : "timestamp(\"" + timestamp + "\")";
            }
        };
    }
}
