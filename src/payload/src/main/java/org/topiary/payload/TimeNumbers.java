// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Recognizes whole numbers that are probably times: counted from 1970, in the years 2001 to 2100. */
public final class TimeNumbers {
    private static final long FIRST = seconds(2001);
    private static final long END = seconds(2101);
    /** That of the last one in microseconds. */
    private static final int MAX_DIGITS = 16;

    private static final int MIN_DIGITS = 9;

    private TimeNumbers() {}

    private static long seconds(int year) {
        return LocalDate.of(year, 1, 1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
    }

    /** The time that digits stand for, in seconds, milliseconds or microseconds; empty if they are no such time. */
    public static Optional<Instant> of(CharSequence digits) {
        if (digits.length() < MIN_DIGITS
                || digits.length() > MAX_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long number = Long.parseLong(digits, 0, digits.length(), 10);
        for (TimeUnit unit : new TimeUnit[] {TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS}) {
            long perSecond = unit.convert(1, TimeUnit.SECONDS);
            long seconds = number / perSecond;
            if (seconds >= FIRST && seconds < END) {
                return Optional.of(Instant.ofEpochSecond(seconds, unit.toNanos(number % perSecond)));
            }
        }
        return Optional.empty();
    }
}
