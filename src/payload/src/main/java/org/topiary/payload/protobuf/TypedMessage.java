// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.protobuf.schema.Schemas;

/**
 * A message of a known type. A repeated field is an array, and a map an object, at the place of the first of its parts,
 * also if others are between them. What the type does not have is shown as without a schema.
 *
 * @param depth number of messages that its fields are in, from 1
 */
record TypedMessage(byte[] payload, Schemas schemas, Descriptor type, int from, int to, int depth) {
    private static final int KEY = 1;
    private static final int VALUE = 2;

    /** A message that is the content of a field of this one. */
    TypedMessage inner(Descriptor innerType, WireField wire) {
        return new TypedMessage(payload, schemas, innerType, wire.from(), wire.to(), depth + 1);
    }

    WireMessage.Result read() {
        return WireMessage.read(payload, from, to);
    }

    Range range() {
        return new Range(from, to);
    }

    /** Whether messages inside this one are shown as bytes. */
    boolean isDeepest() {
        return depth >= SchemalessField.MAX_DEPTH;
    }

    /** The field with a number, which may be an extension; null if there is none. */
    @Nullable
    FieldDescriptor find(int number) {
        FieldDescriptor field = type.findFieldByNumber(number);
        return field == null && type.isExtensionNumber(number)
                ? schemas.findExtension(type, number).orElse(null)
                : field;
    }

    /** The field that was sent; null if there is none that is sent in this way. */
    @Nullable
    FieldDescriptor find(WireField wire) {
        FieldDescriptor field = find(wire.number());
        return field != null && WireRules.fits(field, wire.type()) ? field : null;
    }

    /** The message as a field. */
    Field asField(String name, int index) {
        Field wellKnown = WellKnownTypes.of(this, name, index);
        return wellKnown != null ? wellKnown : placed(PlainField.object(name, range(), this::children), index);
    }

    static PlainField placed(PlainField field, int index) {
        return index == Field.NO_INDEX ? field : field.at(index);
    }

    Iterator<Field> children() {
        List<WireField> fields = read().fields();
        Map<Integer, List<WireField>> repeated = new HashMap<>();
        Map<Object, WireField> last = new HashMap<>();
        for (WireField wire : fields) {
            FieldDescriptor field = find(wire);
            if (field != null && field.isRepeated()) {
                repeated.computeIfAbsent(wire.number(), number -> new ArrayList<>())
                        .add(wire);
            } else if (field != null) {
                last.put(exclusive(field), wire);
            }
        }
        return fields.stream()
                .filter(wire -> isShown(wire, repeated))
                .map(wire -> child(wire, repeated, last))
                .iterator();
    }

    /** What has at most one value: the oneof that a field is in, or the field. */
    private static Object exclusive(FieldDescriptor field) {
        return field.getContainingOneof() == null ? field : field.getContainingOneof();
    }

    private boolean isShown(WireField wire, Map<Integer, List<WireField>> repeated) {
        List<WireField> all = repeated.get(wire.number());
        return all == null || find(wire) == null || all.getFirst().start() == wire.start();
    }

    private Field child(WireField wire, Map<Integer, List<WireField>> repeated, Map<Object, WireField> last) {
        FieldDescriptor field = find(wire);
        if (field == null) {
            return SchemalessField.of(payload, wire, depth);
        }
        if (field.isRepeated()) {
            List<WireField> all = repeated.getOrDefault(wire.number(), List.of());
            Range range = new Range(all.getFirst().from(), all.getLast().to());
            return field.isMapField()
                    ? PlainField.object(nameOf(field), range, () -> entries(field, all))
                    : PlainField.array(nameOf(field), range, () -> elements(field, all));
        }
        WireField winner = last.getOrDefault(exclusive(field), wire);
        if (field.getJavaType() == JavaType.MESSAGE) {
            Field value = value(nameOf(field), Field.NO_INDEX, field, wire);
            // Two messages for the same field are merged by receivers.
            return winner.number() != wire.number() && value instanceof PlainField plain
                    ? plain.withNote(replaced())
                    : value;
        }
        String remark = winner.start() == wire.start() ? "" : replaced();
        return new TypedField(nameOf(field), Field.NO_INDEX, field, payload, wire, remark);
    }

    private static String replaced() {
        return TextBundle.current().get("protobuf.replaced");
    }

    /** The name of a field; that of an extension is its full name in brackets. */
    static String nameOf(FieldDescriptor field) {
        return field.isExtension() ? "[" + field.getFullName() + "]" : field.getName();
    }

    /** A field that is sent once, or one of several. */
    Field value(String name, int index, FieldDescriptor field, WireField wire) {
        if (field.getJavaType() != JavaType.MESSAGE) {
            return new TypedField(name, index, field, payload, wire, "");
        }
        return isDeepest()
                ? placed(TypedField.bytes(name, payload, wire), index)
                : inner(field.getMessageType(), wire).asField(name, index);
    }

    /** The elements of a repeated field, one by one. */
    Iterator<Field> elements(FieldDescriptor field, List<WireField> all) {
        return new Iterator<>() {
            private final Iterator<WireField> parts = all.iterator();
            private @Nullable PackedNumbers packed;
            private int index;

            @Override
            public boolean hasNext() {
                while ((packed == null || !packed.hasNext()) && parts.hasNext()) {
                    packed = WireRules.elements(field, payload, parts.next());
                }
                return packed != null && packed.hasNext();
            }

            @Override
            public Field next() {
                if (!hasNext() || packed == null) {
                    throw new NoSuchElementException();
                }
                return value("", index++, field, packed.next());
            }
        };
    }

    /** The entries of a map, whose names are the keys. */
    Iterator<Field> entries(FieldDescriptor field, List<WireField> all) {
        return all.stream().map(wire -> entry(field, wire)).iterator();
    }

    private Field entry(FieldDescriptor field, WireField wire) {
        TypedMessage entry = inner(field.getMessageType(), wire);
        FieldDescriptor key = field.getMessageType().findFieldByNumber(KEY);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(VALUE);
        String name = new TypedField("", Field.NO_INDEX, key, payload, entry.last(key), "").text();
        return isDeepest()
                ? TypedField.bytes(name, payload, wire)
                : entry.value(name, Field.NO_INDEX, value, entry.last(value));
    }

    /** The last occurrence of a field that is sent once; its default value behind the message if there is none. */
    WireField last(FieldDescriptor field) {
        WireField found = null;
        for (WireField wire : read().fields()) {
            if (wire.number() == field.getNumber() && find(wire) != null) {
                found = wire;
            }
        }
        if (found != null) {
            return found;
        }
        long bits =
                field.getJavaType() == JavaType.ENUM ? ((EnumValueDescriptor) field.getDefaultValue()).getNumber() : 0;
        return new WireField(field.getNumber(), WireRules.typeOf(field), to, to, to, bits);
    }
}
