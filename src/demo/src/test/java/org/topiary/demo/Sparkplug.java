// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Sparkplug B payloads by the field numbers of the specification (6.4). */
final class Sparkplug {
    /** @param seq -1 if there is none */
    record Payload(long timestamp, long seq, List<Metric> metrics) {
        @Nullable
        Object value(String name) {
            return metrics.stream()
                    .filter(m -> m.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .value();
        }
    }

    /** The name is empty and the data type 0 if absent. */
    record Metric(
            String name,
            long alias,
            long dataType,
            @Nullable Object value) {}

    private Sparkplug() {}

    static Payload decode(byte[] payload) {
        long timestamp = 0;
        long seq = -1;
        List<Metric> metrics = new ArrayList<>();
        Protobuf.Reader reader = new Protobuf.Reader(payload);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> timestamp = reader.number();
                case 2 -> metrics.add(metric(reader.bytes()));
                case 3 -> seq = reader.number();
                default -> throw new AssertionError("unexpected field " + reader.field());
            }
        }
        return new Payload(timestamp, seq, metrics);
    }

    private static Metric metric(byte[] bytes) {
        String name = "";
        long alias = -1;
        long dataType = 0;
        Object value = null;
        Protobuf.Reader reader = new Protobuf.Reader(bytes);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> name = reader.string();
                case 2 -> alias = reader.number();
                case 3, 9 -> {}
                case 4 -> dataType = reader.number();
                case 10, 11 -> value = reader.number();
                case 12 -> value = reader.asFloat();
                case 13 -> value = reader.asDouble();
                case 14 -> value = reader.number() != 0;
                case 15 -> value = reader.string();
                default -> throw new AssertionError("unexpected field " + reader.field());
            }
        }
        return new Metric(name, alias, dataType, value);
    }
}
