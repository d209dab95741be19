// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.schema.MessageTypes;

/**
 * Shows a Protocol Buffers message, with the names and types of its schema if the context knows {@link MessageTypes},
 * otherwise as a tree of field numbers. Almost any bytes are such a message, so it is used for payloads whose content
 * type says so, or if the user chose it. If a payload ends inside a field or has another mistake, the fields before it
 * are shown. Problems:
 *
 * <ul>
 *   <li>{@code protobuf.wrong}: the offset in bytes at which a message stops being well-formed
 *   <li>{@code protobuf.noType}: the full name of the message type chosen, which the schemas do not have; after it,
 *       what is wrong with files of schemas
 *   <li>{@code protobuf.missing}: the name of a required field, and the full name of the message type
 *   <li>{@code protobuf.wireType}: the name of a field that is not sent as its type demands, and its offset in bytes
 *   <li>{@code protobuf.notUtf8}: the name of a text, and its offset in bytes
 *   <li>{@code protobuf.more}: there are more problems than those before
 * </ul>
 */
public final class ProtobufDecoder implements Decoder {
    /** The choice of this decoder may have an argument, the full name of a message type. */
    public static final String ID = "protobuf";

    /** There is no registered type; these are in use. */
    private static final Set<String> TYPES = Set.of(
            "application/protobuf",
            "application/x-protobuf",
            "application/vnd.google.protobuf",
            "application/x-google-protobuf");

    @Override
    public boolean isComparable() {
        return true;
    }

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
    public Basis basis(Head head) {
        return Basis.CONTENT_TYPE;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        Optional<MessageTypes> types = context.knowledge(MessageTypes.class);
        return types.filter(known -> hasType(known, sample))
                .flatMap(known -> TypedDecoding.decode(ID, sample, known))
                .orElseGet(() -> decodeWithoutSchema(
                        sample, types.map(known -> known.problems(sample)).orElse(List.of())));
    }

    /** Asked first because decoding with a type loads the classes of descriptors. */
    private static boolean hasType(MessageTypes types, Sample sample) {
        return types.typeOf(sample).isPresent();
    }

    private static Decoded decodeWithoutSchema(Sample sample, List<DecodeProblem> untyped) {
        byte[] bytes = sample.bytes();
        WireMessage.Result message = WireMessage.read(bytes, 0, bytes.length);
        PlainField root = PlainField.object(
                "", new Range(0, bytes.length), () -> SchemalessField.children(bytes, 0, bytes.length, 1));
        if (message.isWellFormed()) {
            return untyped.isEmpty()
                    ? Decoded.of(ID, root)
                    : Decoded.of(ID, root).withProblems(() -> untyped);
        }
        DecodeProblem problem =
                DecodeProblem.of("protobuf.wrong", message.wrongAt()).at(message.wrongAt());
        return message.fields().isEmpty()
                ? Decoded.unreadable(ID, bytes, problem)
                : Decoded.of(ID, root).withProblems(() -> List.of(problem));
    }

    /** Of a longer payload, the fields that are whole in its beginning, if it has a schema. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        if (head.isWhole()
                || context.knowledge(MessageTypes.class)
                        .filter(types -> hasType(types, head.sample()))
                        .isEmpty()) {
            return Decoder.super.preview(head, context, maxChars);
        }
        Head beginning = new Head(head.sample(), head.start().length);
        String line = maxChars < 2 ? null : Decoder.super.preview(beginning, context, maxChars - 1);
        return line == null || line.endsWith("…") ? line : line + "…";
    }
}
