// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.Stylesheet;

/**
 * Stylesheets in the binary form, which JavaFX looks for first. The program starts sooner, because it need not parse
 * their text.
 */
final class Stylesheets {
    private static final String TEXT = ".css";

    private Stylesheets() {}

    /** Whether an entry of a jar is a stylesheet of the application. It must not refer to other files. */
    static boolean isOwn(String entry) {
        return entry.startsWith("org/topiary/") && entry.endsWith(TEXT);
    }

    /** The name of the binary form, beside the text. */
    static String binaryName(String entry) {
        return entry.substring(0, entry.length() - TEXT.length()) + ".bss";
    }

    static byte[] binary(byte[] text) throws IOException {
        Path folder = Files.createTempDirectory("stylesheet");
        Path source = folder.resolve("sheet" + TEXT);
        Path binary = folder.resolve("sheet.bss");
        try {
            Files.write(source, text);
            Stylesheet.convertToBinary(source.toFile(), binary.toFile());
            return Files.readAllBytes(binary);
        } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(binary);
            Files.delete(folder);
        }
    }
}
