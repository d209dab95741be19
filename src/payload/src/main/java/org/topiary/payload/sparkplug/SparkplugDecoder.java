// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.FieldText;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.WireField;
import org.topiary.payload.protobuf.WireMessage;
import org.topiary.payload.protobuf.WireType;
import org.topiary.payload.sparkplug.MetricNames.Birth;
import org.topiary.payload.sparkplug.MetricNames.Known;

/**
 * Reads payloads of Sparkplug B. Names, data types and units that were not sent are those of the birth, if the
 * {@link MetricNames} of the session know it; otherwise a metric is shown with its alias. Problems:
 *
 * <ul>
 *   <li>{@code sparkplug.wrong}: the offset in bytes at which the payload stops being one of Sparkplug
 *   <li>{@code sparkplug.unknown}: the number of fields that this version of Sparkplug does not have
 *   <li>{@code sparkplug.noBirth}: no birth has arrived that tells the names of aliases
 *   <li>{@code sparkplug.birthNotKept}: the birth that tells them is no longer kept
 *   <li>{@code sparkplug.unknownAlias}: the number of aliases that the birth lacks, and the first one as a text
 *   <li>those of {@link MetricNames#problems}
 * </ul>
 */
public final class SparkplugDecoder implements Decoder {
    private static final String ID = "sparkplug";
    private static final String NAMESPACE = "spBv1.0/";
    private static final String CERTIFICATES = "$sparkplug/certificates/" + NAMESPACE;
    private static final int METRICS = 2;
    private static final int NAME = 1;
    private static final int ALIAS = 2;

    /** Nothing is known about births. */
    private static final Birth NOT_READ = Birth.unknown(Known.NOT_READ);

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
        String topic = head.sample().topic();
        return topic.startsWith(NAMESPACE) || topic.startsWith(CERTIFICATES);
    }

    @Override
    public Basis basis(Head head) {
        return Basis.TOPIC;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        WireMessage.Result message = WireMessage.read(bytes, 0, bytes.length);
        Optional<MetricNames> names = context.knowledge(MetricNames.class);
        Birth birth = birth(sample, names);
        PlainField root = PlainField.object(
                "",
                new Range(0, bytes.length),
                () -> SparkplugField.children(bytes, message.fields(), Schema.PAYLOAD, 1, birth.metrics()));
        if (!isPayload(message)) {
            return Decoded.unreadable(
                    ID,
                    bytes,
                    DecodeProblem.of("sparkplug.wrong", wrongAt(message)).at(wrongAt(message)));
        }
        return Decoded.of(ID, root).withProblems(() -> {
            List<DecodeProblem> problems = new ArrayList<>();
            int unknown = message.fields().size() - known(message);
            if (unknown > 0) {
                problems.add(DecodeProblem.of("sparkplug.unknown", unknown));
            }
            problems.addAll(ofBirth(bytes, message.fields(), birth));
            names.ifPresent(known -> problems.addAll(known.problems(sample.topic(), sample.position())));
            return problems;
        });
    }

    private static Birth birth(Sample sample, Optional<MetricNames> names) {
        return names.map(known -> known.birth(sample.topic(), sample.position()))
                .orElse(NOT_READ);
    }

    /** Whether a message is one of this version of Sparkplug, or of a later one that has some fields of this one. */
    private static boolean isPayload(WireMessage.Result message) {
        for (WireField field : message.fields()) {
            if (!mayBeOfPayload(field)) {
                return false;
            }
        }
        return message.isWellFormed() && known(message) > 0;
    }

    /** The number of fields that this version of Sparkplug has. */
    private static int known(WireMessage.Result message) {
        int known = 0;
        for (WireField field : message.fields()) {
            known += SparkplugField.isKnown(field, Schema.PAYLOAD) ? 1 : 0;
        }
        return known;
    }

    /** Why the names of metrics that were sent with their alias only are not known. */
    private static List<DecodeProblem> ofBirth(byte[] bytes, List<WireField> fields, Birth birth) {
        List<Long> aliases = birth.known() == Known.NOT_READ ? List.of() : unknown(bytes, fields, birth);
        if (aliases.isEmpty()) {
            return List.of();
        }
        return List.of(
                switch (birth.known()) {
                    case NOT_YET -> DecodeProblem.of("sparkplug.noBirth");
                    case NO_LONGER -> DecodeProblem.of("sparkplug.birthNotKept");
                    case YES, NOT_READ ->
                        DecodeProblem.of(
                                "sparkplug.unknownAlias", aliases.size(), Long.toUnsignedString(aliases.getFirst()));
                });
    }

    /** The aliases that a birth does not have, of metrics that were sent without their names. */
    private static List<Long> unknown(byte[] bytes, List<WireField> fields, Birth birth) {
        List<Long> aliases = new ArrayList<>();
        int due = WorkStage.BYTES;
        for (WireField metric : fields) {
            if (metric.start() >= due) {
                WorkStage.current().reached(metric.start(), bytes.length);
                due = metric.start() + WorkStage.BYTES;
            }
            if (metric.number() == METRICS && metric.type() == WireType.BYTES) {
                unnamed(bytes, metric)
                        .filter(alias -> birth.metrics().ofAlias(alias) == null)
                        .ifPresent(aliases::add);
            }
        }
        return aliases;
    }

    /** The alias of a metric that was sent without its name. */
    private static Optional<Long> unnamed(byte[] bytes, WireField metric) {
        Long alias = null;
        for (WireField field :
                WireMessage.read(bytes, metric.from(), metric.to()).fields()) {
            if (field.number() == NAME && field.type() == WireType.BYTES && field.length() > 0) {
                return Optional.empty();
            }
            alias = field.number() == ALIAS && field.type() == WireType.VARINT ? Long.valueOf(field.bits()) : alias;
        }
        return Optional.ofNullable(alias);
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
        byte[] bytes = head.start();
        WireMessage.Result message = WireMessage.read(bytes, 0, bytes.length);
        if (head.isWhole() && !isPayload(message)) {
            return null;
        }
        List<WireField> metrics = message.fields().stream()
                .filter(field -> field.number() == METRICS && field.type() == WireType.BYTES)
                .toList();
        if (metrics.isEmpty()) {
            return Decoder.super.preview(head, context, maxChars);
        }
        Birth birth = birth(head.sample(), context.knowledge(MetricNames.class));
        return FieldText.line(
                PlainField.object(
                        "",
                        new Range(0, bytes.length),
                        () -> SparkplugField.children(bytes, metrics, Schema.PAYLOAD, 1, birth.metrics())),
                maxChars);
    }
}
