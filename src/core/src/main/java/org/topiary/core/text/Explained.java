// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

/** An exception that says what happened as a text for the user; its message is for logs. */
public interface Explained {
    /** What happened. */
    Phrase phrase();

    /** What any exception says: its phrase if it has one, otherwise its message, otherwise the name of its class. */
    static Phrase phrase(Throwable error) {
        if (error instanceof Explained explained) {
            return explained.phrase();
        }
        String message = error.getMessage();
        return Phrase.verbatim(
                message == null || message.isBlank() ? error.getClass().getSimpleName() : message);
    }
}
