// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.UninterpretedOption;
import com.google.protobuf.DescriptorProtos.UninterpretedOption.NamePart;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** Sets an option by its name. */
final class OptionSetter {
    private final Place place;
    private final BiFunction<String, String, @Nullable FieldDescriptor> extensions;
    private final ExtensionRegistry registry;
    private final TextFormat.Parser parser;

    /** Sets an option that is no custom one. */
    OptionSetter(Place place) {
        this(place, (scope, name) -> null, ExtensionRegistry.getEmptyRegistry(), TextFormat.getParser());
    }

    /**
     * Sets any option.
     *
     * @param place of the option
     * @param extensions finds a custom option by its name as it is written, from the scope of an element
     * @param registry custom options inside messages
     * @param parser reads messages
     */
    OptionSetter(
            Place place,
            BiFunction<String, String, @Nullable FieldDescriptor> extensions,
            ExtensionRegistry registry,
            TextFormat.Parser parser) {
        this.place = place;
        this.extensions = extensions;
        this.registry = registry;
        this.parser = parser;
    }

    /** A name as it is written. */
    static String nameOf(List<NamePart> parts) {
        return parts.stream()
                .map(part -> part.getIsExtension() ? "(" + part.getNamePart() + ")" : part.getNamePart())
                .collect(Collectors.joining("."));
    }

    /** Whether a kind of options has one with a name. */
    static boolean has(Message.Builder options, String name) {
        return options.getDescriptorForType().findFieldByName(name) != null;
    }

    /**
     * Sets an option.
     *
     * @param scope full name of the element that has the option
     */
    void set(Message.Builder options, UninterpretedOption option, String scope) throws SchemaException {
        set(options, option, 0, scope);
    }

    /** Sets what the parts of the name from one on name; its depth is that of the name. */
    private void set(Message.Builder target, UninterpretedOption option, int part, String scope)
            throws SchemaException {
        NamePart name = option.getName(part);
        FieldDescriptor field = name.getIsExtension()
                ? extensions.apply(scope, name.getNamePart())
                : target.getDescriptorForType().findFieldByName(name.getNamePart());
        if (field == null || field.getContainingType() != target.getDescriptorForType()) {
            throw problem(Reason.OPTION_UNKNOWN, option);
        }
        if (part + 1 < option.getNameCount()) {
            if (field.getJavaType() != JavaType.MESSAGE || field.isRepeated()) {
                throw problem(Reason.OPTION_NOT_MESSAGE, option);
            }
            Message.Builder inner = target.hasField(field)
                    ? ((Message) target.getField(field)).toBuilder()
                    : target.newBuilderForField(field);
            set(inner, option, part + 1, scope);
            target.setField(field, inner.buildPartial());
        } else if (field.isRepeated()) {
            target.addRepeatedField(field, value(target, field, option));
        } else if (target.hasField(field)) {
            throw problem(Reason.OPTION_TWICE, option);
        } else {
            target.setField(field, value(target, field, option));
        }
    }

    private SchemaException problem(Reason reason, UninterpretedOption option) {
        return new SchemaException(place, reason, nameOf(option.getNameList()));
    }

    private Object value(Message.Builder target, FieldDescriptor field, UninterpretedOption option)
            throws SchemaException {
        Object value = switch (field.getJavaType()) {
            case INT ->
                isUnsigned(field)
                        ? integer(option, 0, 0xffff_ffffL)
                        : integer(option, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG ->
                isUnsigned(field)
                        ? option.hasPositiveIntValue() ? (Long) option.getPositiveIntValue() : null
                        : integer(option, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE -> floating(option);
            case FLOAT -> {
                Double number = floating(option);
                yield number == null ? null : (Object) number.floatValue();
            }
            case BOOLEAN ->
                switch (option.getIdentifierValue()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> null;
                };
            case STRING -> option.hasStringValue() ? option.getStringValue().toStringUtf8() : null;
            case BYTE_STRING -> option.hasStringValue() ? option.getStringValue() : null;
            case ENUM -> enumValue(field, option);
            case MESSAGE -> message(target.newBuilderForField(field), option);
        };
        if (value == null) {
            throw new SchemaException(
                    place,
                    Reason.OPTION_VALUE,
                    nameOf(option.getNameList()),
                    field.getJavaType() == JavaType.ENUM
                            ? field.getEnumType().getFullName()
                            : field.getJavaType() == JavaType.MESSAGE
                                    ? field.getMessageType().getFullName()
                                    : field.toProto()
                                            .getType()
                                            .name()
                                            .substring(5)
                                            .toLowerCase(Locale.ROOT));
        }
        return field.getJavaType() == JavaType.INT ? (Object) ((Long) value).intValue() : value;
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, UINT64, FIXED32, FIXED64 -> true;
            default -> false;
        };
    }

    private static @Nullable Long integer(UninterpretedOption option, long min, long max) {
        long value;
        if (option.hasPositiveIntValue()) {
            value = option.getPositiveIntValue();
            if (value < 0) {
                return null;
            }
        } else if (option.hasNegativeIntValue()) {
            value = option.getNegativeIntValue();
        } else {
            return null;
        }
        return value < min || value > max ? null : (Long) value;
    }

    private static @Nullable Double floating(UninterpretedOption option) {
        if (option.hasDoubleValue()) {
            return option.getDoubleValue();
        } else if (option.hasPositiveIntValue()) {
            long value = option.getPositiveIntValue();
            return value >= 0 ? (double) value : Math.scalb((double) (value >>> 1 | (value & 1)), 1);
        } else if (option.hasNegativeIntValue()) {
            return (double) option.getNegativeIntValue();
        }
        return switch (option.getIdentifierValue()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> null;
        };
    }

    private static @Nullable EnumValueDescriptor enumValue(FieldDescriptor field, UninterpretedOption option) {
        return option.hasIdentifierValue() ? field.getEnumType().findValueByName(option.getIdentifierValue()) : null;
    }

    private @Nullable Message message(Message.Builder value, UninterpretedOption option) {
        if (!option.hasAggregateValue()) {
            return null;
        }
        try {
            parser.merge(option.getAggregateValue(), registry, value);
            return value.buildPartial();
        } catch (TextFormat.ParseException e) {
            return null;
        }
    }
}
