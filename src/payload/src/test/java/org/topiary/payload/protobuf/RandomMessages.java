// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes messages with any values. */
final class RandomMessages {
    private static final int MAX_DEPTH = 4;

    private static final List<Long> EDGES =
            List.of(0L, 1L, -1L, 127L, 128L, 0x7fff_ffffL, 0x8000_0000L, Long.MAX_VALUE, Long.MIN_VALUE);

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    DynamicMessage of(Descriptor type, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        List<FieldDescriptor> fields = new ArrayList<>(type.getFields());
        if (type.getFullName().equals("legacy.Old")) {
            fields.addAll(List.of(Plant.extension(100), Plant.extension(101), Plant.extension(102)));
        }
        for (FieldDescriptor field : fields) {
            boolean deep = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (field.isRequired() || (random.nextInt(deep ? 3 : 2) == 0 && !(deep && depth >= MAX_DEPTH))) {
                if (field.isRepeated()) {
                    for (int i = random.nextInt(4); i > 0; i--) {
                        message.addRepeatedField(field, value(field, depth));
                    }
                } else {
                    message.setField(field, value(field, depth));
                }
            }
        }
        return message.build();
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT -> (int) number();
            case LONG -> number();
            case FLOAT -> Float.intBitsToFloat((int) number());
            case DOUBLE -> Double.longBitsToDouble(number());
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text();
            case BYTE_STRING -> ByteString.copyFrom(bytes());
            case ENUM -> constant(field);
            case MESSAGE -> message(field, depth);
        };
    }

    private Message message(FieldDescriptor field, int depth) {
        return of(field.getMessageType(), depth + 1);
    }

    private EnumValueDescriptor constant(FieldDescriptor field) {
        boolean open = !field.getEnumType().isClosed();
        return open && random.nextInt(4) == 0
                ? field.getEnumType().findValueByNumberCreatingIfUnknown((int) number())
                : field.getEnumType()
                        .getValues()
                        .get(random.nextInt(field.getEnumType().getValues().size()));
    }

    private long number() {
        return random.nextInt(3) == 0
                ? EDGES.get(random.nextInt(EDGES.size()))
                : random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(
                    List.of((int) 'a', 0x20, 0xe9, 0x263a, 0x1f600, (int) '\n').get(random.nextInt(6)));
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return bytes;
    }
}
