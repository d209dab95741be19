// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

/**
 * Bytes sealed with a password, as JSON that says how: Argon2id (RFC 9106) makes a key of the password, AES-256-GCM seals. For exports
 * that are to carry secrets. Takes some tenths of a second and 64 MiB for a moment: never on the JavaFX application thread. Any thread.
 */
public final class Sealed {
    private Sealed() {}

    /**
     * @param plain stays as it is; the caller wipes it
     * @param password not empty; the caller wipes it
     * @return UTF-8 JSON, different every time
     * @throws IllegalArgumentException if the password is empty
     */
    public static byte[] seal(byte[] plain, char[] password) {
        throw new UnsupportedOperationException();
    }

    /** Whether these bytes claim to be sealed, so that a password is worth asking for; says nothing about whether they open. */
    public static boolean isSealed(byte[] bytes) {
        return false;
    }

    /**
     * @param password the caller wipes it
     * @return the bytes that were sealed; the caller wipes them
     * @throws VaultException {@code WRONG_PASSWORD} (also when the sealed bytes were changed on purpose, which cannot be told apart), {@code DAMAGED} or {@code TOO_NEW}
     */
    public static byte[] open(byte[] sealed, char[] password) throws VaultException {
        throw new UnsupportedOperationException();
    }
}
