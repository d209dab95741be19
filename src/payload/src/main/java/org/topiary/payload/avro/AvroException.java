// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import org.topiary.payload.decode.DecodeProblem;

/** Why a value cannot be read to its end. */
final class AvroException extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;
    private final int offset;

    private AvroException(String what, int offset) {
        super(what, null, false, false);
        this.what = what;
        this.offset = offset;
    }

    /** The bytes are none that the type may have, or end too early. */
    static AvroException wrong(int offset) {
        return new AvroException("wrong", offset);
    }

    static AvroException tooDeep(int offset) {
        return new AvroException("tooDeep", offset);
    }

    static AvroException tooMany(int offset) {
        return new AvroException("tooMany", offset);
    }

    DecodeProblem problem() {
        return DecodeProblem.of(AvroDecoder.ID + "." + what, offset).at(offset);
    }
}
