// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/**
 * Seals bytes with a password, as self-describing JSON: Argon2id (RFC 9106) derives a key from the password,
 * AES-256-GCM encrypts. For exports that contain secrets. Takes some tenths of a second and, temporarily, 64 MiB. Any
 * thread except the JavaFX application thread.
 */
public final class Sealed {
    private static final String KIND = "topiary";
    private static final String SEALED = "sealed";
    private static final int VERSION = 1;

    private Sealed() {}

    /**
     * @param plain is not modified; the caller wipes it
     * @param password not empty; the caller wipes it
     * @return UTF-8 JSON, different every time
     * @throws VaultException {@code IO} if there is not enough memory
     * @throws IllegalArgumentException if the password is empty
     */
    public static byte[] seal(byte[] plain, char[] password) throws VaultException {
        Argon2.checkPassword(password);
        Crypto crypto = new Crypto();
        Argon2 argon2 = Argon2.fresh(crypto);
        ObjectNode json = VaultJson.MAPPER.createObjectNode().put(KIND, SEALED).put("version", VERSION);
        argon2.write(json);
        byte[] key = argon2.stretch(password);
        try {
            VaultFormat.box(json, crypto.seal(key, plain, context(VERSION, argon2)));
            return VaultJson.PRETTY.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("JSON in memory cannot be written", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Whether these bytes are marked as sealed, so that it makes sense to ask for a password; they may still fail to
     * open. Takes little memory, however many there are.
     *
     * @param stage receives the place in the bytes
     * @throws CancellationException if the stage was cancelled
     */
    public static boolean isSealed(byte[] bytes, WorkStage stage) {
        try (JsonParser parser = VaultJson.MAPPER.getFactory().createParser(bytes)) {
            // Remembers all names.
            parser.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            boolean sealed = false;
            int depth = 1;
            for (int tokens = 1; depth > 0; tokens++) {
                if (tokens % WorkStage.ITEMS == 0) {
                    stage.reached(parser.currentLocation().getByteOffset(), bytes.length);
                }
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                sealed |= depth == 1
                        && token == JsonToken.VALUE_STRING
                        && parser.currentName().equals(KIND)
                        && parser.getText().equals(SEALED);
            }
            return sealed && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param password the caller wipes it
     * @return the bytes that were sealed; the caller wipes them
     * @throws VaultException {@code WRONG_PASSWORD} (also if the sealed bytes were changed, which cannot be
     *     distinguished), {@code DAMAGED}, {@code TOO_NEW}, or {@code IO} if there is not enough memory
     */
    public static byte[] open(byte[] sealed, char[] password) throws VaultException {
        int version;
        Argon2 argon2;
        Crypto.Box box;
        try {
            JsonNode json = VaultJson.MAPPER.readTree(sealed);
            version = json.path("version").asInt();
            if (!SEALED.equals(json.path(KIND).asText()) || version < 1) {
                throw VaultProblems.damagedSeal(Phrase.of("vault.reason.notSealed"), null);
            }
            if (version > VERSION) {
                throw VaultProblems.tooNew(Phrase.of("vault.sealedData"), version, VERSION);
            }
            argon2 = Argon2.read(json);
            box = VaultFormat.box(json);
        } catch (IOException e) {
            throw VaultProblems.damagedSeal(Phrase.of("vault.reason.notJson"), e);
        } catch (IllegalArgumentException e) {
            throw VaultProblems.damagedSeal(Explained.phrase(e), e);
        }
        byte[] key = argon2.stretch(password);
        try {
            return Crypto.open(key, box, context(version, argon2));
        } catch (GeneralSecurityException e) {
            throw VaultProblems.wrongSeal(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String[] context(int version, Argon2 argon2) {
        return new String[] {SEALED, Integer.toString(version), argon2.context()};
    }
}
