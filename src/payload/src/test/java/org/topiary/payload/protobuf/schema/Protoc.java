// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The compiler of Google, which the build puts next to the classes of the tests. */
final class Protoc {
    private static final Path PROGRAM = Path.of("target/protoc/protoc.exe").toAbsolutePath();

    private final Path folder;
    private final Path library;

    /**
     * Makes the compiler ready.
     *
     * @param folder an empty one
     */
    Protoc(Path folder) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IOException("No " + PROGRAM + ": mvn process-test-resources in src/payload puts it there");
        }
        if (!Files.isExecutable(PROGRAM) && !PROGRAM.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + PROGRAM + " executable");
        }
        this.folder = folder;
        library = folder.resolve("library");
        for (String each : WellKnown.FILES.keySet()) {
            Path target = library.resolve(each);
            Files.createDirectories(target.getParent());
            try (InputStream source = FileDescriptor.class.getResourceAsStream("/" + each)) {
                Files.write(target, source.readAllBytes());
            }
        }
    }

    /**
     * The outcome of compiling.
     *
     * @param words what protoc printed
     */
    record Result(boolean accepted, String words, FileDescriptorSet files) {}

    /** Compiles the first of some files, which may import the others. */
    Result compile(Map<String, byte[]> files) throws IOException, InterruptedException {
        Path sources = Files.createTempDirectory(folder, "sources");
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path target = sources.resolve(each.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, each.getValue());
        }
        Path out = sources.resolve("out.bin");
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-I" + sources,
                        "-I" + library,
                        "--include_imports",
                        "--retain_options",
                        "--descriptor_set_out=" + out,
                        files.keySet().iterator().next())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean accepted = process.waitFor() == 0;
        return new Result(
                accepted,
                words,
                accepted
                        ? FileDescriptorSet.parseFrom(Files.readAllBytes(out))
                        : FileDescriptorSet.getDefaultInstance());
    }

    /** Links what the compiler made; the last one is the first of the files. */
    static List<FileDescriptor> link(FileDescriptorSet files) throws DescriptorValidationException {
        Map<String, FileDescriptor> known = new HashMap<>(WellKnown.FILES);
        List<FileDescriptor> linked = new ArrayList<>();
        for (FileDescriptorProto each : files.getFileList()) {
            if (!WellKnown.FILES.containsKey(each.getName())) {
                FileDescriptor[] imported =
                        each.getDependencyList().stream().map(known::get).toArray(FileDescriptor[]::new);
                FileDescriptor file = FileDescriptor.buildFrom(each, imported);
                known.put(each.getName(), file);
                linked.add(file);
            }
        }
        return linked;
    }
}
