// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads up to eight bytes as the numbers that they may be, in both byte orders. */
public final class ByteReadings {
    /** Longer payloads are not a single number. */
    public static final int MAX_BYTES = 8;

    /** Times outside these years are numbers that are no times. */
    private static final long EARLIEST = LocalDate.of(2000, 1, 1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);

    private static final long LATEST = LocalDate.of(2100, 1, 1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);

    /** What the bytes are read as. */
    public enum Type {
        UNSIGNED,
        SIGNED,
        /** IEEE 754 with 16, 32 or 64 bits. */
        FLOAT,
        /** Seconds since 1970, or milliseconds for numbers that would be beyond the year 2100. */
        UNIX_TIME
    }

    /**
     * One reading.
     *
     * @param bits size of the number, 8 to 64
     * @param big the first byte as the highest
     * @param little the first byte as the lowest; empty where a byte order has no reading, as has {@code big}
     */
    public record Reading(Type type, int bits, String big, String little) {}

    private ByteReadings() {}

    /** All readings of 1 to 8 bytes; none of other lengths. */
    public static List<Reading> of(byte[] bytes) {
        List<Reading> readings = new ArrayList<>();
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            return readings;
        }
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        int bits = 8 * bytes.length;
        BigInteger big = new BigInteger(1, bytes);
        BigInteger little = new BigInteger(1, reversed);
        readings.add(new Reading(Type.UNSIGNED, bits, big.toString(), little.toString()));
        readings.add(
                new Reading(Type.SIGNED, bits, new BigInteger(bytes).toString(), new BigInteger(reversed).toString()));
        if (bits == 16 || bits == 32 || bits == 64) {
            readings.add(new Reading(Type.FLOAT, bits, real(big.longValue(), bits), real(little.longValue(), bits)));
        }
        String bigTime = time(big);
        String littleTime = time(little);
        if (!bigTime.isEmpty() || !littleTime.isEmpty()) {
            readings.add(new Reading(Type.UNIX_TIME, bits, bigTime, littleTime));
        }
        return readings;
    }

    private static String real(long bits, int size) {
        return switch (size) {
            case 16 -> Float.toString(Float.float16ToFloat((short) bits));
            case 32 -> Float.toString(Float.intBitsToFloat((int) bits));
            default -> Double.toString(Double.longBitsToDouble(bits));
        };
    }

    private static String time(BigInteger number) {
        if (number.bitLength() > 63) {
            return "";
        }
        long count = number.longValue();
        if (count >= EARLIEST && count < LATEST) {
            return Instant.ofEpochSecond(count).toString();
        }
        return count >= 1_000 * EARLIEST && count < 1_000 * LATEST
                ? Instant.ofEpochMilli(count).toString()
                : "";
    }
}
