// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A vault that cannot be used as asked. Its message is a sentence for a person and never holds a secret. */
public final class VaultException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** Why, as the ways out differ. */
    public enum Reason {
        /** It waits for its password, or the keychain does. */
        LOCKED,
        /** There is no keychain on this system. */
        KEYCHAIN_ABSENT,
        /** The keychain did not answer in time. */
        KEYCHAIN_SLOW,
        /** The keychain refused, or the user did. */
        KEYCHAIN_REFUSED,
        /**
         * The keychain has no key of this vault: the file comes from another computer or user, or the key was deleted.
         */
        FOREIGN,
        WRONG_PASSWORD,
        /** The file, or a secret in it, was changed by somebody else. */
        TAMPERED,
        /** The file is no vault, or only a part of one. */
        DAMAGED,
        /** The file was written by a newer version. */
        TOO_NEW,
        /** It could not be read or written. */
        IO
    }

    private final Reason reason;
    private final String advice;

    /** @param advice what to do, in a sentence */
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
