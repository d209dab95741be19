// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.io.IOException;

/** Why the rest of a payload is not unpacked. */
final class UnpackException extends IOException {
    private static final long serialVersionUID = 1;

    /** What ends the unpacking. */
    enum Reason {
        /** There is more than may be unpacked. */
        LIMITED,
        /** The payload ends early, or is not as its format demands. */
        DAMAGED,
        /** The payload was compressed with a dictionary. */
        DICTIONARY
    }

    private final Reason reason;
    private final String dictionary;

    private UnpackException(Reason reason, String dictionary) {
        super(reason.name());
        this.reason = reason;
        this.dictionary = dictionary;
    }

    static UnpackException limited() {
        return new UnpackException(Reason.LIMITED, "");
    }

    static UnpackException damaged() {
        return new UnpackException(Reason.DAMAGED, "");
    }

    /** @param id an unsigned number */
    static UnpackException dictionary(int id) {
        return new UnpackException(Reason.DICTIONARY, Integer.toUnsignedString(id));
    }

    Reason reason() {
        return reason;
    }

    /** The number of the dictionary; empty for other reasons. */
    String dictionary() {
        return dictionary;
    }
}
