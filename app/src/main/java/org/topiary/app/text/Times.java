// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Formats times and durations by the user's locale. Times are nanoseconds since 1970-01-01T00:00Z, durations are
 * nanoseconds.
 */
public final class Times {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final Locale LOCALE = Locale.getDefault(Locale.Category.FORMAT);
    private static final DateTimeFormatter TIME = withMillis(null);
    private static final DateTimeFormatter TIME_OF_DAY =
            localized(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM));
    private static final DateTimeFormatter MINUTE = localized(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
    private static final DateTimeFormatter DAY = localized(DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT));
    private static final DateTimeFormatter DATE_AND_TIME = withMillis(FormatStyle.MEDIUM);

    private Times() {}

    /** The time of day, to the millisecond. */
    public static String time(long timeNanos) {
        return TIME.format(instant(timeNanos));
    }

    /** The time of day, to the second. */
    public static String timeOfDay(long timeNanos) {
        return TIME_OF_DAY.format(instant(timeNanos));
    }

    /** The time of day, to the minute. */
    public static String minute(long timeNanos) {
        return MINUTE.format(instant(timeNanos));
    }

    /** The short label of a time on an axis: to the second or the minute, or the day at the start of a day. */
    public static String tick(long timeNanos, boolean seconds) {
        LocalTime time = LocalTime.ofInstant(instant(timeNanos), ZoneId.systemDefault());
        DateTimeFormatter shortest = time.equals(LocalTime.MIDNIGHT) ? DAY : seconds ? TIME_OF_DAY : MINUTE;
        return shortest.format(instant(timeNanos));
    }

    /** Date and time, to the millisecond. */
    public static String dateAndTime(long timeNanos) {
        return DATE_AND_TIME.format(instant(timeNanos));
    }

    /** How long ago, in the format of {@link ShortNumbers#age}: {@code 12 s ago}. */
    public static String age(long spanNanos) {
        return spanNanos < SECOND
                ? Texts.get("message.age.now")
                : Texts.get("message.age.ago", ShortNumbers.age(spanNanos));
    }

    /** The time since an earlier message: {@code +12 ms}, {@code +1.004 s}, {@code +3 min 20 s}. */
    public static String delta(long spanNanos) {
        String sign = spanNanos < 0 ? "−" : "+";
        long span = Math.abs(spanNanos);
        if (span < MILLI) {
            return sign + span / 1_000 + " µs";
        }
        if (span < SECOND) {
            return sign + span / MILLI + " ms";
        }
        long seconds = span / SECOND;
        if (seconds < 60) {
            NumberFormat format = NumberFormat.getNumberInstance(LOCALE);
            int digits = seconds < 10 ? 3 : 1;
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            return sign + format.format((double) span / SECOND) + " s";
        }
        if (seconds < 3_600) {
            return sign + seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < 86_400
                ? sign + seconds / 3_600 + " h " + seconds / 60 % 60 + " min"
                : sign + seconds / 86_400 + " d " + seconds / 3_600 % 24 + " h";
    }

    private static Instant instant(long timeNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNanos, SECOND), Math.floorMod(timeNanos, SECOND));
    }

    private static DateTimeFormatter localized(DateTimeFormatter format) {
        return format.withLocale(LOCALE).withZone(ZoneId.systemDefault());
    }

    private static DateTimeFormatter withMillis(@Nullable FormatStyle date) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                date, FormatStyle.MEDIUM, IsoChronology.INSTANCE, LOCALE);
        char point = DecimalFormatSymbols.getInstance(LOCALE).getDecimalSeparator();
        return DateTimeFormatter.ofPattern(pattern.replace("ss", "ss" + point + "SSS"), LOCALE)
                .withZone(ZoneId.systemDefault());
    }
}
