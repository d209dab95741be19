// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a vault cannot be used as requested. The message is a sentence for the user and never contains a secret.
 */
public final class VaultException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** The reason, on which the advice depends. */
    public enum Reason {
        /** The vault, or the keychain, is locked with a password. */
        LOCKED,
        /** There is no keychain on this system. */
        KEYCHAIN_ABSENT,
        /** The keychain did not answer in time. */
        KEYCHAIN_SLOW,
        /** The keychain, or the user, refused access. */
        KEYCHAIN_REFUSED,
        /**
         * The keychain has no key of this vault: the file comes from another computer or user, or the key was deleted.
         */
        FOREIGN,
        WRONG_PASSWORD,
        /** The file, or a secret in it, was changed by another program. */
        TAMPERED,
        /** The file is not a vault, or is incomplete. */
        DAMAGED,
        /** The file was written by a newer version. */
        TOO_NEW,
        /** The file could not be read or written. */
        IO
    }

    private final Reason reason;
    private final String advice;

    /** @param advice a sentence that says what to do */
    public VaultException(Reason reason, String message, String advice, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.advice = advice;
    }

    public Reason reason() {
        return reason;
    }

    public String advice() {
        return advice;
    }
}
