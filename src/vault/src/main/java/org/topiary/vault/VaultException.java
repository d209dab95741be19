// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** Thrown when a vault cannot be used as requested. The phrase and the advice never contain a secret. */
public final class VaultException extends Exception implements Explained {
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
    private final transient Phrase phrase;
    private final transient Phrase advice;

    /** @param advice what to do; {@link Phrase#NONE} if there is nothing to say */
    public VaultException(Reason reason, Phrase phrase, Phrase advice, @Nullable Throwable cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
        this.reason = reason;
        this.advice = advice;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }

    public Phrase advice() {
        return advice;
    }
}
