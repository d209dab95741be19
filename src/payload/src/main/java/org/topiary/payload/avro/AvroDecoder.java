// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroTypes;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Avro: object container files, single objects, which begin with the fingerprint of their schema, payloads that begin
 * with the number of their schema in a Confluent registry, and payloads of a type that the user chose. Types are those
 * that the context knows as {@link AvroTypes}. If a payload ends inside a value or has another mistake, the values
 * before it are shown. Records, arrays and maps may be 100 levels deep. Problems:
 *
 * <ul>
 *   <li>{@code avro.wrong}: the offset in bytes at which a value is not as its type demands, or not whole
 *   <li>{@code avro.trailing}: the offset after the value, if the payload goes on
 *   <li>{@code avro.tooDeep}, {@code avro.tooMany}: the offset of the first value beyond the limits
 *   <li>{@code avro.notUtf8}: the offset of a text
 *   <li>{@code avro.noFingerprint}, {@code avro.noId}: what the payload names its schema by, as a text, if no file has
 *       it
 *   <li>{@code avro.noSchema}: the payload does not name its schema, and none was chosen
 *   <li>{@code avro.noType}: the type chosen, which the schemas do not have; after it, what is wrong with files
 *   <li>{@code avro.schemaInFile}: what is wrong with the schema in a container file, as a phrase
 *   <li>{@code avro.codec}: the codec of a container file that cannot be unpacked
 * </ul>
 */
public final class AvroDecoder implements Decoder {
    /** Its choice has an argument, the name of a type. */
    public static final String ID = "avro";

    private static final int FINGERPRINT = 2;
    private static final int SINGLE_HEAD = FINGERPRINT + Long.BYTES;
    private static final int REGISTRY_HEAD = 1 + Integer.BYTES;

    /** There is no registered type; these are in use. */
    private static final Set<String> CONTENT_TYPES = Set.of(
            "avro/binary",
            "application/avro",
            "application/x-avro",
            "application/avro-binary",
            "application/x-avro-binary",
            "application/vnd.apache.avro",
            "application/vnd.apache.avro+binary");

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
        return "Avro";
    }

    @Override
    public String fileEnding() {
        return ".avro";
    }

    private static boolean isDeclared(Sample sample) {
        return CONTENT_TYPES.contains(sample.properties().mediaType());
    }

    private static boolean isSingle(byte[] start) {
        return start.length >= SINGLE_HEAD && start[0] == (byte) 0xc3 && start[1] == 1;
    }

    private static boolean isFromRegistry(byte[] start) {
        return start.length > REGISTRY_HEAD && start[0] == 0;
    }

    @Override
    public boolean detect(Head head) {
        byte[] start = head.start();
        return AvroContainer.begins(start) || isSingle(start) || isFromRegistry(start) || isDeclared(head.sample());
    }

    @Override
    public Basis basis(Head head) {
        return isDeclared(head.sample()) ? Basis.CONTENT_TYPE : Basis.BYTES;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        if (AvroContainer.begins(bytes)) {
            return AvroContainer.decode(bytes);
        }
        Optional<AvroTypes> types = context.knowledge(AvroTypes.class);
        Optional<AvroType> chosen = types.flatMap(known -> known.typeOf(sample));
        Decoded decoded = isSingle(bytes) ? single(bytes, types, chosen) : null;
        if (decoded == null && chosen.isPresent()) {
            decoded = ofType(bytes, types, chosen.get());
        }
        boolean meant = isDeclared(sample) || context.chosenDecoder(sample).equals(ID);
        if (decoded == null && isFromRegistry(bytes)) {
            decoded = fromRegistry(bytes, types, meant);
        }
        if (decoded != null) {
            return decoded;
        }
        List<DecodeProblem> why = types.map(known -> known.problems(sample)).orElse(List.of());
        DecodeProblem first = why.isEmpty() ? DecodeProblem.of("avro.noSchema") : why.getFirst();
        Decoded unread = Decoded.unreadable(ID, bytes, first);
        return why.size() < 2 ? unread : unread.withProblems(() -> why);
    }

    /** A single object; null if its schema is not known, but the user chose a type that does not fit. */
    private static @Nullable Decoded single(byte[] bytes, Optional<AvroTypes> types, Optional<AvroType> chosen) {
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(FINGERPRINT);
        Optional<AvroType> named = types.flatMap(known -> known.byFingerprint(fingerprint));
        if (named.isPresent()) {
            return value(bytes, SINGLE_HEAD, named.get()).decoded();
        }
        if (chosen.isPresent()) {
            AvroValues.Single value = value(bytes, SINGLE_HEAD, chosen.get());
            return value.isExact() ? value.decoded() : null;
        }
        String hex = HexFormat.of().toHexDigits(fingerprint);
        return Decoded.recognized(
                ID, bytes, DecodeProblem.of("avro.noFingerprint", hex).at(FINGERPRINT));
    }

    /** A payload of the type that the user chose, which may follow the number of a schema. */
    private static Decoded ofType(byte[] bytes, Optional<AvroTypes> types, AvroType chosen) {
        AvroValues.Single whole = value(bytes, 0, chosen);
        if (isFromRegistry(bytes) && !whole.isExact()) {
            AvroType named =
                    types.flatMap(known -> known.byId(registryId(bytes))).orElse(chosen);
            for (AvroType each : List.of(named, chosen)) {
                AvroValues.Single value = value(bytes, REGISTRY_HEAD, each);
                if (value.isExact()) {
                    return value.decoded();
                }
            }
        }
        return whole.decoded();
    }

    /** @param meant whether the payload is said to be Avro, so that it need not fit exactly */
    private static @Nullable Decoded fromRegistry(byte[] bytes, Optional<AvroTypes> types, boolean meant) {
        int id = registryId(bytes);
        Optional<AvroType> named = types.flatMap(known -> known.byId(id));
        if (named.isPresent()) {
            AvroValues.Single value = value(bytes, REGISTRY_HEAD, named.get());
            return meant || value.isExact() ? value.decoded() : null;
        }
        return meant
                ? Decoded.unreadable(
                        ID,
                        bytes,
                        DecodeProblem.of("avro.noId", Integer.toString(id)).at(1))
                : null;
    }

    private static int registryId(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    private static AvroValues.Single value(byte[] bytes, int from, AvroType type) {
        return new AvroValues.Single(bytes, from, type);
    }

    /** Of a longer payload, the values that are whole in its beginning, if its type is known without doubt. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        byte[] start = head.start();
        if (AvroContainer.begins(start)) {
            return head.isWhole() ? Decoder.super.preview(head, context, maxChars) : null;
        }
        Decoded decoded = decode(head.sample(), context);
        if (!decoded.isValid() || !decoded.root().kind().hasChildren()) {
            return head.isWhole() && decoded.isValid() && decoded.text().isPresent()
                    ? Decoder.super.preview(head, context, maxChars)
                    : null;
        }
        if (head.isWhole()) {
            return Decoder.super.preview(head, context, maxChars);
        }
        Head beginning = new Head(head.sample(), start.length);
        String line = maxChars < 2 ? null : Decoder.super.preview(beginning, context, maxChars - 1);
        return line == null || line.endsWith("…") ? line : line + "…";
    }
}
