// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import java.util.Collection;

/** Writes descriptors so that those that mean the same are equal, whoever made them. */
final class Canonical {
    private Canonical() {}

    /** A linked file as text, with its custom options and with all names in full. */
    static String text(FileDescriptor file, ExtensionRegistry registry) throws InvalidProtocolBufferException {
        FileDescriptorProto.Builder proto = file.toProto().toBuilder().clearSourceCodeInfo();
        if (proto.getSyntax().equals("proto2")) {
            proto.clearSyntax();
        }
        for (int i = 0; i < proto.getMessageTypeCount(); i++) {
            message(proto.getMessageTypeBuilder(i), file.getMessageTypes().get(i));
        }
        for (int i = 0; i < proto.getExtensionCount(); i++) {
            field(proto.getExtensionBuilder(i), file.getExtensions().get(i));
        }
        for (int i = 0; i < proto.getServiceCount(); i++) {
            var service = file.getServices().get(i);
            for (int j = 0; j < service.getMethods().size(); j++) {
                proto.getServiceBuilder(i)
                        .getMethodBuilder(j)
                        .setInputType(service.getMethods().get(j).getInputType().getFullName())
                        .setOutputType(
                                service.getMethods().get(j).getOutputType().getFullName());
            }
        }
        FileDescriptorProto read = FileDescriptorProto.parseFrom(proto.build().toByteString(), registry);
        return TextFormat.printer().printToString(read);
    }

    private static void message(DescriptorProto.Builder proto, Descriptor message) {
        for (int i = 0; i < proto.getFieldCount(); i++) {
            field(proto.getFieldBuilder(i), message.getFields().get(i));
        }
        for (int i = 0; i < proto.getExtensionCount(); i++) {
            field(proto.getExtensionBuilder(i), message.getExtensions().get(i));
        }
        for (int i = 0; i < proto.getNestedTypeCount(); i++) {
            message(proto.getNestedTypeBuilder(i), message.getNestedTypes().get(i));
        }
    }

    private static void field(FieldDescriptorProto.Builder proto, FieldDescriptor field) {
        proto.setType(field.getType().toProto());
        if (field.getJavaType() == JavaType.MESSAGE) {
            proto.setTypeName(field.getMessageType().getFullName());
        } else if (field.getJavaType() == JavaType.ENUM) {
            proto.setTypeName(field.getEnumType().getFullName());
        } else if (proto.hasDefaultValue()) {
            proto.setDefaultValue(
                    field.getDefaultValue() instanceof com.google.protobuf.ByteString bytes
                            ? TextFormat.escapeBytes(bytes)
                            : field.getDefaultValue().toString());
        }
        if (proto.hasExtendee()) {
            proto.setExtendee(field.getContainingType().getFullName());
        }
    }

    /** The extensions of some files. */
    static ExtensionRegistry registry(Collection<FileDescriptor> files) {
        ExtensionRegistry registry = ExtensionRegistry.newInstance();
        files.stream()
                .flatMap(file -> CustomOptions.eachExtension(file).stream())
                .forEach(extension -> {
                    if (extension.getJavaType() == JavaType.MESSAGE) {
                        registry.add(extension, DynamicMessage.getDefaultInstance(extension.getMessageType()));
                    } else {
                        registry.add(extension);
                    }
                });
        return registry;
    }
}
