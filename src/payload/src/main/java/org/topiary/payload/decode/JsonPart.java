// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.topiary.payload.JsonIndex;

/** JSON that is a part of a payload in another format. */
public final class JsonPart {
    private JsonPart() {}

    /**
     * An object as a field of the payload; empty if the bytes are none.
     *
     * @param json the part, decoded; nobody may modify it
     * @param name of the field
     * @param mover from ranges in the part to those in the payload
     */
    public static Optional<Field> object(byte[] json, String name, UnaryOperator<Field.Range> mover) {
        JsonIndex index = JsonIndex.of(json);
        return index == null || json[index.start()] != '{'
                ? Optional.empty()
                : Optional.of(new MovedField(JsonField.root(index), name, Field.NO_INDEX, mover));
    }
}
