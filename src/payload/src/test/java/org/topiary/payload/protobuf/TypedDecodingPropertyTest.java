// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/** Compares with the library of Google, which encodes the payloads. */
class TypedDecodingPropertyTest {
    private static final List<String> TYPES = List.of("plant.Tree", "plant.Numbers", "legacy.Old", "edition.New");

    private byte[] payload = {};

    @Property(tries = 1_000)
    void fieldsHaveTheValuesAndTheBytesThatWereSent(@ForAll Random random) throws IOException {
        Descriptor type = Plant.type(TYPES.get(random.nextInt(TYPES.size())));
        Message sent = new RandomMessages(random).of(type, 0);
        payload = sent.toByteArray();

        Decoded decoded = Plant.decode(type.getFullName(), payload);

        assertThat(decoded.problems()).isEmpty();
        assertSame(decoded.root(), DynamicMessage.parseFrom(type, payload, Plant.extensions()));
    }

    private byte[] bytes(Field field) {
        return Arrays.copyOfRange(payload, field.range().start(), field.range().end());
    }

    private void assertSame(Field actual, Message sent) throws IOException {
        assertThat(actual.kind()).isEqualTo(Kind.OBJECT);
        assertThat(parse(sent.getDescriptorForType(), bytes(actual))).isEqualTo(sent);
        List<Field> children = list(actual);
        Map<FieldDescriptor, Object> fields = sent.getAllFields();
        assertThat(children)
                .extracting(Field::name)
                .containsExactlyInAnyOrderElementsOf(
                        fields.keySet().stream().map(TypedMessage::nameOf).toList());
        for (Map.Entry<FieldDescriptor, Object> each : fields.entrySet()) {
            Field child = children.stream()
                    .filter(field -> field.name().equals(TypedMessage.nameOf(each.getKey())))
                    .findFirst()
                    .orElseThrow();
            assertSame(child, each.getKey(), each.getValue());
        }
    }

    private static Message parse(Descriptor type, byte[] bytes) throws InvalidProtocolBufferException {
        return DynamicMessage.parseFrom(type, bytes, Plant.extensions());
    }

    private void assertSame(Field actual, FieldDescriptor field, Object sent) throws IOException {
        if (!field.isRepeated()) {
            assertOne(actual, field, sent);
            return;
        }
        List<?> values = (List<?>) sent;
        List<Field> children = list(actual);
        assertThat(actual.kind()).isEqualTo(field.isMapField() ? Kind.OBJECT : Kind.ARRAY);
        assertThat(children).hasSameSizeAs(values);
        for (int i = 0; i < values.size(); i++) {
            if (field.isMapField()) {
                assertEntry(children.get(i), field, (Message) values.get(i));
            } else {
                assertThat(children.get(i).index()).isEqualTo(i);
                assertOne(children.get(i), field, values.get(i));
            }
        }
        if (field.isPacked() && !values.isEmpty()) {
            assertThat(children.getFirst().range().start())
                    .isEqualTo(actual.range().start());
            assertThat(children.getLast().range().end())
                    .isEqualTo(actual.range().end());
        }
    }

    private void assertEntry(Field actual, FieldDescriptor field, Message entry) throws IOException {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        assertThat(actual.name())
                .isEqualTo(
                        key.getType() == FieldDescriptor.Type.FIXED64
                                ? Long.toUnsignedString((Long) entry.getField(key))
                                : entry.getField(key).toString());
        assertOne(actual, value, entry.getField(value));
    }

    private void assertOne(Field actual, FieldDescriptor field, Object sent) throws IOException {
        if (sent instanceof Message message) {
            assertSame(actual, message);
            return;
        }
        switch (sent) {
            case Boolean value -> assertThat(actual.value()).isEqualTo(value);
            case String value -> assertThat(actual.value()).isEqualTo(value);
            case ByteString value -> assertThat(actual.value()).isEqualTo(value.toByteArray());
            case EnumValueDescriptor value -> {
                boolean known = field.getEnumType().findValueByNumber(value.getNumber()) != null;
                assertThat(actual.kind()).isEqualTo(known ? Kind.ENUM : Kind.NUMBER);
                assertThat(actual.text())
                        .isEqualTo(
                                known
                                        ? field.getEnumType()
                                                .findValueByNumber(value.getNumber())
                                                .getName()
                                        : Integer.toString(value.getNumber()));
            }
            default -> assertThat(actual.value()).isEqualTo(number(field, sent));
        }
        if (actual.range().length() > 0 || field.getJavaType() == JavaType.STRING) {
            assertThat(bytes(actual)).isEqualTo(encoded(field, sent));
        }
    }

