// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D), HKDF (RFC 5869), HMAC and SHA-256, in the only way they are used here. The JDK's
 * ciphers keep copies of keys on the heap until they are collected; this package's own copies are wiped by their owner.
 */
final class Crypto {
    /** Size of every key in bytes. */
    static final int KEY = 32;

    /** Purposes for {@link #derive}: sealing the secrets, and authenticating the file. */
    static final String SECRETS = "topiary vault secrets";

    static final String FILE = "topiary vault file";

    static final int IV = 12;
    static final int TAG = 16;

    private static final int TAG_BITS = TAG * 8;

    /** Sealed data, and the IV used to seal it. */
    record Box(byte[] iv, byte[] sealed) {}

    byte[] random(int bytes) {
        byte[] result = new byte[bytes];
        // Created on demand: security providers take long to load, and a vault exists before the first frame is shown.
        new SecureRandom().nextBytes(result);
        return result;
    }

    /** @param context what the box belongs to; opening it requires exactly the same texts in the same order */
    Box seal(byte[] key, byte[] plain, String... context) {
        byte[] iv = random(IV);
        try {
            return new Box(iv, cipher(Cipher.ENCRYPT_MODE, key, iv, context).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java runtime", e);
        }
    }

    /** @throws GeneralSecurityException if the key, the box or the context is not the one used to seal it */
    static byte[] open(byte[] key, Box box, String... context) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, box.iv(), context).doFinal(box.sealed());
    }

    private static Cipher cipher(int mode, byte[] key, byte[] iv, String... context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(unambiguous(context));
        return cipher;
    }

    /** Derives a key for one purpose from a key for several. */
    static byte[] derive(byte[] key, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF is missing from this Java runtime", e);
        }
    }

    static byte[] hmac(byte[] key, byte[] message, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(message, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is missing from this Java runtime", e);
        }
    }

    static byte[] sha256(byte[] message, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(message, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
        }
    }

    /** Prefixes each text with its length, so that no two lists of texts give the same bytes. */
    private static byte[] unambiguous(String... texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
