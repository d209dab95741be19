// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The tools of the JDK, and files. */
final class Tools {
    private Tools() {}

    /** Runs a tool of this JDK, and returns what it printed. */
    static String run(String tool, List<String> arguments) throws ImageException {
        ToolProvider provider = ToolProvider.findFirst(tool)
                .orElseThrow(() -> new ImageException("The Java in " + System.getProperty("java.home") + " has no "
                        + tool + ": the image is made with a JDK 25, for example Eclipse Temurin."));
        StringWriter out = new StringWriter();
        PrintWriter printed = new PrintWriter(out);
        int code = provider.run(printed, printed, arguments.toArray(String[]::new));
        printed.flush();
        if (code != 0) {
            throw new ImageException(
                    tool + " failed with code " + code + ": " + out.toString().strip());
        }
        return out.toString();
    }

    /** The jars in a folder, in the order of their names. */
    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** The jars that a file lists as a class path. */
    static List<Path> classPath(Path file) throws IOException {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Files.readString(file).strip())
                .map(Path::of)
                .toList();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /** Removes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
