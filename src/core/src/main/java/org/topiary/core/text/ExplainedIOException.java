// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something could not be read or written; the phrase says why, worded for the middle of a sentence that names it. */
public final class ExplainedIOException extends IOException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Phrase phrase;

    public ExplainedIOException(Phrase phrase, @Nullable Throwable cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
