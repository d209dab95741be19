// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultContent.Name;
import org.topiary.vault.VaultContent.WrappedKey;

/**
 * Reads and writes {@code vault.json}. Its last two members have a fixed place and form and are computed over all bytes
 * before them: a SHA-256, which detects accidental damage without a key, and an HMAC with a key derived from the
 * vault's, which cannot be forged. So no byte can change unnoticed, including white space and the list of secrets.
 */
final class VaultFormat {
    static final int VERSION = 1;

    private static final String KIND = "topiary";
    private static final String SHA256 = ",\n  \"sha256\" : \"";
    private static final String MAC = "\",\n  \"mac\" : \"";
    private static final String END = "\"\n}\n";
    private static final int HASH = 32;
    private static final int TAIL = SHA256.length() + 2 * HASH + MAC.length() + 2 * HASH + END.length();

    private final String place;

    /** @param place the path of the file, for messages */
    VaultFormat(String place) {
        this.place = place;
    }

    /**
     * @param macKey null for {@link Protection#MEMORY} without an earlier vault: there is no key, and nothing to
     *     protect
     */
    byte[] write(VaultContent content, byte @Nullable [] macKey) {
        ObjectNode json = VaultJson.MAPPER
                .createObjectNode()
                .put(KIND, "vault")
                .put("version", VERSION)
                .put("id", content.id())
                .put("protection", content.protection().name().toLowerCase(Locale.ROOT));
        WrappedKey key = content.key();
        if (key != null) {
            ObjectNode wrapped = json.putObject("key");
            if (key.argon2() != null) {
                key.argon2().write(wrapped);
            }
            if (key.account() != null) {
                wrapped.put("account", key.account());
            }
            box(wrapped, key.box());
        }
        ArrayNode secrets = json.putArray("secrets");
        content.secrets()
                .forEach((name, secret) -> box(
                        secrets.addObject().put("connection", name.connection()).put("field", name.field()), secret));
        byte[] body;
        try {
            body = VaultJson.PRETTY.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException("JSON in memory cannot be written", e);
        }
        // Without the end of the object, which the tail contains.
        int length = body.length - "\n}".length();
        byte[] file = Arrays.copyOf(body, length + TAIL);
        byte[] tail = tail(file, length, macKey);
        System.arraycopy(tail, 0, file, length, TAIL);
        return file;
    }

    /**
     * Parses a file, with all checks that are possible without the key.
     *
     * @throws VaultException {@code DAMAGED}, {@code TOO_NEW} or {@code TAMPERED}
     */
    VaultContent read(byte[] file) throws VaultException {
        JsonNode json;
        try {
            json = VaultJson.MAPPER.readTree(file);
        } catch (IOException e) {
            throw VaultProblems.damaged(
                    place, file.length == 0 ? Phrase.of("vault.reason.empty") : Phrase.of("vault.reason.notJson"), e);
        }
        if (!"vault".equals(json.path(KIND).asText())) {
            throw VaultProblems.damaged(place, Phrase.of("vault.reason.noVault"), null);
        }
        JsonNode version = json.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw VaultProblems.damaged(place, Phrase.of("vault.reason.noVersion"), null);
        }
        if (version.intValue() > VERSION) {
            throw VaultProblems.tooNew(Phrase.of("vault.place", place), version.intValue(), VERSION);
        }
        int length = file.length - TAIL;
        if (length < 0 || !startsRight(file, length)) {
            throw VaultProblems.tampered(place, Phrase.of("vault.reason.checksum"), null);
        }
        try {
            return content(json);
        } catch (IllegalArgumentException e) {
            throw VaultProblems.damaged(place, Explained.phrase(e), e);
        }
    }

    /** @throws VaultException {@code TAMPERED}, if the file was written without the key */
    void verify(byte[] file, byte @Nullable [] macKey) throws VaultException {
        int length = file.length - TAIL;
        if (length < 0
                || !MessageDigest.isEqual(Arrays.copyOfRange(file, length, file.length), tail(file, length, macKey))) {
            throw VaultProblems.tampered(place, Phrase.of("vault.reason.otherKey"), null);
        }
    }

    private static boolean startsRight(byte[] file, int length) {
        byte[] expected = tail(file, length, null);
        int mac = TAIL - END.length() - 2 * HASH;
        return Arrays.equals(expected, 0, mac, file, length, length + mac);
    }

    private static byte[] tail(byte[] file, int length, byte @Nullable [] macKey) {
        byte[] mac = macKey == null ? new byte[HASH] : Crypto.hmac(macKey, file, length);
        HexFormat hex = HexFormat.of();
        return (SHA256 + hex.formatHex(Crypto.sha256(file, length)) + MAC + hex.formatHex(mac) + END)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static VaultContent content(JsonNode json) {
        Protection protection = switch (json.path("protection").asText()) {
            case "keychain" -> Protection.KEYCHAIN;
            case "password" -> Protection.PASSWORD;
            case "memory" -> Protection.MEMORY;
            default -> throw new InvalidInputException(Phrase.of("vault.reason.noProtection"));
        };
        JsonNode key = json.path("key");
        WrappedKey wrapped = switch (protection) {
            case KEYCHAIN -> new WrappedKey(null, text(key, "account"), box(key));
            case PASSWORD -> new WrappedKey(Argon2.read(key), null, box(key));
            case MEMORY -> null;
        };
        SortedMap<Name, Crypto.Box> secrets = new TreeMap<>();
        for (JsonNode secret : json.path("secrets")) {
            secrets.put(new Name(text(secret, "connection"), text(secret, "field")), box(secret));
        }
        return new VaultContent(text(json, "id"), protection, wrapped, secrets);
    }

    static String text(JsonNode json, String name) {
        JsonNode text = json.path(name);
        if (!text.isTextual()) {
            throw new InvalidInputException(Phrase.of("vault.reason.missing", name));
        }
        return text.textValue();
    }

    static void box(ObjectNode json, Crypto.Box box) {
        Base64.Encoder base64 = Base64.getEncoder();
        json.put("iv", base64.encodeToString(box.iv())).put("sealed", base64.encodeToString(box.sealed()));
    }

    /** @throws IllegalArgumentException whose message says what is wrong, for the middle of a sentence */
    static Crypto.Box box(JsonNode json) {
        Base64.Decoder base64 = Base64.getDecoder();
        Crypto.Box box = new Crypto.Box(base64.decode(text(json, "iv")), base64.decode(text(json, "sealed")));
        if (box.iv().length != Crypto.IV || box.sealed().length < Crypto.TAG) {
            throw new InvalidInputException(Phrase.of("vault.reason.short"));
        }
        return box;
    }
}
