// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/**
 * Thrown when nothing can be imported. The phrase gives the source, the reason and what to do; it never contains a
 * secret.
 */
public final class ImportException extends Exception implements Explained {
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
    private final transient Phrase phrase;

    ImportException(Reason reason, Phrase phrase) {
        this(reason, phrase, null);
    }

    ImportException(Reason reason, Phrase phrase, @Nullable Throwable cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
        this.reason = reason;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }

    public Reason reason() {
        return reason;
    }
}
