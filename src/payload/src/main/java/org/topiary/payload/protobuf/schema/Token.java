// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

/**
 * A token of a .proto file.
 *
 * @param text as it is written, each byte a character; empty at the end
 */
record Token(Kind kind, String text, Place place) {
    /** The kinds of tokens. */
    enum Kind {
        NAME,
        INTEGER,
        FLOAT,
        /** A literal with its quotes. */
        STRING,
        SYMBOL,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether this is a word or symbol; a string is none. */
    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equals(word);
    }
}
