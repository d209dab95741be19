// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.FileReasons;
import org.topiary.payload.Utf8;
import org.topiary.payload.template.LayoutProblem.Reason;

/**
 * The files of layouts in a folder, and since when they are as they are: equal to an earlier one as long as reading
 * them again would yield the same layouts, as far as names, sizes and times tell. Immutable; any thread.
 */
public final class LayoutFiles {
    /** That of a folder without layouts. */
    public static final LayoutFiles NONE = new LayoutFiles(Path.of(""), new TreeMap<>(), List.of());

    /** The ending of the files. */
    public static final String ENDING = ".layout";

    static final int MAX_FILES = 1_000;
    /** In KiB. */
    static final int MAX_FILE = 256;
    /** Also what is no layout counts. */
    private static final int MAX_VISITED = 200_000;

    private static final int MAX_DEPTH = 64;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path folder;
    private final NavigableMap<String, Stamp> files;
    private final List<LayoutProblem> problems;

    /** @param modified in milliseconds since 1970-01-01T00:00Z */
    private record Stamp(long bytes, long modified) {}

    private LayoutFiles(Path folder, NavigableMap<String, Stamp> files, List<LayoutProblem> problems) {
        this.folder = folder;
        this.files = files;
        this.problems = List.copyOf(problems);
    }

    /**
     * Lists the files that end in {@code .layout} in a folder and the folders inside it, but not in hidden ones. Never
     * fails; a folder that does not exist has none. Waits for the disk.
     */
    public static LayoutFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        Visitor visitor = new Visitor(folder);
        try {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor);
        } catch (IOException e) {
            visitor.problem(folder, Reason.UNREADABLE, FileReasons.of(e));
        }
        return new LayoutFiles(folder, visitor.found, visitor.problems);
    }

    /** Reads the files. Waits for the disk; what cannot be read is left out with a problem. */
    public Layouts read() {
        NavigableMap<String, Layout> layouts = new TreeMap<>();
        List<LayoutProblem> found = new ArrayList<>(problems);
        for (String name : files.keySet()) {
            try {
                layouts.put(
                        name.substring(0, name.length() - ENDING.length()),
                        LayoutParser.parse(source(folder.resolve(name))));
            } catch (LayoutException e) {
                found.add(e.in(name));
            } catch (IOException e) {
                found.add(LayoutProblem.of(name, Reason.UNREADABLE, FileReasons.of(e)));
            }
        }
        return new Layouts(layouts, found);
    }

    private static String source(Path file) throws IOException, LayoutException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_FILE * 1_024 + 1);
        }
        Place start = new Place(1, 1);
        if (bytes.length > MAX_FILE * 1_024) {
            throw new LayoutException(start, Reason.TOO_LARGE, MAX_FILE);
        }
        String source = Utf8.decode(bytes, bytes.length);
        if (source == null) {
            throw new LayoutException(start, Reason.NOT_UTF8);
        }
        return source.startsWith(BYTE_ORDER_MARK) ? source.substring(1) : source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LayoutFiles that && files.equals(that.files) && problems.equals(that.problems);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final NavigableMap<String, Stamp> found = new TreeMap<>();
        private final List<LayoutProblem> problems = new ArrayList<>();
        private int visited;

        Visitor(Path folder) {
            this.folder = folder;
        }

        private String name(Path path) {
            return folder.relativize(path).toString().replace('\\', '/');
        }

        void problem(Path path, Reason reason, Object... arguments) {
            if (problems.size() < MAX_FILES) {
                problems.add(LayoutProblem.of(name(path), reason, arguments));
            }
        }

        private static boolean isHidden(Path path) {
            Path name = path.getFileName();
            return name != null && name.toString().startsWith(".");
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return !path.equals(folder) && isHidden(path) ? FileVisitResult.SKIP_SUBTREE : next();
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            String name = name(path);
            if (attributes.isRegularFile()
                    && !isHidden(path)
                    && name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
                if (found.size() == MAX_FILES) {
                    problem(folder, Reason.TOO_MANY_FILES, MAX_FILES);
                    return FileVisitResult.TERMINATE;
                }
                found.put(
                        name,
                        new Stamp(
                                attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
            return next();
        }

        /** The reader of Protobuf schemas, which looks into the same folder, names what cannot be listed. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            return next();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
            return next();
        }

        private FileVisitResult next() {
            return ++visited <= MAX_VISITED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