    private static @Nullable BigDecimal number(FieldDescriptor field, Object sent) {
        return switch (field.getType()) {
            case UINT32, FIXED32 -> new BigDecimal(Integer.toUnsignedString((Integer) sent));
            case UINT64, FIXED64 -> new BigDecimal(Long.toUnsignedString((Long) sent));
            case FLOAT -> Float.isFinite((Float) sent) ? new BigDecimal(sent.toString()) : null;
            case DOUBLE -> Double.isFinite((Double) sent) ? new BigDecimal(sent.toString()) : null;
            default -> new BigDecimal(sent.toString());
        };
    }

    private static byte[] encoded(FieldDescriptor field, Object sent) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        switch (field.getType()) {
            case DOUBLE -> out.writeDoubleNoTag((Double) sent);
            case FLOAT -> out.writeFloatNoTag((Float) sent);
            case INT32 -> out.writeInt32NoTag((Integer) sent);
            case INT64 -> out.writeInt64NoTag((Long) sent);
            case UINT32 -> out.writeUInt32NoTag((Integer) sent);
            case UINT64 -> out.writeUInt64NoTag((Long) sent);
            case SINT32 -> out.writeSInt32NoTag((Integer) sent);
            case SINT64 -> out.writeSInt64NoTag((Long) sent);
            case FIXED32 -> out.writeFixed32NoTag((Integer) sent);
            case FIXED64 -> out.writeFixed64NoTag((Long) sent);
            case SFIXED32 -> out.writeSFixed32NoTag((Integer) sent);
            case SFIXED64 -> out.writeSFixed64NoTag((Long) sent);
            case BOOL -> out.writeBoolNoTag((Boolean) sent);
            case ENUM -> out.writeEnumNoTag(((EnumValueDescriptor) sent).getNumber());
            case STRING -> out.writeRawBytes(ByteString.copyFromUtf8((String) sent));
            case BYTES -> out.writeRawBytes((ByteString) sent);
            case MESSAGE, GROUP -> throw new AssertionError(field);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static List<Field> list(Field field) {
        List<Field> children = new ArrayList<>();
        field.children().forEach(children::add);
        return children;
    }

    @Property(tries = 1_000)
    void changedPayloadsAreReadWithinTheirBounds(@ForAll Random random) {
        List<String> types = new ArrayList<>(TYPES);
        types.addAll(List.of("plant.Reading", "google.protobuf.Struct", "google.protobuf.Any"));
        Descriptor type = Plant.type(types.get(random.nextInt(types.size())));
        byte[] changed = new RandomMessages(random).of(type, 0).toByteArray();
        for (int i = random.nextInt(4); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        payload = Arrays.copyOf(changed, Math.max(0, changed.length - random.nextInt(3)));

        // Also as another type than it was sent as.
        String shown = types.get(random.nextInt(types.size()));
        Decoded decoded = Plant.decode(shown, payload);

        assertThat(decoded.text().isPresent() || !decoded.isValid()).isTrue();
        assertThat(new ProtobufDecoder().preview(Head.of(Sample.of(payload)), Plant.context(shown), 100))
                .satisfiesAnyOf(
                        line -> assertThat(line).isNull(),
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(decoded.problems()).hasSizeLessThanOrEqualTo(21);
        Deque<Field> open = new ArrayDeque<>(List.of(decoded.root()));
        while (!open.isEmpty()) {
            Field parent = open.pop();
            for (Field child : parent.children()) {
                assertThat(child.range().start())
                        .isBetween(parent.range().start(), child.range().end());
                assertThat(child.range().end())
                        .isLessThanOrEqualTo(parent.range().end());
                assertThat(child.text()).isNotNull();
                assertThat(child.note()).isNotNull();
                assertThat(child.value() == null || !child.kind().hasChildren()).isTrue();
                open.push(child);
            }
        }
    }
}
