// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** Reads a descriptor set, the files that {@code protoc --descriptor_set_out} writes. */
final class DescriptorSet {
    private DescriptorSet() {}

    /**
     * The files of a set, by the names with which they are imported.
     *
     * @param name of the file with the set
     */
    static Map<String, FileDescriptor> link(String name, byte[] bytes, Consumer<SchemaProblem> problems) {
        Map<String, ParsedFile> files = new LinkedHashMap<>();
        try {
            for (FileDescriptorProto each : FileDescriptorSet.parseFrom(bytes).getFileList()) {
                if (WellKnown.of(each.getName()) == null) {
                    files.putIfAbsent(
                            each.getName(),
                            ParsedFile.compiled(
                                    each.toBuilder().clearSourceCodeInfo().build()));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            files.clear();
        }
        if (files.values().stream().mapToLong(file -> nameChars(file.proto())).sum() > ProtoParser.MAX_NAME_CHARS) {
            problems.accept(SchemaProblem.of(name, Reason.NAMES_TOO_LONG));
            return Map.of();
        }
        if (files.isEmpty()) {
            problems.accept(SchemaProblem.of(name, Reason.NOT_DESCRIPTORS));
            return Map.of();
        }
        return new Linker(
                        files,
                        imports(files),
                        problem -> problems.accept(new SchemaProblem(name, 0, 0, problem.reason())))
                .link(WorkStage.UNWATCHED);
    }

    /** The lengths of all full names together; linking takes memory for them. */
    private static long nameChars(FileDescriptorProto file) {
        long scope = file.getPackage().length();
        long chars = scope * (file.getExtensionCount() + (long) file.getServiceCount());
        for (EnumDescriptorProto each : file.getEnumTypeList()) {
            chars += scope * (1L + each.getValueCount());
        }
        for (DescriptorProto each : file.getMessageTypeList()) {
            chars += nameChars(each, scope);
        }
        return chars;
    }

    /** Messages are at most 100 deep, which the reader of descriptors sees to. */
    private static long nameChars(DescriptorProto message, long scope) {
        long inside = scope + 1 + message.getName().length();
        long chars =
                inside * (1L + message.getFieldCount() + message.getExtensionCount() + message.getOneofDeclCount());
        for (EnumDescriptorProto each : message.getEnumTypeList()) {
            chars += inside * (1L + each.getValueCount());
        }
        for (DescriptorProto each : message.getNestedTypeList()) {
            chars += nameChars(each, inside);
        }
        return chars;
    }

    private static Linker.Imports imports(Map<String, ParsedFile> files) {
        return new Linker.Imports() {
            @Override
            public Optional<String> find(String importing, String path) {
                return Optional.of(path).filter(files::containsKey);
            }

            @Override
            public Optional<FileDescriptor> linked(String path) {
                return Optional.ofNullable(WellKnown.of(path));
            }
        };
    }
}
