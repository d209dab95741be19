// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Nothing can be imported. Its message is a sentence for a person: the thing, the reason and the way out; it never
 * holds a secret.
 */
public final class ImportException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** Why, as the ways out differ. */
    public enum Reason {
        /** It cannot be read from the disk. */
        UNREADABLE,
        /** It is larger than {@link Importer#MAX_BYTES}, or holds more than can be handled. */
        TOO_LARGE,
        /** It is none of the files that are understood, or holds no connection. */
        UNKNOWN,
        /** It is broken, or was changed. */
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
