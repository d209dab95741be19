// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jars of the application: as they came, but for native libraries. */
final class Jars {
    /** Names all others, so that a launcher needs to know one file only. */
    static final String MAIN_JAR = "topiary.jar";

    private final NativeLibraries natives;
    private final Instant time;

    /** @param time of all that is written */
    Jars(NativeLibraries natives, Instant time) {
        this.natives = natives;
        this.time = time;
    }

    /**
     * Copies the jars.
     *
     * @param from in the order of the class path, which is kept: some have resources of one name
     * @param libraries where native libraries of this platform go
     */
    void copy(List<Path> from, Path to, Path libraries) throws IOException, ImageException {
        Files.createDirectories(to);
        List<String> names = new ArrayList<>();
        for (Path jar : from) {
            Path copy = to.resolve(Tools.name(jar));
            if (hasNatives(jar)) {
                strip(jar, copy, libraries);
            } else {
                Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            names.add(Tools.name(jar));
        }
        writeMainJar(to.resolve(MAIN_JAR), names);
    }

    private boolean hasNatives(Path jar) throws IOException, ImageException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (natives.fate(Tools.name(jar), entry.getName()) != NativeLibraries.Fate.STAYS) {
                    return true;
                }
            }
            return false;
        }
    }

    private void strip(Path jar, Path copy, Path libraries) throws IOException, ImageException {
        try (ZipFile zip = new ZipFile(jar.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    switch (natives.fate(Tools.name(jar), entry.getName())) {
                        case STAYS -> put(out, entry.getName(), content.readAllBytes());
                        case MOVES -> Files.copy(content, libraries.resolve(Tools.name(Path.of(entry.getName()))));
                        case GOES -> { }
                    }
                }
            }
        }
    }

    private void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // Not setTime, which depends on the time zone of the machine.
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    private void writeMainJar(Path file, List<String> names) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "org.topiary.app.Main");
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        try (OutputStream stream = Files.newOutputStream(file); ZipOutputStream out = new ZipOutputStream(stream, StandardCharsets.UTF_8)) {
            ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
            entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
            out.putNextEntry(entry);
            manifest.write(out);
            out.closeEntry();
        }
    }
}
