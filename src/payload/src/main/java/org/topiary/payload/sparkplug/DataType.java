// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The data types of metrics (Sparkplug 3.0.0, section 6.4.16). */
enum DataType {
    UNKNOWN(0, "Unknown"),
    INT8(1, "Int8"),
    INT16(2, "Int16"),
    INT32(3, "Int32"),
    INT64(4, "Int64"),
    UINT8(5, "UInt8"),
    UINT16(6, "UInt16"),
    UINT32(7, "UInt32"),
    UINT64(8, "UInt64"),
    FLOAT(9, "Float"),
    DOUBLE(10, "Double"),
    BOOLEAN(11, "Boolean"),
    STRING(12, "String"),
    DATE_TIME(13, "DateTime"),
    TEXT(14, "Text"),
    UUID(15, "UUID"),
    DATA_SET(16, "DataSet"),
    BYTES(17, "Bytes"),
    FILE(18, "File"),
    TEMPLATE(19, "Template"),
    PROPERTY_SET(20, "PropertySet"),
    PROPERTY_SET_LIST(21, "PropertySetList"),
    INT8_ARRAY(22, "Int8Array"),
    INT16_ARRAY(23, "Int16Array"),
    INT32_ARRAY(24, "Int32Array"),
    INT64_ARRAY(25, "Int64Array"),
    UINT8_ARRAY(26, "UInt8Array"),
    UINT16_ARRAY(27, "UInt16Array"),
    UINT32_ARRAY(28, "UInt32Array"),
    UINT64_ARRAY(29, "UInt64Array"),
    FLOAT_ARRAY(30, "FloatArray"),
    DOUBLE_ARRAY(31, "DoubleArray"),
    BOOLEAN_ARRAY(32, "BooleanArray"),
    STRING_ARRAY(33, "StringArray"),
    DATE_TIME_ARRAY(34, "DateTimeArray");

    private static final Map<Integer, DataType> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(DataType::number, Function.identity()));

    private final int number;
    private final String title;

    DataType(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** The type of a number; {@link #UNKNOWN} for numbers that have none. */
    static DataType of(long number) {
        return number == (int) number ? BY_NUMBER.getOrDefault((int) number, UNKNOWN) : UNKNOWN;
    }

    /** The number that is sent. */
    int number() {
        return number;
    }

    /** The name in the specification. */
    String title() {
        return title;
    }

    /** An integer as it was meant: signed types are sent as unsigned numbers of 32 or 64 bits. */
    long signed(long bits) {
        return switch (this) {
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            default -> bits;
        };
    }

    /** Whether all bits of the number count as positive. */
    boolean isUnsigned() {
        return switch (this) {
            case UINT8, UINT16, UINT32, UINT64, UNKNOWN -> true;
            default -> false;
        };
    }
}
