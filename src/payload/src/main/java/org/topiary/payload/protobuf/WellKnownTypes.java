// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.PlainField;

/**
 * Shows the messages that come with Protobuf as what they mean: times, durations, plain values, and what is in an Any.
 * One with other fields, or with values out of range, is shown as any other message.
 */
final class WellKnownTypes {
    private static final String PACKAGE = "google.protobuf.";
    private static final long MIN_TIME = -62_135_596_800L;
    private static final long MAX_TIME = 253_402_300_799L;
    private static final long MAX_DURATION = 315_576_000_000L;
    private static final int NANOS = 1_000_000_000;

    private final TypedMessage message;
    private final String name;
    private final int index;
    private final List<WireField> fields;

    private WellKnownTypes(TypedMessage message, String name, int index, List<WireField> fields) {
        this.message = message;
        this.name = name;
        this.index = index;
        this.fields = fields;
    }

    /** What a message means; null if that is what its fields are. */
    static @Nullable Field of(TypedMessage message, String name, int index) {
        if (!message.type().getFullName().startsWith(PACKAGE)) {
            return null;
        }
        WireMessage.Result read = message.read();
        if (!read.isWellFormed() || read.fields().stream().anyMatch(field -> message.find(field) == null)) {
            return null;
        }
        return new WellKnownTypes(message, name, index, read.fields()).field();
    }

    private @Nullable Field field() {
        return switch (message.type().getFullName().substring(PACKAGE.length())) {
            case "Timestamp" -> time();
            case "Duration" -> duration();
            case "DoubleValue",
                    "FloatValue",
                    "Int64Value",
                    "UInt64Value",
                    "Int32Value",
                    "UInt32Value",
                    "BoolValue",
                    "StringValue",
                    "BytesValue" -> {
                FieldDescriptor value = descriptor(1);
                yield message.value(name, index, value, message.last(value));
            }
            case "FieldMask" -> mask();
            case "Struct" ->
                placed(PlainField.object(name, message.range(), () -> message.entries(descriptor(1), fields)));
            case "ListValue" ->
                placed(PlainField.array(name, message.range(), () -> message.elements(descriptor(1), fields)));
            case "Value" -> value();
            case "Any" -> any();
            default -> null;
        };
    }

    private FieldDescriptor descriptor(int number) {
        return message.type().findFieldByNumber(number);
    }

    private long number(int number) {
        return message.last(descriptor(number)).bits();
    }

    private PlainField placed(PlainField field) {
        return TypedMessage.placed(field, index);
    }

    private @Nullable Field time() {
        long seconds = number(1);
        int nanos = (int) number(2);
        if (seconds < MIN_TIME || seconds > MAX_TIME || nanos < 0 || nanos >= NANOS) {
            return null;
        }
        Instant time = Instant.ofEpochSecond(seconds, nanos);
        return placed(PlainField.value(name, Kind.TIME, time.toString(), time, message.range()));
    }

    private @Nullable Field duration() {
        long seconds = number(1);
        int nanos = (int) number(2);
        if (Math.abs(seconds) > MAX_DURATION
                || seconds == Long.MIN_VALUE
                || Math.abs((long) nanos) >= NANOS
                || Long.signum(seconds) * Integer.signum(nanos) < 0) {
            return null;
        }
        BigDecimal duration = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
        duration = duration.signum() == 0 ? BigDecimal.ZERO : duration.stripTrailingZeros();
        return placed(PlainField.value(name, Kind.NUMBER, duration.toPlainString(), duration, message.range())
                .withUnit("s"));
    }

    private Field mask() {
        String paths = fields.stream()
                .map(field ->
                        message.value("", Field.NO_INDEX, descriptor(1), field).text())
                .collect(Collectors.joining(","));
        return placed(PlainField.value(name, Kind.TEXT, paths, paths, message.range()));
    }

    /** A value of JSON: the last of its fields. */
    private @Nullable Field value() {
        if (fields.isEmpty()) {
            return null;
        }
        WireField last = fields.getLast();
        FieldDescriptor kind = descriptor(last.number());
        return kind.getName().equals("null_value")
                ? placed(PlainField.value(name, Kind.NULL, "null", null, last.range()))
                : message.value(name, index, kind, last);
    }

    /** The message that is in an Any; null if its type is not known. */
    static @Nullable TypedMessage inAny(TypedMessage any) {
        if (!any.type().getFullName().equals(PACKAGE + "Any") || any.isDeepest()) {
            return null;
        }
        String url = any.value(
                        "",
                        Field.NO_INDEX,
                        any.type().findFieldByNumber(1),
                        any.last(any.type().findFieldByNumber(1)))
                .text();
        Descriptor type =
                any.schemas().find(url.substring(url.lastIndexOf('/') + 1)).orElse(null);
        return type == null ? null : any.inner(type, any.last(any.type().findFieldByNumber(2)));
    }

    private @Nullable Field any() {
        TypedMessage inner = inAny(message);
        return inner == null ? null : placed(PlainField.object(name, message.range(), () -> unpacked(inner)));
    }

    private Iterator<Field> unpacked(TypedMessage inner) {
        Field type = message.value("@type", Field.NO_INDEX, descriptor(1), message.last(descriptor(1)));
        Field plain = of(inner, "value", Field.NO_INDEX);
        Iterator<Field> rest = plain == null ? inner.children() : List.of(plain).iterator();
        return new Iterator<>() {
            private boolean begun;

            @Override
            public boolean hasNext() {
                return !begun || rest.hasNext();
            }

            @Override
            public Field next() {
                if (begun) {
                    return rest.next();
                }
                begun = true;
                return type;
            }
        };
    }
}
