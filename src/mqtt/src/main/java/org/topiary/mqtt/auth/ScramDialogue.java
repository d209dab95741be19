// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.ServerFirstMessage;
import com.ongres.scram.common.StringPreparation;
import com.ongres.scram.common.exception.ScramInvalidServerSignatureException;
import com.ongres.scram.common.exception.ScramParseException;
import com.ongres.scram.common.exception.ScramServerErrorException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.EnhancedAuth;

/**
 * SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677): the password is not sent, and the broker must prove that
 * it knows the password, too.
 */
final class ScramDialogue implements AuthDialogue {
    /** RFC 7677, section 4: fewer iterations would make it easier to guess the password from the exchange. */
    static final int MIN_ITERATIONS = 4_096;

    /** A few seconds of computation; a broker that requests more is malicious. */
    static final int MAX_ITERATIONS = 5_000_000;

    private final ScramClient client;
    private boolean finalSent;
    private boolean verified;

    /**
     * @param password UTF-8
     * @param nonce null for a random one
     */
    ScramDialogue(String userName, byte[] password, @Nullable Supplier<String> nonce) throws AuthenticationFailure {
        char[] characters = characters(password);
        try {
            ScramClient.FinalBuildStage builder = ScramClient.builder()
                    .advertisedMechanisms(List.of(EnhancedAuth.SCRAM_SHA_256))
                    .username(userName)
                    .password(characters)
                    // Left unprepared if SASLprep, which is based on Unicode 3.2, does not know a character, such as an
                    // emoji.
                    .stringPreparation(StringPreparation.POSTGRESQL_PREPARATION);
            client = (nonce == null ? builder : builder.nonceSupplier(nonce)).build();
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailure(Phrase.of("auth.scram.login"), Phrase.of("auth.scram.login.advice"));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static char[] characters(byte[] password) throws AuthenticationFailure {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(password));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            if (decoded.hasArray()) {
                Arrays.fill(decoded.array(), '\0');
            }
            return characters;
        } catch (CharacterCodingException e) {
            throw new AuthenticationFailure(Phrase.of("auth.scram.utf8"), Phrase.of("auth.scram.utf8.advice"));
        }
    }

    @Override
    public byte[] first() {
        return utf8(client.clientFirstMessage().toString());
    }

    @Override
    public byte[] next(byte[] data) throws AuthenticationFailure {
        if (finalSent) {
            // Some brokers send their proof in a separate AUTH packet before the CONNACK.
            verify(data);
            return new byte[0];
        }
        String message = new String(data, StandardCharsets.UTF_8);
        if (message.startsWith("e=")) {
            throw refused(ForeignText.line(message.substring(2)));
        }
        try {
            ServerFirstMessage server = client.serverFirstMessage(message);
            int iterations = server.getIterationCount();
            if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
                throw new AuthenticationFailure(
                        Phrase.of("auth.scram.iterations", iterations, MIN_ITERATIONS, MAX_ITERATIONS),
                        Phrase.of("auth.scram.iterations.advice"));
            }
            finalSent = true;
            return utf8(client.clientFinalMessage().toString());
        } catch (ScramParseException | IllegalArgumentException | IllegalStateException e) {
            throw new AuthenticationFailure(Phrase.of("auth.scram.notScram"), Phrase.of("auth.scram.notScram.advice"));
        }
    }

    @Override
    public void accepted(byte[] data) throws AuthenticationFailure {
        if (data.length > 0 || !verified) {
            verify(data);
        }
    }

    private void verify(byte[] data) throws AuthenticationFailure {
        try {
            if (!finalSent || data.length == 0) {
                throw forged(Phrase.of("auth.scram.forged.unsigned"));
            }
            client.serverFinalMessage(new String(data, StandardCharsets.UTF_8));
            verified = true;
        } catch (ScramServerErrorException e) {
            throw refused(ForeignText.line(String.valueOf(e.getServerError())));
        } catch (ScramInvalidServerSignatureException e) {
            throw forged(Phrase.of("auth.scram.forged.signature"));
        } catch (ScramParseException | IllegalArgumentException | IllegalStateException e) {
            throw forged(Phrase.of("auth.scram.forged.none"));
        }
    }

    private static AuthenticationFailure refused(String error) {
        return AuthenticationFailure.forPassword(
                Phrase.of("auth.scram.refused", error), Phrase.of("auth.scram.refused.advice"));
    }

    private static AuthenticationFailure forged(Phrase how) {
        return new AuthenticationFailure(Phrase.of("auth.scram.forged", how), Phrase.of("auth.scram.forged.advice"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The SCRAM client wipes its copy of the password once it has computed the proof; this class keeps none. */
    @Override
    public void close() {}
}
