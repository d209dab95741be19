// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

/**
 * What may be wrong with a schema, and the arguments of the sentence; its text is {@code decode.problem.} and the id.
 */
enum Reason {
    /** Why it is not JSON, as a phrase. */
    NOT_JSON,
    /** The text that is no type, as in all that follow unless they say something else. */
    TYPE,
    /** The full name of a type that nothing defines. */
    UNKNOWN,
    /** The attribute. */
    MISSING,
    NAME,
    NAME_TWICE,
    FIELD_TWICE,
    SYMBOL_TWICE,
    UNION_NESTED,
    /** The name of the type that is in a union twice. */
    UNION_TWICE,
    SIZE,
    TOO_DEEP,
    TOO_LONG,
    /** The number in the names of two files, and the other file. */
    ID_TWICE,
    /** The maximum, in MiB. */
    TOO_LARGE,
    /** The maximum number of files, and of MiB. */
    TOO_MANY,
    /** The reason, as a phrase. */
    UNREADABLE,
    LINK_LOOP;

    String id() {
        return "avro.schema." + name();
    }
}
