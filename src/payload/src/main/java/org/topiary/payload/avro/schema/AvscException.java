// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.util.Arrays;
import org.topiary.core.text.Phrase;
import org.topiary.payload.VisibleText;

/** A mistake in a schema. */
final class AvscException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int MAX_CHARS = 300;

    private final int offset;
    private final Reason reason;
    private final transient Object[] arguments;

    /** @param offset of the mistake in the file, in bytes */
    AvscException(int offset, Reason reason, Object... arguments) {
        super(reason + " at " + offset, null, false, false);
        this.offset = offset;
        this.reason = reason;
        this.arguments = arguments;
    }

    int offset() {
        return offset;
    }

    Reason reason() {
        return reason;
    }

    Phrase words() {
        return words(reason, arguments);
    }

    static Phrase words(Reason reason, Object... arguments) {
        return Phrase.of(
                "decode.problem." + reason.id(),
                Arrays.stream(arguments)
                        .map(each -> each instanceof String text ? VisibleText.line(text, MAX_CHARS) : each)
                        .toArray());
    }
}
