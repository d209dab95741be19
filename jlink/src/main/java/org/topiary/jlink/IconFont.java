// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The font of the icons as a file of the image. From a jar, JavaFX copies it into a temporary file at each start. */
final class IconFont {
    private static final String JAR = "ikonli-feather-pack";
    private static final String SUFFIX = "/feather.ttf";

    private IconFont() {}

    /** Copies the font out of the jars into a folder. */
    static void copy(List<Path> jars, Path folder) throws IOException, ImageException {
        for (Path jar : jars) {
            if (Tools.name(jar).startsWith(JAR)) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    ZipEntry font = zip.stream()
                            .filter(entry -> entry.getName().endsWith(SUFFIX))
                            .findFirst()
                            .orElseThrow(() -> new ImageException(jar + " has no font " + SUFFIX + "."));
                    try (InputStream content = zip.getInputStream(font)) {
                        Files.copy(content, folder.resolve(SUFFIX.substring(1)));
                    }
                }
                return;
            }
        }
        throw new ImageException("None of the jars is " + JAR + ", which has the font of the icons.");
    }
}
