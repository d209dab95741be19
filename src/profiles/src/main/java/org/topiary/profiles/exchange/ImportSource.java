// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.exchange.XmlTree.Element;
import org.topiary.vault.Sealed;

/** The content to import, parsed at most once for all formats. Not thread-safe. */
public final class ImportSource {
    private final byte[] bytes;
    private final char @Nullable [] password;
    private final WorkStage checking;
    private final WorkStage parsing;
    private @Nullable Boolean sealed;
    private @Nullable JsonNode json;
    private @Nullable Element xml;

    /** @param stage receives how much is parsed */
    ImportSource(byte[] bytes, char @Nullable [] password, WorkStage stage) {
        this.bytes = bytes;
        this.password = password;
        checking = stage.part(0, 0.4);
        parsing = stage.part(0.4, 1);
    }

    /** Whether it is marked as sealed by this program. */
    boolean isSealed() {
        if (sealed == null) {
            sealed = Sealed.isSealed(bytes, checking);
        }
        return sealed;
    }

    /** The content as JSON, once it is open. */
    JsonNode parsed(byte[] plain) throws ImportException {
        return JsonTree.read(plain, parsing);
    }

    /** At most {@link Importer#MAX_BYTES}; wiped after the import. Must not be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * The JSON; empty if it does not begin like JSON.
     *
     * @throws ImportException if it is damaged
     */
    Optional<JsonNode> json() throws ImportException {
        if (json == null && (first() == '{' || first() == '[')) {
            json = parsed(bytes);
        }
        return Optional.ofNullable(json);
    }

    /**
     * The root of the XML; empty if it does not begin like XML.
     *
     * @throws ImportException if it is damaged
     */
    Optional<Element> xml() throws ImportException {
        if (xml == null && first() == '<') {
            xml = XmlTree.read(bytes, parsing);
        }
        return Optional.ofNullable(xml);
    }

    /** Whether it begins neither like JSON nor like XML. */
    public boolean isLines() {
        return first() != '{' && first() != '[' && first() != '<';
    }

    /** The content as a text in UTF-8, or in UTF-16 with a byte order mark. */
    public String text() {
        boolean utf16 = bytes.length > 1
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
        Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /**
     * The lines of a text, without white space around them.
     *
     * @return ends with a {@link java.util.concurrent.CancellationException} if the {@link WorkStage} of the thread was
     *     cancelled
     */
    static Stream<String> lines(String text) {
        WorkStage stage = WorkStage.current();
        return text.lines().map(line -> {
            stage.check();
            return line.strip();
        });
    }

    /**
     * The password of encrypted content; the caller of the importer wipes it.
     *
     * @throws ImportException with {@link ImportException.Reason#PASSWORD_NEEDED} if it is not known
     */
    char[] password() throws ImportException {
        if (password == null || password.length == 0) {
            throw new ImportException(ImportException.Reason.PASSWORD_NEEDED, Phrase.of("import.sealed.password"));
        }
        return password;
    }

    /** The first visible ASCII character; 0 if there is none. Skips byte order marks, and the zeros of UTF-16. */
    private char first() {
        for (byte one : bytes) {
            if (one > ' ') {
                return (char) one;
            }
        }
        return 0;
    }
}
