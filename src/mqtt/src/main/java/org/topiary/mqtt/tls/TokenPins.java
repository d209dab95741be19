// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.topiary.mqtt.profile.Secret;

/** Recognises the PIN that a token has accepted, by digests under a random key: no PIN is kept. Any thread. */
final class TokenPins {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final byte[] key = new byte[KEY_BYTES];
    private final Map<String, byte[]> digests = new ConcurrentHashMap<>();

    TokenPins() {
        new SecureRandom().nextBytes(key);
    }

    /** Records that the token has accepted this PIN. */
    void taken(String token, char[] pin) {
        digests.put(token, digest(pin));
    }

    /** Whether the token has accepted another PIN than this one; false if it never requested one. */
    boolean isOther(String token, char[] pin) {
        byte[] known = digests.get(token);
        return known != null && !MessageDigest.isEqual(known, digest(pin));
    }

    private byte[] digest(char[] pin) {
        byte[] bytes = null;
        try {
            bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(pin)).array();
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support " + ALGORITHM, e);
        } finally {
            Secret.wipe(bytes);
        }
    }
}
