// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

/**
 * A metric of an edge node or device, and its last value. Aliases are unique within an edge node (Sparkplug 3.0,
 * 6.4.6).
 */
final class SparkplugMetric {
    /** Sparkplug 3.0, 6.4.16, with the codes of the specification. */
    enum DataType {
        INT16(2),
        INT32(3),
        INT64(4),
        FLOAT(9),
        DOUBLE(10),
        BOOLEAN(11),
        STRING(12);

        private final int code;

        DataType(int code) {
            this.code = code;
        }
    }

    private final String name;
    private final long alias;
    private final DataType type;
    private final String unit;
    private Object value;

    /**
     * @param unit engineering unit, empty for none
     * @param value a Number, Boolean or String according to the type
     */
    SparkplugMetric(String name, long alias, DataType type, String unit, Object value) {
        this.name = name;
        this.alias = alias;
        this.type = type;
        this.unit = unit;
        this.value = value;
    }

    String name() {
        return name;
    }

    long alias() {
        return alias;
    }

    void set(Object next) {
        value = next;
    }

    double number() {
        return ((Number) value).doubleValue();
    }

    /** The metric with name, alias, data type and unit. */
    Protobuf.Writer birth(long millis) {
        Protobuf.Writer metric = new Protobuf.Writer();
        metric.string(1, name).varint(2, alias).varint(3, millis).varint(4, type.code);
        if (!unit.isEmpty()) {
            Protobuf.Writer property =
                    new Protobuf.Writer().varint(1, DataType.STRING.code).string(8, unit);
            metric.message(9, new Protobuf.Writer().string(1, "engUnit").message(2, property));
        }
        return value(metric);
    }

    /** The metric with the alias instead of the name. */
    Protobuf.Writer data(long millis) {
        return value(new Protobuf.Writer().varint(2, alias).varint(3, millis));
    }

    private Protobuf.Writer value(Protobuf.Writer metric) {
        return switch (type) {
            // Signed integers are encoded as two's complement in an unsigned field (6.4.16).
            case INT16 -> metric.varint(10, ((Number) value).intValue() & 0xFFFFL);
            case INT32 -> metric.varint(10, ((Number) value).intValue() & 0xFFFFFFFFL);
            case INT64 -> metric.varint(11, ((Number) value).longValue());
            case FLOAT -> metric.fixed32(12, ((Number) value).floatValue());
            case DOUBLE -> metric.fixed64(13, ((Number) value).doubleValue());
            case BOOLEAN -> metric.bool(14, (Boolean) value);
            case STRING -> metric.string(15, (String) value);
        };
    }
}
