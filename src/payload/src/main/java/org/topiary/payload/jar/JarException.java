// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.io.Serial;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** A jar cannot be used. Its phrase is worded for the end of a sentence that names the file. */
public final class JarException extends Exception implements Explained {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Phrase phrase;

    /** @param reason the end of a key that begins with {@code jars.reason.} */
    JarException(String reason, Object... arguments) {
        super(reason);
        phrase = Phrase.of("jars.reason." + reason, arguments);
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
