// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsTest {
    private static final String LIBRARY = "com/sun/jna/linux-x86-64/libjnidispatch.so";

    private final Jars jars = new Jars(new NativeLibraries("Linux", "amd64"), Instant.parse("2026-01-02T03:04:06Z"));

    private static Path jar(Path file, String... entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    @Test
    void librariesOfThisPlatformBecomeFilesAndOthersAreLeftOut(@TempDir Path folder) throws Exception {
        Path jar = jar(
                folder.resolve("jna.jar"),
                "com/sun/jna/Native.class",
                LIBRARY,
                "com/sun/jna/win32-x86-64/jnidispatch.dll",
                "osxkeychain.so");

        jars.copy(List.of(jar), folder.resolve("app"), folder);

        try (JarFile copy = new JarFile(folder.resolve("app").resolve("jna.jar").toFile())) {
            assertThat(copy.stream().map(ZipEntry::getName)).containsExactly("com/sun/jna/Native.class");
        }
        assertThat(folder.resolve("libjnidispatch.so")).hasContent(LIBRARY);
    }

    @Test
    void aLibraryThatNobodyKnowsIsRefusedByName(@TempDir Path folder) throws IOException {
        Path jar = jar(folder.resolve("new.jar"), "native/libnew.so");

        assertThatThrownBy(() -> jars.copy(List.of(jar), folder.resolve("app"), folder))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("new.jar brings the native library native/libnew.so");
    }

    @Test
    void theMainJarNamesTheOthersInTheOrderOfTheClassPath(@TempDir Path folder) throws Exception {
        List<Path> both = List.of(jar(folder.resolve("z.jar"), "a"), jar(folder.resolve("b.jar"), "a"));

        jars.copy(both, folder.resolve("app"), folder);

        try (JarFile main =
                new JarFile(folder.resolve("app").resolve(Jars.MAIN_JAR).toFile())) {
            assertThat(main.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("z.jar b.jar");
        }
    }

    @Test
    void stylesheetsOfTheApplicationGetABinaryFormThatJavaFxReads(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("app.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("org/topiary/app/a.css", "other/b.css")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(".card { -fx-padding: 1em; }".getBytes(StandardCharsets.UTF_8));
            }
        }

        jars.copy(List.of(jar), folder.resolve("app"), folder);

        Path copy = folder.resolve("app").resolve("app.jar");
        try (JarFile copied = new JarFile(copy.toFile())) {
            assertThat(copied.stream().map(ZipEntry::getName))
                    .containsExactly("org/topiary/app/a.css", "org/topiary/app/a.bss", "other/b.css");
        }
        Stylesheet read = Stylesheet.loadBinary(
                URI.create("jar:" + copy.toUri() + "!/org/topiary/app/a.bss").toURL());
        assertThat(read.getRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getDeclarations())
                        .singleElement()
                        .hasFieldOrPropertyWithValue("property", "-fx-padding"));
    }

    @Test
    void twoCopiesAreTheSameBytes(@TempDir Path folder) throws Exception {
        Path jar = jar(folder.resolve("a.jar"), "x", "y", "org/topiary/z.css");
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");

        jars.copy(List.of(jar), one, folder);
        jars.copy(List.of(jar), two, folder);

        assertThat(one.resolve("a.jar")).hasSameBinaryContentAs(two.resolve("a.jar"));
        assertThat(one.resolve(Jars.MAIN_JAR)).hasSameBinaryContentAs(two.resolve(Jars.MAIN_JAR));
    }
}
