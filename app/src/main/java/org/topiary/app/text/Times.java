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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Formats times and durations by the user's locale. Times are nanoseconds since 1970-01-01T00:00Z, durations are
 * nanoseconds.
 */
public final class Times {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final Map<Locale, Formats> FORMATS = new ConcurrentHashMap<>();

    private Times() {}

    /** The formats of one locale, which are expensive to create. */
    private record Formats(
            DateTimeFormatter time,
            DateTimeFormatter timeOfDay,
            DateTimeFormatter minute,
            DateTimeFormatter day,
            DateTimeFormatter dateAndTime) {
        Formats(Locale locale) {
            this(
                    withMillis(null, locale),
                    localized(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM), locale),
                    localized(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), locale),
                    localized(DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT), locale),
                    withMillis(FormatStyle.MEDIUM, locale));
        }
    }

    private static Formats formats() {
        return FORMATS.computeIfAbsent(Texts.formats(), Formats::new);
    }

    /** The time of day, to the millisecond. */
    public static String time(long timeNanos) {
        return formats().time.format(instant(timeNanos));
    }

    /** The time of day, to the second. */
    public static String timeOfDay(long timeNanos) {
        return formats().timeOfDay.format(instant(timeNanos));
    }

    /** The time of day, to the minute. */
    public static String minute(long timeNanos) {
        return formats().minute.format(instant(timeNanos));
    }

    /** The short label of a time on an axis: to the second or the minute, or the day at the start of a day. */
    public static String tick(long timeNanos, boolean seconds) {
        LocalTime time = LocalTime.ofInstant(instant(timeNanos), ZoneId.systemDefault());
        DateTimeFormatter shortest =
                time.equals(LocalTime.MIDNIGHT) ? formats().day : seconds ? formats().timeOfDay : formats().minute;
        return shortest.format(instant(timeNanos));
    }

    /** Date and time, to the millisecond. */
    public static String dateAndTime(long timeNanos) {
        return formats().dateAndTime.format(instant(timeNanos));
    }

    /** How long ago, in the format of {@link ShortNumbers#age}: {@code 12 s ago}. */
    public static String age(long spanNanos) {
        return spanNanos < SECOND
                ? Texts.get("message.age.now")
                : Texts.get("message.age.ago", ShortNumbers.age(spanNanos));
    }

    /** The time since an earlier message: {@code +12 ms}, {@code +1.004 s}, {@code +3 min 20 s}. */
    public static String delta(long spanNanos) {
        return (spanNanos < 0 ? "−" : "+") + span(Math.abs(spanNanos));
    }

    /** A span of time that is not negative: {@code 12 ms}, {@code 1.004 s}, {@code 3 min 20 s}. */
    public static String span(long span) {
        if (span < MILLI) {
            return span / 1_000 + " µs";
        }
        if (span < SECOND) {
            return span / MILLI + " ms";
        }
        long seconds = span / SECOND;
        if (seconds < 60) {
            NumberFormat format = NumberFormat.getNumberInstance(Texts.formats());
            int digits = seconds < 10 ? 3 : 1;
            format.setMinimumFractionDigits(digits);
            format.setMaximumFractionDigits(digits);
            return format.format((double) span / SECOND) + " s";
        }
        if (seconds < 3_600) {
            return Texts.get("unit.minutes", seconds / 60) + " " + Texts.get("unit.seconds", seconds % 60);
        }
        return seconds < 86_400
                ? Texts.get("unit.hours", seconds / 3_600) + " " + Texts.get("unit.minutes", seconds / 60 % 60)
                : Texts.get("unit.days", seconds / 86_400) + " " + Texts.get("unit.hours", seconds / 3_600 % 24);
    }

    private static Instant instant(long timeNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNanos, SECOND), Math.floorMod(timeNanos, SECOND));
    }

    private static DateTimeFormatter localized(DateTimeFormatter format, Locale locale) {
        return format.withLocale(locale).withZone(ZoneId.systemDefault());
    }

    private static DateTimeFormatter withMillis(@Nullable FormatStyle date, Locale locale) {
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                date, FormatStyle.MEDIUM, IsoChronology.INSTANCE, locale);
        char point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        return DateTimeFormatter.ofPattern(pattern.replace("ss", "ss" + point + "SSS"), locale)
                .withZone(ZoneId.systemDefault());
    }
}
