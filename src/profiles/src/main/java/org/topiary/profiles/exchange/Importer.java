// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.RegularFile;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.exchange.ImportException.Reason;
import org.topiary.profiles.json.JsonFileReasons;

/**
 * Imports connections from files of other MQTT clients and of Topiary; the content of a file, not its name, determines
 * the format. Every profile gets a new id. A broken entry is listed among the settings not imported and does not affect
 * the others. Settings that disable TLS checks are never imported. Reads no more than {@link #MAX_BYTES}, and makes no
 * connections. Any thread except the JavaFX application thread: it reads files, and key derivation from a password
 * takes some tenths of a second. Reports to the {@link WorkStage} of the thread how far an import is, and ends with a
 * {@link java.util.concurrent.CancellationException} if that was cancelled.
 */
public final class Importer {
    /** Maximum size of files and texts. */
    public static final int MAX_BYTES = 64 << 20;

    private final Path home;
    private final Supplier<List<ImportFormat>> formats;

    /**
     * @param home the folder that {@code ~} refers to
     * @param formats asked with each import, so that their classes are loaded only then; such as
     *     {@link #standardFormats}
     */
    public Importer(Path home, Supplier<List<ImportFormat>> formats) {
        this.home = home;
        this.formats = formats;
    }

    /** The formats of the program, in the order in which they are tried: the first that accepts a content reads it. */
    public static List<ImportFormat> standardFormats() {
        return List.of(
                new ConnectionsFile(),
                new MqttExplorer(),
                new Correo(),
                new Mqttx(),
                new MqttSpy(),
                new MqttFx(),
                new MqttCli(),
                new CommandLines());
    }

    /**
     * Reads a file.
     *
     * @throws ImportException if nothing can be imported; {@link Reason#PASSWORD_NEEDED} for a sealed file
     */
    public ImportResult read(Path file) throws ImportException {
        return read(file, null);
    }

    /**
     * Reads a file that may be sealed.
     *
     * @param password of the sealed file, which the caller wipes; null if unknown
     * @throws ImportException if nothing can be imported
     */
    public ImportResult read(Path file, char @Nullable [] password) throws ImportException {
        byte[] bytes = bytes(file);
        try {
            return read(bytes, Optional.ofNullable(file.toAbsolutePath().getParent()), password);
        } finally {
            // Other tools write passwords in plain text.
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Reads a text, for example from the clipboard: a command line, addresses, or the content of a file.
     *
     * @throws ImportException if nothing can be imported
     */
    public ImportResult readText(String text) throws ImportException {
        return readText(text, null);
    }

    /**
     * Reads a text that may be sealed.
     *
     * @param password of the sealed text, which the caller wipes; null if unknown
     * @throws ImportException if nothing can be imported
     */
    public ImportResult readText(String text, char @Nullable [] password) throws ImportException {
        if (text.length() > MAX_BYTES) {
            throw new ImportException(Reason.TOO_LARGE, Phrase.of("import.large", megabytes()));
        }
        return read(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), password);
    }

    private static byte[] bytes(Path file) throws ImportException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ImportException(Reason.TOO_LARGE, Phrase.of("import.large", megabytes()));
            }
            return RegularFile.read(file, MAX_BYTES);
        } catch (IOException e) {
            Phrase reason = JsonFileReasons.of(e);
            throw new ImportException(Reason.UNREADABLE, Phrase.of("import.unreadable", file.toString(), reason), e);
        }
    }

    private ImportResult read(byte[] bytes, Optional<Path> folder, char @Nullable [] password) throws ImportException {
        WorkStage stage = WorkStage.current();
        ImportCollector findings = new ImportCollector(home, folder, stage.part(0.4, 1));
        boolean kept = false;
        try {
            ImportSource source = new ImportSource(bytes, password, stage.part(0, 0.4));
            formatOf(source).read(source, findings);
            if (findings.isEmpty()) {
                throw new ImportException(Reason.UNKNOWN, Phrase.of("import.nothing"));
            }
            ImportResult result = findings.result();
            kept = true;
            return result;
        } finally {
            if (!kept) {
                findings.close();
            }
        }
    }

    private ImportFormat formatOf(ImportSource source) throws ImportException {
        for (ImportFormat format : formats.get()) {
            if (format.accepts(source)) {
                return format;
            }
        }
        throw new ImportException(Reason.UNKNOWN, Phrase.of("import.unknown"));
    }

    private static String megabytes() {
        return String.valueOf(MAX_BYTES >> 20);
    }
}
