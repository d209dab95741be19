// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the JVM of the image finds prepared: classes that are already loaded and linked. */
final class ClassArchives {
    private static final long LIMIT_MINUTES = 5;

    private final Path image;

    ClassArchives(Path image) {
        this.image = image;
    }

    /**
     * The archive of the JDK's own classes that the JVM takes by itself, which for compact headers is not part of the
     * JDK.
     */
    void dumpDefault() throws IOException, ImageException, InterruptedException {
        run(
                image,
                "The archive of the JDK's classes cannot be made",
                List.of(java(), "-XX:+UseCompactObjectHeaders", "-XX:+UseG1GC", "-Xshare:dump"),
                Map.of());
    }

    /**
     * Makes two archives by starts of the program as its user would see them. The first holds what is needed until the
     * start page shows, all of which is loaded and linked at once when the JVM starts. The second holds the rest, which
     * is found when it is needed: the demo, a session, and all that belongs to it. In one archive all would be loaded
     * at once, whatever the start. The first takes the place of the archive of the JDK's classes: of any other the
     * second would know where it lay, and not be found to fit anywhere else.
     *
     * @param work a folder that may be filled
     */
    void train(Path work) throws IOException, ImageException, InterruptedException {
        Path home = Files.createDirectories(work.resolve("home"));
        Path first = work.resolve("start.aot");
        Path rest = image.resolve("lib").resolve("topiary.jsa");
        try (Display display = Display.open(work)) {
            List<String> command =
                    program("-XX:AOTCacheOutput=" + first, "-Dtopiary.measureStart=end", "-Duser.home=" + home);
            if (!display.isThere()) {
                System.out.println(
                        "There is neither a display nor Xvfb: the cache is made without a window, and the first one takes more time.");
                command.addAll(List.of(
                        "--headless", "--screenshot", work.resolve("start.png").toString()));
            }
            Map<String, String> environment = new HashMap<>(display.environment());
            environment.put("XDG_CONFIG_HOME", home.toString());
            environment.put("APPDATA", home.toString());
            run(work, "The cache of the start cannot be made", command, environment);
        }
        check(first);
        Files.move(first, defaultArchive(), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = program("-XX:ArchiveClassesAtExit=" + rest);
        command.addAll(
                List.of("demo", "--headless", "--data-dir", work.resolve("data").toString()));
        run(work, "The cache of the demo cannot be made", command, Map.of());
        check(rest);
    }

    /** The one that {@link #dumpDefault} made; its name depends on the flags. */
    private Path defaultArchive() throws IOException, ImageException {
        Path folder = image.resolve(Tools.isWindows() ? "bin" : "lib").resolve("server");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".jsa")).toList();
            if (archives.size() != 1) {
                throw new ImageException(
                        "There is not one archive of classes in " + folder + ", but " + archives + ".");
            }
            return archives.getFirst();
        }
    }

    private static void check(Path archive) throws ImageException {
        if (!Files.exists(archive)) {
            throw new ImageException("The JVM wrote no " + archive + ".");
        }
    }

    /** How the launcher starts the program, with flags of the JVM more. */
    private List<String> program(String... flags) {
        Path lib = image.resolve("lib");
        List<String> command = new ArrayList<>(List.of(java(), "@" + lib.resolve("topiary.args")));
        // What methods were compiled in training is no help: to compile them as early again holds the start up.
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
        command.addAll(List.of(flags));
        command.add("-Djna.boot.library.path=" + lib);
        command.addAll(List.of("-jar", lib.resolve("app").resolve(Jars.MAIN_JAR).toString()));
        return command;
    }

    private String java() {
        return image.resolve("bin")
                .resolve(Tools.isWindows() ? "java.exe" : "java")
                .toString();
    }

    private static void run(Path folder, String failure, List<String> command, Map<String, String> environment)
            throws IOException, ImageException, InterruptedException {
        Path log = Files.createTempFile("topiary-image", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new ImageException(failure + ": it took more than " + LIMIT_MINUTES + " minutes.");
            }
            if (process.exitValue() != 0) {
                throw new ImageException(
                        failure + ": " + String.join(" ", command) + " ended with code " + process.exitValue()
                                + " and said: " + Files.readString(log).strip());
            }
        } finally {
            Files.delete(log);
        }
    }
}
