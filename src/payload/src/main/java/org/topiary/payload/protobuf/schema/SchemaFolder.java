// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.topiary.core.file.FileReasons;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.schema.SchemaFiles;

/** Reads and links the files of a folder. Used once. */
final class SchemaFolder {
    private static final int MIB = 1 << 20;
    private static final int MAX_FILE = 4 * MIB;
    private static final int MAX_SET = 32 * MIB;
    private static final int MAX_ALL = SchemaFiles.MAX_ALL * MIB;
    private static final int MAX_PROBLEMS = 1_000;

    private final Path folder;
    private final List<SchemaProblem> problems = new ArrayList<>();
    /** By their names in the folder. */
    private final NavigableMap<String, Path> paths = new TreeMap<>();

    private final Map<String, ParsedFile> files = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    /** The names of files by the last part of their path. */
    private final Map<String, List<String>> byLastPart = new HashMap<>();
    /** Files in descriptor sets, and those that come with Protobuf, by their paths. */
    private final Map<String, FileDescriptor> compiled = new LinkedHashMap<>();

    /** The names of the files in the folder from which files are; equal only to themselves. */
    private final Map<FileDescriptor, String> origins = new HashMap<>();

    private long read;
    /** The number of files that were read, or could not be. */
    private int passed;

    SchemaFolder(Path folder) {
        this.folder = folder;
    }

    Schemas load() {
        SchemaFiles.find(folder, SchemaFiles::isProtobuf, new Listing())
                .forEach((name, file) -> paths.put(name, file.path()));
        WorkStage stage = WorkStage.current();
        WorkStage reading = stage.part(0, 0.5);
        paths.forEach((name, path) -> {
            if (SchemaFiles.isSet(name)) {
                next(reading);
                readSet(name, path);
            }
        });
        paths.forEach((name, path) -> {
            if (!SchemaFiles.isSet(name)) {
                next(reading);
                readFile(name, path);
            }
        });
        Map<String, FileDescriptor> linked = new Linker(files, imports(), this::problem).link(stage.part(0.5, 1));
        linked.forEach((name, file) -> origins.put(file, name));
        List<FileDescriptor> all = new ArrayList<>(new TreeMap<>(linked).values());
        all.addAll(compiled.values());
        return Schemas.of(all, origins, problems);
    }

    private void next(WorkStage reading) {
        reading.reached(passed++, paths.size());
    }

    private final class Listing implements SchemaFiles.Problems {
        @Override
        public void unreadable(String name, Phrase reason) {
            problem(name, Reason.UNREADABLE, reason);
        }

        @Override
        public void linkLoop(String name) {
            problem(name, Reason.LINK_LOOP);
        }

        @Override
        public void tooMany() {
            problem("", Reason.TOO_MANY, SchemaFiles.MAX_FILES, SchemaFiles.MAX_ALL);
        }
    }

    private void problem(String name, Reason reason, Object... arguments) {
        problem(SchemaProblem.of(name, reason, arguments));
    }

    private void problem(SchemaProblem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** The bytes of a file; empty, with a problem, if there are too many. */
    private Optional<byte[]> bytes(String name, Path path, int max) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                problem(name, Reason.TOO_LARGE, max / MIB);
                return Optional.empty();
            }
            read += bytes.length;
            if (read > MAX_ALL) {
                problem(name, Reason.TOO_MANY, SchemaFiles.MAX_FILES, SchemaFiles.MAX_ALL);
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            problem(name, Reason.UNREADABLE, FileReasons.of(e));
            return Optional.empty();
        }
    }

    private void readFile(String name, Path path) {
        if (WellKnown.of(name) != null) {
            return;
        }
        names.add(name);
        byLastPart.computeIfAbsent(lastPart(name), part -> new ArrayList<>()).add(name);
        bytes(name, path, MAX_FILE).ifPresent(source -> {
            try {
                files.put(name, ProtoParser.parse(name, source));
            } catch (SchemaException e) {
                problem(e.in(name));
            }
        });
    }

    private void readSet(String name, Path path) {
        bytes(name, path, MAX_SET)
                .ifPresent(
                        bytes -> DescriptorSet.link(name, bytes, this::problem).forEach((imported, file) -> {
                            compiled.putIfAbsent(imported, file);
                            origins.put(file, name);
                        }));
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Linker.Imports imports() {
        return new Linker.Imports() {
            @Override
            public Optional<String> find(String importing, String path) {
                if (names.contains(path)) {
                    return Optional.of(path);
                }
                String outer = importing;
                while (outer.indexOf('/') >= 0) {
                    outer = outer.substring(0, outer.lastIndexOf('/'));
                    if (names.contains(outer + "/" + path)) {
                        return Optional.of(outer + "/" + path);
                    }
                }
                return byLastPart.getOrDefault(lastPart(path), List.of()).stream()
                        .filter(name -> name.endsWith("/" + path))
                        .findFirst();
            }

            @Override
            public Optional<FileDescriptor> linked(String path) {
                FileDescriptor known = WellKnown.of(path);
                if (known != null) {
                    return Optional.of(known);
                }
                return names.contains(path) ? Optional.empty() : Optional.ofNullable(compiled.get(path));
            }
        };
    }
}
