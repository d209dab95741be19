// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.topiary.core.file.FileReasons;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** Finds the files of schemas in a folder. Loads no class of protobuf-java. */
final class SchemaFiles {
    static final int MAX_FILES = 5_000;
    /** In MiB. */
    static final int MAX_ALL = 32;
    /** Also what is no schema counts. */
    private static final int MAX_VISITED = 200_000;

    private static final int MAX_DEPTH = 64;

    private final Path folder;
    private final Consumer<SchemaProblem> problems;
    private final NavigableMap<String, Found> found = new TreeMap<>();

    /** A file, and what was known of it when it was found. */
    record Found(Path path, BasicFileAttributes attributes) {}

    private SchemaFiles(Path folder, Consumer<SchemaProblem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * The files by their names in the folder, with slashes.
     *
     * @param problems gets what cannot be listed
     */
    static NavigableMap<String, Found> find(Path folder, Consumer<SchemaProblem> problems) {
        SchemaFiles files = new SchemaFiles(folder, problems);
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, files.new Visitor());
        } catch (IOException e) {
            files.problem("", Reason.UNREADABLE, FileReasons.of(e));
        }
        return files.found;
    }

    /** Whether a file is a descriptor set. */
    static boolean isSet(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".desc") || lower.endsWith(".pb") || lower.endsWith(".protoset");
    }

    private void problem(String name, Reason reason, Object... arguments) {
        problems.accept(SchemaProblem.of(name, reason, arguments));
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private int visited;

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return !path.equals(folder) && isHidden(path) ? FileVisitResult.SKIP_SUBTREE : next();
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            String name = name(path);
            if (attributes.isRegularFile()
                    && !isHidden(path)
                    && (name.toLowerCase(Locale.ROOT).endsWith(".proto") || isSet(name))) {
                if (found.size() == MAX_FILES) {
                    problem("", Reason.TOO_MANY, MAX_FILES, MAX_ALL);
                    return FileVisitResult.TERMINATE;
                }
                found.put(name, new Found(path, attributes));
            }
            return next();
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (e instanceof FileSystemLoopException) {
                problem(name(path), Reason.LINK_LOOP);
            } else {
                problem(name(path), Reason.UNREADABLE, FileReasons.of(e));
            }
            return next();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, IOException e) {
            if (e != null) {
                problem(name(path), Reason.UNREADABLE, FileReasons.of(e));
            }
            return next();
        }

        private FileVisitResult next() {
            if (++visited <= MAX_VISITED) {
                return FileVisitResult.CONTINUE;
            }
            problem("", Reason.TOO_MANY, MAX_FILES, MAX_ALL);
            return FileVisitResult.TERMINATE;
        }
    }
}
