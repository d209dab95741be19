// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.timeline;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a moment as a user types it: a time of day such as 12:03 or 12:03:20.5, or a span back such as -5m or -30s. */
public final class MomentText {
    private static final long NANOS = 1_000_000_000L;
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3_600L);
    private static final Pattern BACK = Pattern.compile("-\\s*(\\d{1,6})\\s*([smh])");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("H:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private MomentText() {}

    /**
     * The moment that a text means, in ns since the epoch; empty if it means none. A time of day later than now is that
     * of yesterday.
     */
    public static OptionalLong parse(String text, long nowNanos) {
        return parse(text, nowNanos, ZoneId.systemDefault());
    }

    static OptionalLong parse(String text, long nowNanos, ZoneId zone) {
        Matcher back = BACK.matcher(text.strip());
        if (back.matches()) {
            long seconds = Long.parseLong(back.group(1)) * SECONDS.getOrDefault(back.group(2), 0L);
            return OptionalLong.of(nowNanos - seconds * NANOS);
        }
        try {
            LocalTime time = LocalTime.parse(text.strip(), TIME);
            ZonedDateTime now =
                    Instant.ofEpochSecond(nowNanos / NANOS, nowNanos % NANOS).atZone(zone);
            ZonedDateTime moment = now.with(time);
            Instant found = (moment.isAfter(now) ? now.minusDays(1).with(time) : moment).toInstant();
            return OptionalLong.of(found.getEpochSecond() * NANOS + found.getNano());
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }
}
