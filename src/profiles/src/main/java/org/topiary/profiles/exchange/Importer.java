// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.RegularFile;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.exchange.ImportException.Reason;
import org.topiary.profiles.exchange.XmlTree.Element;
import org.topiary.profiles.json.JsonFileReasons;
import org.topiary.vault.Sealed;
import org.topiary.vault.VaultException;

/**
 * Imports connections from files of other MQTT clients and of Topiary; the content of a file, not its name, determines
 * the format. Every profile gets a new id. A broken entry is listed among the settings not imported and does not affect
 * the others. Settings that disable TLS checks are never imported. Reads no more than {@link #MAX_BYTES}, and makes no
 * connections. Any thread except the JavaFX application thread: it reads files, and key derivation from a password
 * takes some tenths of a second.
 */
public final class Importer {
    /** Maximum size of files and texts. */
    public static final int MAX_BYTES = 64 << 20;

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Path home;

    /** @param home the folder that {@code ~} refers to */
    public Importer(Path home) {
        this.home = home;
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
        if (bytes.length >= SQLITE.length && Arrays.equals(bytes, 0, SQLITE.length, SQLITE, 0, SQLITE.length)) {
            throw new ImportException(Reason.NEEDS_EXPORT, Phrase.of("import.mqttx.database"));
        }
        ImportCollector findings = new ImportCollector(home, folder);
        boolean kept = false;
        try {
            if (Sealed.isSealed(bytes)) {
                readSealed(bytes, password, findings);
            } else {
                readPlain(bytes, password, findings);
            }
            if (findings.isEmpty()) {
                throw new ImportException(Reason.UNKNOWN, Phrase.of("import.nothing"));
            }
            kept = true;
            return findings.result();
        } finally {
            if (!kept) {
                findings.close();
            }
        }
    }

    private static void readSealed(byte[] bytes, char @Nullable [] password, ImportCollector findings)
            throws ImportException {
        byte[] plain = new byte[0];
        try {
            plain = Sealed.open(bytes, known(password));
            ConnectionsFile.read(JsonTree.read(plain), true, findings);
        } catch (VaultException e) {
            boolean wrong = e.reason() == VaultException.Reason.WRONG_PASSWORD;
            Phrase message =
                    wrong ? Phrase.of("import.sealed.wrong") : e.phrase().and(e.advice());
            throw new ImportException(wrong ? Reason.WRONG_PASSWORD : Reason.DAMAGED, message, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static void readPlain(byte[] bytes, char @Nullable [] password, ImportCollector findings)
            throws ImportException {
        switch (firstCharacter(bytes)) {
            case '{', '[' -> readJson(JsonTree.read(bytes), password, findings);
            case '<' -> readXml(XmlTree.read(bytes), findings);
            default -> readLines(decoded(bytes), findings);
        }
    }

    private static void readJson(JsonNode root, char @Nullable [] password, ImportCollector findings)
            throws ImportException {
        if (root.path(ConnectionsFile.FORMAT).asText("").equals(ConnectionsFile.NAME)) {
            ConnectionsFile.read(root, false, findings);
        } else if (root.path("profiles").isArray() && root.has("version")) {
            ConnectionsFile.readList(root.path("profiles"), false, findings);
        } else if (root.has(MqttExplorer.CONNECTIONS)) {
            MqttExplorer.read(root, findings);
        } else if (root.has(Correo.ENCRYPTED)) {
            Correo.read(Correo.decrypt(root, known(password)), findings);
        } else if (root.has(Correo.EXPORTED)) {
            Correo.read(root.path(Correo.EXPORTED), findings);
        } else if (root.path(Correo.CONNECTIONS).isArray()) {
            Correo.read(root.path(Correo.CONNECTIONS), findings);
        } else if (root.isArray() || root.has("host")) {
            Mqttx.read(root, findings);
        } else {
            throw new ImportException(Reason.UNKNOWN, Phrase.of("import.unknown"));
        }
    }

    private static void readXml(Element root, ImportCollector findings) throws ImportException {
        if (root.name().equals(MqttSpy.ROOT)) {
            MqttSpy.read(root, findings);
        } else if (!root.first(MqttFx.PROFILES).children().isEmpty()) {
            MqttFx.read(root, findings);
        } else if (root.all("oneConnection").findAny().isPresent()) {
            throw new ImportException(Reason.NEEDS_EXPORT, Phrase.of("import.mqttx.json"));
        } else {
            throw new ImportException(Reason.UNKNOWN, Phrase.of("import.unknown"));
        }
    }

    private static void readLines(String text, ImportCollector findings) {
        if (MqttCli.isOne(text)) {
            MqttCli.read(text, findings);
        } else {
            CommandLines.read(text, findings);
        }
    }

    private static char[] known(char @Nullable [] password) throws ImportException {
        if (password == null || password.length == 0) {
            throw new ImportException(Reason.PASSWORD_NEEDED, Phrase.of("import.sealed.password"));
        }
        return password;
    }

    /** The first visible ASCII character; 0 if there is none. Skips byte order marks, and the zeros of UTF-16. */
    private static char firstCharacter(byte[] bytes) {
        for (byte one : bytes) {
            if (one > ' ') {
                return (char) one;
            }
        }
        return 0;
    }

    private static String decoded(byte[] bytes) {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
        Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String megabytes() {
        return String.valueOf(MAX_BYTES >> 20);
    }
}
