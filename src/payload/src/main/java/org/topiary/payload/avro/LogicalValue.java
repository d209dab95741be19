// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.Logical;
import org.topiary.payload.decode.Field.Kind;

/** What a value with a logical type means: a number, an instant, or a date, time, UUID or duration as a text. */
record LogicalValue(Kind kind, String text, Object value) {
    /** Converting longer numbers takes time that grows faster than their length. */
    private static final int MAX_NUMBER_BYTES = 400;
    /** Numbers with more digits after the point are written with an exponent. */
    private static final int MAX_SCALE = 1_000;

    private static final long NANOS = 1_000_000_000;
    private static final long DAY_NANOS = 86_400 * NANOS;

    /**
     * What a value means; null if it is out of range.
     *
     * @param number of an int or long
     * @param data of bytes or a fixed type
     */
    static @Nullable LogicalValue of(Logical logical, long number, byte[] data) {
        return switch (logical.meaning()) {
            case NONE -> null;
            case DECIMAL -> decimal(data, logical.scale());
            case BIG_DECIMAL -> bigDecimal(data);
            case UUID -> uuid(data);
            case DATE -> text(LocalDate.ofEpochDay(number));
            case TIME_MILLIS -> time(number, 1_000_000);
            case TIME_MICROS -> time(number, 1_000);
            case TIMESTAMP_MILLIS -> instant(number, 1_000);
            case TIMESTAMP_MICROS -> instant(number, 1_000_000);
            case TIMESTAMP_NANOS -> instant(number, NANOS);
            case LOCAL_TIMESTAMP_MILLIS -> local(number, 1_000);
            case LOCAL_TIMESTAMP_MICROS -> local(number, 1_000_000);
            case LOCAL_TIMESTAMP_NANOS -> local(number, NANOS);
            case DURATION -> duration(data);
        };
    }

    private static LogicalValue text(Object meant) {
        return new LogicalValue(Kind.TEXT, meant.toString(), meant.toString());
    }

    private static @Nullable LogicalValue decimal(byte[] unscaled, int scale) {
        if (unscaled.length == 0 || unscaled.length > MAX_NUMBER_BYTES) {
            return null;
        }
        BigDecimal number = new BigDecimal(new BigInteger(unscaled), scale);
        String text = scale >= 0 && scale <= MAX_SCALE ? number.toPlainString() : number.toString();
        return new LogicalValue(Kind.NUMBER, text, number);
    }

    /** Bytes, and their scale as an int. */
    private static @Nullable LogicalValue bigDecimal(byte[] data) {
        AvroReader in = new AvroReader(data, 0, data.length);
        try {
            long length = in.number();
            int from = in.at();
            in.skip(length);
            int to = in.at();
            long scale = in.number();
            return scale == (int) scale && in.at() == data.length
                    ? decimal(Arrays.copyOfRange(data, from, to), (int) scale)
                    : null;
        } catch (AvroException e) {
            return null;
        }
    }

    private static LogicalValue uuid(byte[] data) {
        ByteBuffer buffer = ByteBuffer.wrap(data);
        return text(new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static @Nullable LogicalValue time(long number, long unit) {
        return number < 0 || number >= DAY_NANOS / unit ? null : text(LocalTime.ofNanoOfDay(number * unit));
    }

    /** @param perSecond units of the number */
    private static LogicalValue instant(long number, long perSecond) {
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(number, perSecond), Math.floorMod(number, perSecond) * (NANOS / perSecond));
        return new LogicalValue(Kind.TIME, instant.toString(), instant);
    }

    private static LogicalValue local(long number, long perSecond) {
        int nanos = (int) (Math.floorMod(number, perSecond) * (NANOS / perSecond));
        return text(LocalDateTime.ofEpochSecond(Math.floorDiv(number, perSecond), nanos, ZoneOffset.UTC));
    }

    /** Months, days and milliseconds, as ISO 8601 writes them. */
    private static LogicalValue duration(byte[] data) {
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        long months = Integer.toUnsignedLong(buffer.getInt());
        long days = Integer.toUnsignedLong(buffer.getInt());
        BigDecimal seconds = BigDecimal.valueOf(Integer.toUnsignedLong(buffer.getInt()), 3);
        String time = seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
        return text("P" + months + "M" + days + "DT" + time + "S");
    }
}
