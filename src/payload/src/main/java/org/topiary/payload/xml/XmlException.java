// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

/** Why bytes are not XML. */
final class XmlException extends Exception {
    private static final long serialVersionUID = 1;

    /** The reasons. */
    enum Reason {
        EMPTY,
        ENDS,
        CHARACTER,
        ENCODING,
        DOCTYPE,
        NAME,
        ATTRIBUTE,
        ATTRIBUTE_TWICE,
        TAG,
        END_TAG,
        ENTITY,
        COMMENT,
        INSTRUCTION,
        SECTION_END,
        AFTER_END,
        TOO_MANY
    }

    private final Reason reason;
    private final int offset;

    XmlException(Reason reason, int offset) {
        super(reason + " at " + offset, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    Reason reason() {
        return reason;
    }

    /** In bytes. */
    int offset() {
        return offset;
    }
}
