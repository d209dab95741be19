// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.UninterpretedOption;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interprets the custom options of a file, which are extensions of messages in descriptor.proto. */
final class CustomOptions {
    private static final String UNINTERPRETED = "uninterpreted_option";

    private final ParsedFile file;
    private final Map<String, FieldDescriptor> extensions = new HashMap<>();
    private final ExtensionRegistry registry = ExtensionRegistry.newInstance();
    private final TextFormat.Parser parser;

    private CustomOptions(ParsedFile file, Collection<FileDescriptor> visible) {
        this.file = file;
        visible.forEach(each -> eachExtension(each).forEach(this::add));
        TypeRegistry.Builder types = TypeRegistry.newBuilder();
        visible.forEach(each -> types.add(eachMessage(each)));
        parser = TextFormat.Parser.newBuilder().setTypeRegistry(types.build()).build();
    }

    /**
     * The file with its options set, as unknown fields.
     *
     * @param changed the file, with its options not interpreted
     * @param linked the same
     * @param forOptions files that it imports for options only
     */
    static FileDescriptorProto interpret(
            ParsedFile file, FileDescriptorProto changed, FileDescriptor linked, List<FileDescriptor> forOptions)
            throws SchemaException {
        Set<FileDescriptor> visible = new HashSet<>(List.of(linked));
        Deque<FileDescriptor> open = new ArrayDeque<>(linked.getDependencies());
        open.addAll(forOptions);
        while (!open.isEmpty()) {
            FileDescriptor next = open.pop();
            if (visible.add(next)) {
                open.addAll(next.getPublicDependencies());
            }
        }
        FileDescriptorProto.Builder builder = changed.toBuilder();
        new CustomOptions(file, visible).visit(builder, "");
        try {
            return FileDescriptorProto.parser().parsePartialFrom(builder.build().toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All extensions that a file defines, also those inside messages. */
    static List<FieldDescriptor> eachExtension(FileDescriptor file) {
        List<FieldDescriptor> all = new ArrayList<>(file.getExtensions());
        eachMessage(file).forEach(message -> all.addAll(message.getExtensions()));
        return all;
    }

    /** All messages that a file defines, also those inside others. */
    static List<Descriptor> eachMessage(FileDescriptor file) {
        List<Descriptor> all = new ArrayList<>(file.getMessageTypes());
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).getNestedTypes());
        }
        return all;
    }

    private void add(FieldDescriptor extension) {
        extensions.put(extension.getFullName(), extension);
        if (extension.getJavaType() == JavaType.MESSAGE) {
            registry.add(extension, DynamicMessage.getDefaultInstance(extension.getMessageType()));
        } else {
            registry.add(extension);
        }
    }

    /** Interprets the options of an element, and of those inside it, which are at most some 30 deep. */
    private void visit(Message.Builder element, String scope) throws SchemaException {
        String inside = scope;
        FieldDescriptor name = element.getDescriptorForType()
                .findFieldByName(element instanceof FileDescriptorProto.Builder ? "package" : "name");
        if (name != null && element.hasField(name)) {
            inside = ProtoParser.inside(scope, (String) element.getField(name));
        }
        for (FieldDescriptor field : element.getDescriptorForType().getFields()) {
            if (field.getJavaType() != JavaType.MESSAGE || field.getName().equals("source_code_info")) {
                continue;
            }
            if (field.getName().equals("options")) {
                if (element.hasField(field)) {
                    interpret(element.getFieldBuilder(field), inside);
                }
            } else if (field.isRepeated()) {
                for (int i = 0; i < element.getRepeatedFieldCount(field); i++) {
                    visit(element.getRepeatedFieldBuilder(field, i), inside);
                }
            }
        }
    }

    private void interpret(Message.Builder options, String scope) throws SchemaException {
        FieldDescriptor field = options.getDescriptorForType().findFieldByName(UNINTERPRETED);
        List<?> waiting = (List<?>) options.getField(field);
        options.clearField(field);
        for (Object each : waiting) {
            UninterpretedOption option = (UninterpretedOption) each;
            new OptionSetter(file.placeOf(option), this::find, registry, parser).set(options, option, scope);
        }
    }

    /** A custom option by its name, from the innermost scope outwards. */
    private @Nullable FieldDescriptor find(String scope, String name) {
        if (name.startsWith(".")) {
            return extensions.get(name.substring(1));
        }
        String outer = scope;
        while (!outer.isEmpty()) {
            FieldDescriptor found = extensions.get(outer + "." + name);
            if (found != null) {
                return found;
            }
            outer = outer.substring(0, Math.max(0, outer.lastIndexOf('.')));
        }
        return extensions.get(name);
    }
}
