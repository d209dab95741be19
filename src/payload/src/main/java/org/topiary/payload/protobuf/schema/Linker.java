// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/**
 * Links files with those that they import, without recursion. A file with a mistake is reported and left out, and so
 * are those that import it.
 */
final class Linker {
    /** How many files may import each other in a row. */
    private static final int MAX_DEPTH = 100;

    /** Finds the files that others import. */
    interface Imports {
        /**
         * The name of a file that is linked here.
         *
         * @param importing name of the file with the import
         * @param path as it is written
         */
        Optional<String> find(String importing, String path);

        /** A file that is linked already; asked first. */
        Optional<FileDescriptor> linked(String path);
    }

    private final Map<String, ParsedFile> files;
    private final Imports imports;
    private final Consumer<SchemaProblem> problems;
    private final Map<String, FileDescriptor> linked = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    /**
     * Links some files.
     *
     * @param files by their names
     */
    Linker(Map<String, ParsedFile> files, Imports imports, Consumer<SchemaProblem> problems) {
        this.files = files;
        this.imports = imports;
        this.problems = problems;
    }

    private record Level(String name, ParsedFile file, Iterator<String> paths) {}

    /** The files without a mistake, by their names. */
    Map<String, FileDescriptor> link(WorkStage stage) {
        int passed = 0;
        for (String name : files.keySet()) {
            stage.reached(passed++, files.size());
            linkWithImports(name);
        }
        return linked;
    }

    private void linkWithImports(String first) {
        Deque<Level> levels = new ArrayDeque<>();
        open(first, levels);
        while (!levels.isEmpty()) {
            Level level = levels.element();
            if (!level.paths.hasNext()) {
                levels.pop();
                open.remove(level.name);
                finish(level);
                continue;
            }
            String path = level.paths.next();
            if (imports.linked(path).isEmpty()) {
                imports.find(level.name, path).ifPresent(name -> {
                    if (open.contains(name)) {
                        fail(level, path, Reason.IMPORT_CYCLE);
                    } else {
                        open(name, levels);
                    }
                });
            }
        }
    }

    private void open(String name, Deque<Level> levels) {
        ParsedFile file = files.get(name);
        if (file != null && !linked.containsKey(name) && !broken.contains(name)) {
            open.add(name);
            FileDescriptorProto proto = file.proto();
            levels.push(new Level(
                    name,
                    file,
                    Stream.concat(proto.getDependencyList().stream(), proto.getOptionDependencyList().stream())
                            .iterator()));
        }
    }

    private void fail(Level level, String path, Reason reason) {
        if (broken.add(level.name)) {
            problems.accept(
                    SchemaProblem.at(level.name, level.file.placeOf(ProtoParser.importKey(path)), reason, path));
        }
    }

    private void finish(Level level) {
        FileDescriptorProto.Builder changed = level.file.proto().toBuilder();
        List<FileDescriptor> dependencies = new ArrayList<>();
        int depth = 1;
        for (int i = 0; i < changed.getDependencyCount(); i++) {
            String path = changed.getDependency(i);
            FileDescriptor found = dependency(level, path);
            if (found == null) {
                return;
            }
            dependencies.add(found);
            changed.setDependency(i, found.getName());
            depth = Math.max(depth, 1 + depths.getOrDefault(found.getName(), 0));
            if (depth > MAX_DEPTH) {
                fail(level, path, Reason.IMPORT_DEPTH);
            }
        }
        List<FileDescriptor> forOptions = new ArrayList<>();
        for (String path : changed.getOptionDependencyList()) {
            FileDescriptor found = dependency(level, path);
            if (found == null) {
                return;
            }
            forOptions.add(found);
        }
        if (!broken.contains(level.name)) {
            depths.put(level.name, depth);
            link(level, changed.build(), dependencies, forOptions);
        }
    }

    private @Nullable FileDescriptor dependency(Level level, String path) {
        Optional<FileDescriptor> known = imports.linked(path);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<String> name = imports.find(level.name, path);
        FileDescriptor found = name.map(linked::get).orElse(null);
        if (found == null) {
            fail(level, path, name.isPresent() ? Reason.IMPORT_BROKEN : Reason.IMPORT_MISSING);
        }
        return found;
    }

    private void link(
            Level level,
            FileDescriptorProto proto,
            List<FileDescriptor> dependencies,
            List<FileDescriptor> forOptions) {
        ParsedFile file = level.file;
        FileDescriptor[] imported = dependencies.toArray(FileDescriptor[]::new);
        try {
            FileDescriptor built = FileDescriptor.buildFrom(proto, imported);
            if (!file.options().isEmpty()) {
                built = FileDescriptor.buildFrom(CustomOptions.interpret(file, proto, built, forOptions), imported);
            }
            checkExtended(file, built);
            linked.put(level.name, built);
        } catch (SchemaException e) {
            broken.add(level.name);
            problems.accept(e.in(level.name));
        } catch (DescriptorValidationException e) {
            broken.add(level.name);
            problems.accept(SchemaProblem.at(
                    level.name,
                    file.placeOf(e.getProblemSymbolName()),
                    Reason.LINK,
                    e.getProblemSymbolName(),
                    ForeignText.quoted(e.getDescription())));
        } catch (RuntimeException e) {
            // The library is not specified to throw others, but a compiled file may have any content.
            broken.add(level.name);
            problems.accept(SchemaProblem.of(level.name, Reason.LINK, level.name, ForeignText.quoted(e.toString())));
        }
    }

    private static void checkExtended(ParsedFile file, FileDescriptor built) throws SchemaException {
        if (file.syntax() != Syntax.PROTO3) {
            return;
        }
        for (FieldDescriptor each : CustomOptions.eachExtension(built)) {
            String extended = each.getContainingType().getFullName();
            if (!extended.startsWith("google.protobuf.") || !extended.endsWith("Options")) {
                throw new SchemaException(file.placeOf(each.getFullName()), Reason.EXTEND_IN_PROTO3, extended);
            }
        }
    }
}
