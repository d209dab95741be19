// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Secrets on their way from a field to a session: in arrays that can be wiped, never in strings. */
public final class Secrets {
    private Secrets() {}

    /** The UTF-8 form of a secret; what was needed in between is wiped, the argument is not. */
    public static byte[] utf8(char[] secret) {
        return utf8(CharBuffer.wrap(secret));
    }

    /**
     * The UTF-8 form of a secret that a field of a form holds as a text; no other copy of it is made but what is wiped.
     */
    public static byte[] utf8(String secret) {
        return utf8(CharBuffer.wrap(secret));
    }

    private static byte[] utf8(CharBuffer secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(secret);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.capacity(), (byte) 0);
        return bytes;
    }
}
