// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.topiary.core.file.FileReasons;
import org.topiary.core.file.RegularFile;
import org.topiary.core.text.Phrase;

/** The folder with the jars of the user. Waits for the disk, and runs nothing. Any thread. */
public final class JarFolder {
    /** More are not listed. */
    public static final int MAX_FILES = 100;

    /** In bytes. */
    private static final int MAX_FILE = 32 << 20;

    private static final String ENDING = ".jar";

    private final Path folder;

    /** @param folder need not exist */
    public JarFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The jars that are directly in the folder, by name; none if it does not exist.
     *
     * @throws IOException if it cannot be listed
     */
    public List<FoundJar> list() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, JarFolder::isJar)) {
            for (Path each : files) {
                names.add(String.valueOf(each.getFileName()));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names.stream().sorted().limit(MAX_FILES).map(this::find).toList();
    }

    private static boolean isJar(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING) && !name.startsWith(".");
    }

    private FoundJar find(String file) {
        try {
            return new FoundJar(file, sha256(read(file)), Phrase.NONE);
        } catch (IOException e) {
            return new FoundJar(file, "", FileReasons.of(e));
        }
    }

    /**
     * The content of a jar.
     *
     * @throws IOException if it cannot be read, or has more than 32 MiB
     */
    public byte[] read(String file) throws IOException {
        return RegularFile.read(folder.resolve(file), MAX_FILE);
    }

    /** By which a content is recognized, in hex. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
