// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the JVM of the image finds prepared: classes that are already loaded and linked. */
final class ClassArchives {
    private static final long LIMIT_MINUTES = 5;

    private final Path image;

    ClassArchives(Path image) {
        this.image = image;
    }

    /** The archive of the JDK's own classes for compact headers: what is left when the cache does not fit. */
    void dumpDefault() throws IOException, ImageException, InterruptedException {
        run(image, "The archive of the JDK's classes cannot be made", List.of(java(), "-XX:+UseCompactObjectHeaders", "-XX:+UseG1GC", "-Xshare:dump"));
    }

    /**
     * Makes the cache by a start of the program as the user would see it: the start page, then the demo.
     *
     * @param work a folder that may be filled
     */
    void train(Path work) throws IOException, ImageException, InterruptedException {
        Path cache = image.resolve("lib").resolve("topiary.aot");
        List<String> command = new ArrayList<>(List.of(java(), "@" + image.resolve("lib").resolve("topiary.args")));
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add("-Djna.boot.library.path=" + image.resolve("lib"));
        command.addAll(List.of("-jar", image.resolve("lib").resolve("app").resolve(Jars.MAIN_JAR).toString()));
        command.addAll(List.of("demo", "--headless", "--data-dir", work.resolve("data").toString()));
        run(work, "The cache cannot be trained", command);
        if (!Files.exists(cache)) {
            throw new ImageException("The cache cannot be trained: the JVM wrote no " + cache + ".");
        }
    }

    private String java() {
        return image.resolve("bin").resolve(Tools.isWindows() ? "java.exe" : "java").toString();
    }

    private static void run(Path folder, String failure, List<String> command)
            throws IOException, ImageException, InterruptedException {
        Path log = Files.createTempFile("topiary-image", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new ImageException(failure + ": it took more than " + LIMIT_MINUTES + " minutes.");
            }
            if (process.exitValue() != 0) {
                throw new ImageException(failure + ": " + String.join(" ", command) + " ended with code " + process.exitValue()
                        + " and said: " + Files.readString(log).strip());
            }
        } finally {
            Files.delete(log);
        }
    }
}
