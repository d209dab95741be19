// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when nothing can be imported. The message is a sentence for the user with the source, the reason and what to
 * do; it never contains a secret.
 */
public final class ImportException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** The reason, on which the advice depends. */
    public enum Reason {
        /** The file cannot be read from the disk. */
        UNREADABLE,
        /** It is larger than {@link Importer#MAX_BYTES}, or contains more than can be handled. */
        TOO_LARGE,
        /** It is not of a supported format, or contains no connection. */
        UNKNOWN,
        /** It is damaged, or was changed. */
        DAMAGED,
        /** The other tool has to export it first. */
        NEEDS_EXPORT,
        /** It is sealed: read it with a password. */
        PASSWORD_NEEDED,
        WRONG_PASSWORD
    }

    private final Reason reason;

    ImportException(Reason reason, String message) {
        this(reason, message, null);
    }

    ImportException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
