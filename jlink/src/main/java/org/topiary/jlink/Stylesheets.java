// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes the application's own stylesheets as JavaFX would keep them in memory: it reads {@code x.bss} in place of {@code x.css} where there
 * is one, in a fraction of the time.
 */
final class Stylesheets {
    private static final String OURS = "org/topiary/";
    private static final String TEXT = ".css";
    private static final String MODULE = "javafx.graphics";

    private final Path javafx;

    /** @param javafx the platform jars of JavaFX */
    Stylesheets(Path javafx) {
        this.javafx = javafx;
    }

    static boolean isOurs(String entry) {
        return entry.startsWith(OURS) && entry.endsWith(TEXT);
    }

    /** The name of what is made of a stylesheet. */
    static String binaryName(String entry) {
        return entry.substring(0, entry.length() - TEXT.length()) + ".bss";
    }

    /** @throws ImageException if it refers to other files, whose places would be kept as they are on this machine */
    byte[] binary(String entry, byte[] css) throws IOException, ImageException {
        String text = new String(css, StandardCharsets.UTF_8);
        if (text.contains("url(") || text.contains("@import")) {
            throw new ImageException(entry + " refers to other files, which a stylesheet in binary form cannot.");
        }
        Path folder = Files.createTempDirectory("topiary-stylesheet");
        try {
            File from = Files.write(folder.resolve("sheet.css"), css).toFile();
            Path to = folder.resolve("sheet.bss");
            stylesheetClass().getMethod("convertToBinary", File.class, File.class).invoke(null, from, to.toFile());
            return Files.readAllBytes(to);
        } catch (ReflectiveOperationException e) {
            throw new ImageException(entry + " cannot be made binary: " + (e.getCause() == null ? e : e.getCause()));
        } finally {
            Tools.delete(folder);
        }
    }

    private Class<?> stylesheetClass() throws ClassNotFoundException {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration modules = boot.configuration().resolve(ModuleFinder.of(javafx), ModuleFinder.of(), Set.of(MODULE));
        return boot.defineModulesWithOneLoader(modules, ClassLoader.getSystemClassLoader())
                .findLoader(MODULE)
                .loadClass("javafx.css.Stylesheet");
    }
}
