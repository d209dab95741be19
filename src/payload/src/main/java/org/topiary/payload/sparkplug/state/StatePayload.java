// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.protobuf.WireField;
import org.topiary.payload.protobuf.WireMessage;
import org.topiary.payload.protobuf.WireType;
import org.topiary.payload.sparkplug.BirthMetric;
import org.topiary.payload.sparkplug.MetricTable;

/**
 * The parts of a Sparkplug payload that concern the state of its sender (Sparkplug 3.0.0, section 6.4.1). Metrics are
 * read when they are asked for.
 *
 * @param timestamp milliseconds since 1970-01-01T00:00Z; -1 if not sent
 * @param seq {@link SequenceCheck#NONE} if not sent
 */
record StatePayload(byte[] bytes, long timestamp, int seq, List<WireField> metrics) {
    /** No bdSeq. */
    static final long NO_BDSEQ = -1;

    private static final String BDSEQ = "bdSeq";
    private static final String UNIT = "engUnit";

    private static final int NAME = 1;
    private static final int ALIAS = 2;
    private static final int TIMESTAMP = 3;
    private static final int DATA_TYPE = 4;
    private static final int HISTORICAL = 5;
    private static final int PROPERTIES = 9;
    private static final int INT_VALUE = 10;
    private static final int LONG_VALUE = 11;
    private static final int PROPERTY_TEXT = 8;

    /** Reads a part of some bytes; null if that is empty, or no message of Protocol Buffers. */
    static @Nullable StatePayload read(byte[] bytes, int from, int to) {
        WireMessage.Result message = WireMessage.read(bytes, from, to);
        if (!message.isWellFormed() || message.fields().isEmpty()) {
            return null;
        }
        long timestamp = -1;
        int seq = SequenceCheck.NONE;
        List<WireField> metrics = new ArrayList<>(message.fields().size());
        for (WireField field : message.fields()) {
            if (field.number() == 1 && field.type() == WireType.VARINT) {
                timestamp = field.bits();
            } else if (field.number() == 2 && field.type() == WireType.BYTES) {
                metrics.add(field);
            } else if (field.number() == 3 && field.type() == WireType.VARINT) {
                seq = field.bits() >= 0 && field.bits() < Integer.MAX_VALUE ? (int) field.bits() : Integer.MAX_VALUE;
            }
        }
        return new StatePayload(bytes, timestamp, seq, metrics);
    }

    /** The metric {@code bdSeq}; {@link #NO_BDSEQ} if not sent. */
    long bdSeq() {
        for (WireField metric : metrics) {
            boolean named = false;
            long value = NO_BDSEQ;
            for (WireField field : fields(metric)) {
                if (field.number() == NAME && field.type() == WireType.BYTES) {
                    named = text(field).equals(BDSEQ);
                } else if ((field.number() == INT_VALUE || field.number() == LONG_VALUE)
                        && field.type() == WireType.VARINT) {
                    value = field.bits();
                }
            }
            if (named) {
                return value;
            }
        }
        return NO_BDSEQ;
    }

    /** The metrics of a birth that have a name. */
    MetricTable announced() {
        List<BirthMetric> announced = new ArrayList<>(metrics.size());
        for (WireField metric : metrics) {
            BirthMetric read = announced(metric);
            if (!read.name().isEmpty()) {
                announced.add(read);
            }
        }
        return MetricTable.of(announced);
    }

    private BirthMetric announced(WireField metric) {
        String name = "";
        boolean hasAlias = false;
        long alias = 0;
        int type = 0;
        String unit = "";
        for (WireField field : fields(metric)) {
            if (field.number() == NAME && field.type() == WireType.BYTES) {
                name = text(field);
            } else if (field.number() == ALIAS && field.type() == WireType.VARINT) {
                hasAlias = true;
                alias = field.bits();
            } else if (field.number() == DATA_TYPE && field.type() == WireType.VARINT) {
                type = (int) field.bits();
            } else if (field.number() == PROPERTIES && field.type() == WireType.BYTES) {
                unit = unit(field);
            }
        }
        return new BirthMetric(name, hasAlias, alias, type, unit);
    }

    /** Keys and values come in two lists, in the same order. */
    private String unit(WireField properties) {
        int key = 0;
        int unitKey = -1;
        List<WireField> values = new ArrayList<>();
        for (WireField field : fields(properties)) {
            if (field.number() == 1 && field.type() == WireType.BYTES) {
                unitKey = unitKey < 0 && text(field).equals(UNIT) ? key : unitKey;
                key++;
            } else if (field.number() == 2 && field.type() == WireType.BYTES) {
                values.add(field);
            }
        }
        if (unitKey < 0 || unitKey >= values.size()) {
            return "";
        }
        String unit = "";
        for (WireField field : fields(values.get(unitKey))) {
            if (field.number() == PROPERTY_TEXT && field.type() == WireType.BYTES) {
                unit = text(field);
            }
        }
        return unit;
    }

    /**
     * The metrics that have an alias, but no name, and are not in a table.
     *
     * @param first the alias of the first one; 0 if there are none
     */
    record Unknown(long first, int count) {}

    /**
     * Compares the aliases of the metrics with a birth, and notes which metrics the message has a value of. Historical
     * ones are older than what is known (tck-id-payloads-is-historical).
     *
     * @param newestAt receives the position for each of these metrics, by its index in the birth
     */
    Unknown compare(MetricTable birth, long position, long[] newestAt) {
        long first = 0;
        int count = 0;
        for (WireField metric : metrics) {
            String name = "";
            boolean aliased = false;
            boolean historical = false;
            long alias = 0;
            for (WireField field : fields(metric)) {
                if (field.number() == NAME && field.type() == WireType.BYTES) {
                    name = text(field);
                } else if (field.number() == ALIAS && field.type() == WireType.VARINT) {
                    aliased = true;
                    alias = field.bits();
                } else if (field.number() == HISTORICAL && field.type() == WireType.VARINT) {
                    historical = field.bits() != 0;
                }
            }
            int index = name.isEmpty() ? aliased ? birth.indexOf(alias) : -1 : birth.indexOf(name);
            if (index >= 0 && !historical) {
                newestAt[index] = position;
            } else if (index < 0 && name.isEmpty() && aliased) {
                first = count++ == 0 ? alias : first;
            }
        }
        return new Unknown(first, count);
    }

    /** Which fields a metric has. */
    record Facts(boolean hasName, boolean hasAlias, long alias, boolean hasTimestamp, boolean hasDataType) {}

    void forEachMetric(Consumer<Facts> each) {
        for (WireField metric : metrics) {
            boolean name = false;
            boolean aliased = false;
            long alias = 0;
            boolean time = false;
            boolean type = false;
            for (WireField field : fields(metric)) {
                name |= field.number() == NAME && field.type() == WireType.BYTES && field.length() > 0;
                time |= field.number() == TIMESTAMP;
                type |= field.number() == DATA_TYPE;
                if (field.number() == ALIAS && field.type() == WireType.VARINT) {
                    aliased = true;
                    alias = field.bits();
                }
            }
            each.accept(new Facts(name, aliased, alias, time, type));
        }
    }

    boolean hasMetric(String name) {
        return metrics.stream()
                .flatMap(metric -> fields(metric).stream())
                .anyMatch(field -> field.number() == NAME
                        && field.type() == WireType.BYTES
                        && text(field).equals(name));
    }

    private List<WireField> fields(WireField message) {
        return WireMessage.read(bytes, message.from(), message.to()).fields();
    }

    private String text(WireField field) {
        return new String(bytes, field.from(), field.length(), StandardCharsets.UTF_8);
    }
}
