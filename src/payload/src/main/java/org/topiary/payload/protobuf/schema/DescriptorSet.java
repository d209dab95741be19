// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
        if (files.isEmpty()) {
            problems.accept(SchemaProblem.of(name, Reason.NOT_DESCRIPTORS));
            return Map.of();
        }
        return new Linker(
                        files,
                        imports(files),
                        problem -> problems.accept(new SchemaProblem(name, 0, 0, problem.reason())))
                .link();
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
