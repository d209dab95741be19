// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jars of the application: what was in them as it came, but for native libraries, and with binary stylesheets. */
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
            copy(jar, to.resolve(Tools.name(jar)), libraries);
            names.add(Tools.name(jar));
        }
        writeMainJar(to.resolve(MAIN_JAR), names);
    }

    private void copy(Path jar, Path copy, Path libraries) throws IOException, ImageException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream content = zip.getInputStream(entry)) {
                    switch (natives.fate(Tools.name(jar), entry.getName())) {
                        case STAYS -> put(out, entry, content.readAllBytes());
                        case MOVES -> Files.copy(content, libraries.resolve(Tools.name(Path.of(entry.getName()))));
                        case GOES -> {}
                    }
                }
            }
        }
    }

    private void put(ZipOutputStream out, ZipEntry entry, byte[] content) throws IOException {
        put(out, entry.getName(), content);
        if (Stylesheets.isOwn(entry.getName())) {
            put(out, Stylesheets.binaryName(entry.getName()), Stylesheets.binary(content));
        }
    }

    /**
     * Not compressed: packages are, and what compresses all classes of all jars together makes half of what zip makes.
     */
    private void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // Not setTime, which depends on the time zone of the machine.
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
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
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        manifest.write(content);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            put(out, JarFile.MANIFEST_NAME, content.toByteArray());
        }
    }
}
