// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes modules with libraries beside the classes (jmod) out of the platform jars of JavaFX, which have the libraries
 * within.
 */
final class JavaFxModules {
    private JavaFxModules() {}

    /**
     * Writes the modules into a folder.
     *
     * @param work a folder that may be filled
     * @param time of the entries
     */
    static void make(Path jars, Path work, Path jmods, Instant time) throws IOException, ImageException {
        Files.createDirectories(jmods);
        for (Path jar : Tools.jars(jars)) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry("module-info.class") != null) {
                    make(zip, Tools.name(jar).split("-\\d", 2)[0].replace('-', '.'), work, jmods, time);
                }
            }
        }
    }

    private static void make(ZipFile zip, String module, Path work, Path jmods, Instant time)
            throws IOException, ImageException {
        Path classes = work.resolve(module).resolve("classes");
        Path libraries = work.resolve(module).resolve("lib");
        Files.createDirectories(libraries);
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            // The jar within is a bridge to SWT, which reaches into a running toolkit from outside.
            if (entry.isDirectory() || name.startsWith("META-INF/") || name.endsWith(".jar")) {
                continue;
            }
            boolean library =
                    !name.contains("/") && (name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib"));
            Path file = (library ? libraries : classes).resolve(name);
            Files.createDirectories(file.getParent() == null ? classes : file.getParent());
            try (InputStream content = zip.getInputStream(entry)) {
                Files.copy(content, file);
            }
        }
        Tools.run(
                "jmod",
                List.of(
                        "create",
                        "--class-path",
                        classes.toString(),
                        "--libs",
                        libraries.toString(),
                        "--date",
                        time.toString(),
                        jmods.resolve(module + ".jmod").toString()));
    }
}
