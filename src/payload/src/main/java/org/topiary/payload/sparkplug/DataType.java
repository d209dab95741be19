// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

/** The data types of metrics (Sparkplug 3.0.0, section 6.4.16), in the order of their numbers. */
enum DataType {
    UNKNOWN("Unknown"),
    INT8("Int8"),
    INT16("Int16"),
    INT32("Int32"),
    INT64("Int64"),
    UINT8("UInt8"),
    UINT16("UInt16"),
    UINT32("UInt32"),
    UINT64("UInt64"),
    FLOAT("Float"),
    DOUBLE("Double"),
    BOOLEAN("Boolean"),
    STRING("String"),
    DATE_TIME("DateTime"),
    TEXT("Text"),
    UUID("UUID"),
    DATA_SET("DataSet"),
    BYTES("Bytes"),
    FILE("File"),
    TEMPLATE("Template"),
    PROPERTY_SET("PropertySet"),
    PROPERTY_SET_LIST("PropertySetList"),
    INT8_ARRAY("Int8Array"),
    INT16_ARRAY("Int16Array"),
    INT32_ARRAY("Int32Array"),
    INT64_ARRAY("Int64Array"),
    UINT8_ARRAY("UInt8Array"),
    UINT16_ARRAY("UInt16Array"),
    UINT32_ARRAY("UInt32Array"),
    UINT64_ARRAY("UInt64Array"),
    FLOAT_ARRAY("FloatArray"),
    DOUBLE_ARRAY("DoubleArray"),
    BOOLEAN_ARRAY("BooleanArray"),
    STRING_ARRAY("StringArray"),
    DATE_TIME_ARRAY("DateTimeArray");

    private final String title;

    DataType(String title) {
        this.title = title;
    }

    /** The type of a number; {@link #UNKNOWN} for numbers that have none. */
    static DataType of(long number) {
        return number >= 0 && number < values().length ? values()[(int) number] : UNKNOWN;
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
