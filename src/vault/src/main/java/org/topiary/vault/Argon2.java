// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * Argon2id, version 1.3 (RFC 9106), and its cost parameters. The parameters are stored in each file, so that later
 * versions can raise them. The bounds prevent a malicious file from using all memory or excessive time.
 */
record Argon2(int memoryKiB, int iterations, int parallelism, byte[] salt) {
    private static final String NAME = "argon2id";
    private static final int SALT = 16;
    private static final int MAX_MEMORY_KIB = 256 * 1024;
    private static final int MAX_ITERATIONS = 32;
    private static final int MAX_PARALLELISM = 16;

    Argon2 {
        if (memoryKiB < 8 * parallelism
                || memoryKiB > MAX_MEMORY_KIB
                || iterations < 1
                || iterations > MAX_ITERATIONS
                || parallelism < 1
                || parallelism > MAX_PARALLELISM
                || salt.length < 8
                || salt.length > 64) {
            throw new InvalidInputException(Phrase.of("vault.reason.argon2"));
        }
    }

    /**
     * 64 MiB, three passes, one lane, and a new salt: the second recommended option of RFC 9106, section 4, on one
     * core.
     */
    static Argon2 fresh(Crypto crypto) {
        return new Argon2(64 * 1024, 3, 1, crypto.random(SALT));
    }

    /** @throws IllegalArgumentException if the password is missing or empty */
    static void checkPassword(char @Nullable [] password) {
        if (password == null || password.length == 0) {
            throw new InvalidInputException(Phrase.of("vault.passwordEmpty"));
        }
    }

    /**
     * A key of 256 bits, which the caller wipes.
     *
     * @throws VaultException if there is not enough memory
     */
    byte[] stretch(char[] password) throws VaultException {
        byte[] utf8 = utf8(password);
        try {
            return stretch(utf8);
        } catch (OutOfMemoryError e) {
            throw VaultProblems.memory(memoryKiB, e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private byte[] stretch(byte[] utf8) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKiB)
                .withIterations(iterations)
                .withParallelism(parallelism)
                .withSalt(salt)
                .build());
        byte[] key = new byte[Crypto.KEY];
        generator.generateBytes(utf8, key);
        return key;
    }

    void write(ObjectNode json) {
        json.put("kdf", NAME)
                .put("memoryKiB", memoryKiB)
                .put("iterations", iterations)
                .put("parallelism", parallelism)
                .put("salt", Base64.getEncoder().encodeToString(salt));
    }

    /** @throws IllegalArgumentException whose message says what is wrong, for the middle of a sentence */
    static Argon2 read(JsonNode json) {
        if (!NAME.equals(json.path("kdf").asText())) {
            throw new InvalidInputException(Phrase.of("vault.reason.derivation"));
        }
        return new Argon2(
                json.path("memoryKiB").asInt(),
                json.path("iterations").asInt(),
                json.path("parallelism").asInt(),
                Base64.getDecoder().decode(json.path("salt").asText()));
    }

    /** Data sealed with the stretched password is bound to this text, so that no parameter can be replaced. */
    String context() {
        return NAME
                + ' '
                + memoryKiB
                + ' '
                + iterations
                + ' '
                + parallelism
                + ' '
                + Base64.getEncoder().encodeToString(salt);
    }

    private static byte[] utf8(char[] password) {
        ByteBuffer buffer = ByteBuffer.allocate(password.length * 3);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), buffer, true);
        byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }
}
