// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

/** An exception that says what happened as a text for the user; its message is for logs. */
public interface Explained {
    /** What happened. */
    Phrase phrase();

    /**
     * What any exception says: its phrase if it has one, the meaning of a frequent exception of the Java runtime,
     * otherwise its message or the name of its class, quoted, because these are words of others.
     */
    static Phrase phrase(Throwable error) {
        return error instanceof Explained explained ? explained.phrase() : RuntimeReasons.of(error);
    }
}
