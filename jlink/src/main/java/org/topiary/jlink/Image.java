// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * The runtime image: runtime, application and launchers in one folder that can be put anywhere.
 *
 * @param jars the application and its libraries, in the order of the class path
 * @param javafx the platform jars of JavaFX
 * @param modules the list of modules
 * @param flags of the JVM, wherever the application runs
 * @param imageFlags of the JVM, in the image only
 * @param launchers the scripts
 * @param folder where the image goes; what is there is replaced
 * @param time of all its files
 * @param cache whether to train the cache
 */
record Image(
        List<Path> jars,
        Path javafx,
        Path modules,
        Path flags,
        Path imageFlags,
        Path launchers,
        Path folder,
        Instant time,
        boolean cache) {
    void make() throws IOException, ImageException, InterruptedException {
        ModuleList list = ModuleList.read(modules);
        ModuleCheck.check(list, modules, jars, javafx);
        Path work = Path.of(folder + "-work");
        // What is in the image must not depend on where it was made: nothing is there any more when it is used.
        Path image = work.resolve("image");
        Tools.delete(work);
        Tools.delete(folder);
        try {
            JavaFxModules.make(javafx, work.resolve("javafx"), work.resolve("jmods"), time);
            link(list, work.resolve("jmods"), image);
            Path libraries = image.resolve(Tools.isWindows() ? "bin" : "lib");
            new Jars(new NativeLibraries(), time)
                    .copy(jars, image.resolve("lib").resolve("app"), libraries);
            IconFont.copy(jars, image.resolve("lib"));
            writeLaunchers(image);
            setTimes(image);
            ClassArchives archives = new ClassArchives(image);
            archives.dumpDefault();
            if (cache) {
                archives.train(work);
            }
            setTimes(image);
            Files.move(image, folder);
        } finally {
            Tools.delete(work);
        }
    }

    private static void link(ModuleList list, Path jmods, Path image) throws ImageException {
        Tools.run(
                "jlink",
                List.of(
                        "--module-path",
                        jmods.toString(),
                        "--add-modules",
                        String.join(",", list.modules()),
                        "--no-header-files",
                        "--no-man-pages",
                        "--dedup-legal-notices=error-if-not-same-content",
                        "--output",
                        image.toString()));
    }

    private void writeLaunchers(Path image) throws IOException {
        String name = Tools.isWindows() ? "topiary.bat" : "topiary";
        Path launcher = image.resolve("bin").resolve(name);
        Files.copy(launchers.resolve(name), launcher);
        if (!Tools.isWindows() && !launcher.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + launcher + " executable.");
        }
        Files.writeString(
                image.resolve("lib").resolve("topiary.args"), Files.readString(flags) + Files.readString(imageFlags));
    }

    /** One time for all files: part of what a cache is checked by, and what makes two builds the same. */
    private void setTimes(Path image) throws IOException {
        FileTime fileTime = FileTime.from(time);
        Files.walkFileTree(image, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    Files.setLastModifiedTime(file, fileTime);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException problem) throws IOException {
                Files.setLastModifiedTime(visited, fileTime);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
