// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.schema;

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
import java.util.function.Predicate;
import org.topiary.core.file.FileReasons;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;

/**
 * Finds the files of schemas in a folder and the folders inside it, except hidden ones. At most 5,000, and among the
 * first 200,000 files. Waits for the disk.
 */
public final class SchemaFiles {
    /** More are not listed. */
    public static final int MAX_FILES = 5_000;
    /** The size of all files of one kind of schemas that are read, in MiB. */
    public static final int MAX_ALL = 32;

    private static final String PROTOBUF = ".proto";
    private static final String AVRO = ".avsc";
    private static final String LAYOUT = ".layout";
    /** Also what is no schema counts. */
    private static final int MAX_VISITED = 200_000;

    private static final int MAX_DEPTH = 64;

    private final Path folder;
    private final Predicate<String> wanted;
    private final Problems problems;
    private final NavigableMap<String, Found> found = new TreeMap<>();
    private final WorkStage stage = WorkStage.current();

    /** Gets what cannot be listed. A name is relative to the folder, with slashes; that of the folder is empty. */
    public interface Problems {
        void unreadable(String name, Phrase reason);

        /** A folder that is inside itself, by a link. */
        void linkLoop(String name);

        /** There are more files than are listed. */
        void tooMany();
    }

    /** What cannot be listed does not matter. */
    public static final Problems NO_PROBLEMS = new Problems() {
        @Override
        public void unreadable(String name, Phrase reason) {}

        @Override
        public void linkLoop(String name) {}

        @Override
        public void tooMany() {}
    };

    /** A file, and what was known of it when it was found. */
    public record Found(Path path, BasicFileAttributes attributes) {}

    private SchemaFiles(Path folder, Predicate<String> wanted, Problems problems) {
        this.folder = folder;
        this.wanted = wanted;
        this.problems = problems;
    }

    /**
     * The files by their names in the folder, with slashes.
     *
     * @param wanted whether a file with a name counts
     */
    public static NavigableMap<String, Found> find(Path folder, Predicate<String> wanted, Problems problems) {
        SchemaFiles files = new SchemaFiles(folder, wanted, problems);
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, files.new Visitor());
        } catch (IOException e) {
            problems.unreadable("", FileReasons.of(e));
        }
        return files.found;
    }

    /** Whether a file is a schema of any kind. */
    public static boolean isSchema(String name) {
        return isProtobuf(name) || isAvro(name) || isLayout(name);
    }

    /** Whether a file is a schema of Protobuf: a .proto file or a descriptor set. */
    public static boolean isProtobuf(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(PROTOBUF) || isSet(name);
    }

    /** Whether a file is a schema of Avro. */
    public static boolean isAvro(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(AVRO);
    }

    /** Whether a file is a binary layout. */
    public static boolean isLayout(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(LAYOUT);
    }

    /** The files of the layout with a name, which is the path of its file without its ending. */
    public static Predicate<String> isLayoutNamed(String name) {
        return file ->
                isLayout(file) && file.substring(0, file.lastIndexOf('.')).equals(name);
    }

    /** Whether a file is a descriptor set. */
    public static boolean isSet(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".desc") || lower.endsWith(".pb") || lower.endsWith(".protoset");
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
            if (attributes.isRegularFile() && !isHidden(path) && wanted.test(name)) {
                if (found.size() == MAX_FILES) {
                    problems.tooMany();
                    return FileVisitResult.TERMINATE;
                }
                found.put(name, new Found(path, attributes));
            }
            return next();
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (e instanceof FileSystemLoopException) {
                problems.linkLoop(name(path));
            } else {
                problems.unreadable(name(path), FileReasons.of(e));
            }
            return next();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, IOException e) {
            if (e != null) {
                problems.unreadable(name(path), FileReasons.of(e));
            }
            return next();
        }

        private FileVisitResult next() {
            stage.check();
            if (++visited <= MAX_VISITED) {
                return FileVisitResult.CONTINUE;
            }
            problems.tooMany();
            return FileVisitResult.TERMINATE;
        }
    }
}
