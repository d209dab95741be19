// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.util.List;
import java.util.Set;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/**
 * Shows a Protocol Buffers message without its schema, as a tree of field numbers. Almost any bytes are such a message,
 * so it is used for payloads whose content type says so, or if the user chose it. If a payload ends inside a field or
 * has another mistake, the fields before it are shown, with the problem {@code protobuf.wrong}: the offset in bytes.
 */
public final class ProtobufDecoder implements Decoder {
    private static final String ID = "protobuf";

    /** There is no registered type; these are in use. */
    private static final Set<String> TYPES = Set.of(
            "application/protobuf",
            "application/x-protobuf",
            "application/vnd.google.protobuf",
            "application/x-google-protobuf");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Protobuf";
    }

    @Override
    public boolean detect(Head head) {
        return TYPES.contains(head.sample().properties().mediaType());
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        WireMessage.Result message = WireMessage.read(bytes, 0, bytes.length);
        PlainField root = PlainField.object(
                "", new Range(0, bytes.length), () -> SchemalessField.children(bytes, 0, bytes.length, 1));
        if (message.isWellFormed()) {
            return Decoded.of(ID, root);
        }
        DecodeProblem problem =
                DecodeProblem.of("protobuf.wrong", message.wrongAt()).at(message.wrongAt());
        return message.fields().isEmpty()
                ? Decoded.unreadable(ID, bytes, problem)
                : Decoded.of(ID, root).withProblems(() -> List.of(problem));
    }
}
