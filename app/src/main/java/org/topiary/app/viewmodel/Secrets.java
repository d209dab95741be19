// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Converts secrets on their way from a field to a session, in arrays that can be wiped, never in strings. */
public final class Secrets {
    private Secrets() {}

    /** The UTF-8 form of a secret; temporary copies are wiped, the argument is not. */
    public static byte[] utf8(char[] secret) {
        return utf8(CharBuffer.wrap(secret));
    }

    /** The UTF-8 form of a secret that a form field holds as a string; all other copies made here are wiped. */
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
