// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.util.Optional;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.schema.MessageTypes;

/**
 * Decodes payloads whose message type is known. Apart from the decoder so that the classes of descriptors are loaded
 * only if there are schemas.
 */
final class TypedDecoding {
    private TypedDecoding() {}

    /** The payload with the names and types of its schema; empty if its message type is not known. */
    static Optional<Decoded> decode(String decoder, Sample sample, MessageTypes types) {
        return types.typeOf(sample).map(type -> {
            byte[] bytes = sample.bytes();
            TypedMessage message = new TypedMessage(bytes, types.schemas(), type, 0, bytes.length, 1);
            WireMessage.Result read = message.read();
            return !read.isWellFormed() && read.fields().isEmpty()
                    ? Decoded.unreadable(
                            decoder,
                            bytes,
                            DecodeProblem.of("protobuf.wrong", read.wrongAt()).at(read.wrongAt()))
                    : Decoded.of(decoder, message.asField("", Field.NO_INDEX))
                            .withProblems(() -> TypedProblems.of(message));
        });
    }
}
