// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Payloads of Sparkplug B (Sparkplug 3.0.0, section 6.4). Metrics are numbered: the number is the alias, and determines
 * name, data type and unit.
 */
final class SparkplugPayload {
    private static final long TIME = 1_764_489_600_000L;

    /** What a metric is; codes as in section 6.4.16. */
    private record Kind(String name, int type, String unit) {}

    private static final int INT32 = 3;
    private static final int INT64 = 4;
    private static final int FLOAT = 9;
    private static final int DOUBLE = 10;
    private static final int BOOLEAN = 11;
    private static final int STRING = 12;

    private static final List<Kind> KINDS = List.of(
            new Kind("Motor/Temperature", FLOAT, "°C"),
            new Kind("Motor/Current", FLOAT, "A"),
            new Kind("Motor/Speed", INT32, "rpm"),
            new Kind("Vibration/X", FLOAT, "mm/s"),
            new Kind("Vibration/Y", FLOAT, "mm/s"),
            new Kind("Energy", DOUBLE, "kWh"),
            new Kind("Count/Good", INT64, ""),
            new Kind("Running", BOOLEAN, ""));

    private SparkplugPayload() {}

    /** The birth of a node that has no metrics but those that every node must have; its sequence number is 0. */
    static byte[] nodeBirth() {
        return payload(
                0,
                List.of(
                        named("bdSeq", INT64).addField(11, varint(0)),
                        named("Node Control/Rebirth", BOOLEAN).addField(14, varint(0))));
    }

    private static UnknownFieldSet.Builder named(String name, int type) {
        return UnknownFieldSet.newBuilder()
                .addField(1, text(name))
                .addField(3, varint(TIME))
                .addField(4, varint(type));
    }

    /** The birth of a device with the metrics from one number (inclusive) to another (exclusive). */
    static byte[] birth(int seq, int from, int to) {
        return payload(
                seq,
                IntStream.range(from, to)
                        .mapToObj(number -> {
                            Kind kind = kind(number);
                            UnknownFieldSet.Builder metric =
                                    named("Unit" + number / KINDS.size() + "/" + kind.name, kind.type);
                            if (!kind.unit.isEmpty()) {
                                metric.addField(9, message(unit(kind.unit)));
                            }
                            return value(metric.addField(2, varint(number)), kind, number);
                        })
                        .toList());
    }

    /**
     * Data with the values of some metrics, by alias.
     *
     * @param round determines the values
     */
    static byte[] data(int seq, IntStream numbers, int round) {
        return payload(
                seq,
                numbers.mapToObj(number -> value(
                                UnknownFieldSet.newBuilder()
                                        .addField(2, varint(number))
                                        .addField(3, varint(TIME)),
                                kind(number),
                                number + round))
                        .toList());
    }

    private static Kind kind(int number) {
        return KINDS.get(number % KINDS.size());
    }

    private static UnknownFieldSet.Builder unit(String unit) {
        UnknownFieldSet.Builder value =
                UnknownFieldSet.newBuilder().addField(1, varint(STRING)).addField(8, text(unit));
        return UnknownFieldSet.newBuilder().addField(1, text("engUnit")).addField(2, message(value));
    }

    private static UnknownFieldSet.Builder value(UnknownFieldSet.Builder metric, Kind kind, int seed) {
        int number = 1_000 + seed * 37 % 9_000;
        return switch (kind.type) {
            case INT32 -> metric.addField(10, varint(number));
            case INT64 -> metric.addField(11, varint(seed));
            case FLOAT ->
                metric.addField(
                        12,
                        Field.newBuilder()
                                .addFixed32(Float.floatToIntBits(number / 100f))
                                .build());
            case DOUBLE ->
                metric.addField(
                        13,
                        Field.newBuilder()
                                .addFixed64(Double.doubleToLongBits(number / 100.0))
                                .build());
            default -> metric.addField(14, varint(seed % 2));
        };
    }

    private static byte[] payload(int seq, List<UnknownFieldSet.Builder> metrics) {
        Field.Builder all = Field.newBuilder();
        metrics.forEach(metric -> all.addLengthDelimited(metric.build().toByteString()));
        return UnknownFieldSet.newBuilder()
                .addField(1, varint(TIME))
                .addField(2, all.build())
                .addField(3, varint(seq))
                .build()
                .toByteArray();
    }

    private static Field varint(long value) {
        return Field.newBuilder().addVarint(value).build();
    }

    private static Field text(String value) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(value))
                .build();
    }

    private static Field message(UnknownFieldSet.Builder value) {
        return Field.newBuilder()
                .addLengthDelimited(value.build().toByteString())
                .build();
    }
}
