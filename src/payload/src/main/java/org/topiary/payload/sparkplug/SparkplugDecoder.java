// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.WireField;
import org.topiary.payload.protobuf.WireMessage;
import org.topiary.payload.protobuf.WireType;

/**
 * Reads payloads of Sparkplug B by themselves: a metric that is sent with its alias only is shown with that. Problems:
 *
 * <ul>
 *   <li>{@code sparkplug.wrong}: the offset in bytes at which the payload stops being one of Sparkplug
 *   <li>{@code sparkplug.unknown}: the number of fields that this version of Sparkplug does not have
 * </ul>
 */
public final class SparkplugDecoder implements Decoder {
    private static final String ID = "sparkplug";
    private static final String NAMESPACE = "spBv1.0/";
    private static final int METRICS = 2;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Sparkplug B";
    }

    @Override
    public boolean detect(Head head) {
        return head.sample().topic().startsWith(NAMESPACE);
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        WireMessage.Result message = WireMessage.read(bytes, 0, bytes.length);
        WireField whole = new WireField(1, WireType.BYTES, 0, 0, bytes.length, 0);
        PlainField root = PlainField.object(
                "", new Range(0, bytes.length), () -> SparkplugField.children(bytes, whole, Schema.PAYLOAD, 1));
        if (message.isWellFormed() && message.fields().stream().allMatch(SparkplugDecoder::mayBeOfPayload)) {
            long unknown = message.fields().stream()
                    .filter(field -> !SparkplugField.isKnown(field, Schema.PAYLOAD))
                    .count();
            if (unknown < message.fields().size()) {
                Decoded decoded = Decoded.of(ID, root);
                return unknown == 0
                        ? decoded
                        : decoded.withProblems(() -> List.of(DecodeProblem.of("sparkplug.unknown", unknown)));
            }
        }
        return Decoded.unreadable(
                ID, bytes, DecodeProblem.of("sparkplug.wrong", wrongAt(message)).at(wrongAt(message)));
    }

    /** Whether a field is of this version of Sparkplug, or may be of a later one. */
    private static boolean mayBeOfPayload(WireField field) {
        return Schema.PAYLOAD.member(field.number()) == null || SparkplugField.isKnown(field, Schema.PAYLOAD);
    }

    private static int wrongAt(WireMessage.Result message) {
        return message.fields().stream()
                .filter(field -> !mayBeOfPayload(field))
                .map(WireField::start)
                .findFirst()
                .orElse(Math.max(0, message.wrongAt()));
    }

    /** The metrics; of a longer payload, those that are whole in its beginning. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        Sample sample = head.sample();
        if (head.isWhole() && !decode(sample, context).isValid()) {
            return null;
        }
        ByteArrayOutputStream metrics = new ByteArrayOutputStream();
        for (WireField field :
                WireMessage.read(head.start(), 0, head.start().length).fields()) {
            if (field.number() == METRICS && field.type() == WireType.BYTES) {
                metrics.write(head.start(), field.start(), field.to() - field.start());
            }
        }
        if (metrics.size() == 0) {
            return Decoder.super.preview(head, context, maxChars);
        }
        Sample shown = new Sample(
                sample.topic(), metrics.toByteArray(), sample.properties(), sample.position(), sample.timeNanos());
        return Decoder.super.preview(new Head(shown, metrics.size()), context, maxChars);
    }
}
