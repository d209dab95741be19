// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.topiary.app.text.Texts;

/** Formats the time of last use for people. */
final class LastUsed {
    private static final int MILLIS = 1000;

    private LastUsed() {}

    /**
     * @param zone not a {@link java.time.ZoneId}, which on first use searches all jars for more zones and so would
     *     delay the first frame
     */
    static String words(Instant used, InstantSource clock, TimeZone zone) {
        Instant now = clock.instant();
        Duration ago = Duration.between(used, now);
        LocalDate day = day(used, zone);
        long days = ChronoUnit.DAYS.between(day, day(now, zone));
        // Also "just now" if the clock was set back since.
        if (ago.toMinutes() < 1) {
            return Texts.get("start.used.now");
        }
        if (ago.toHours() < 1) {
            return Texts.get("start.used.minutes", ago.toMinutes());
        }
        if (days == 0) {
            return Texts.get("start.used.hours", ago.toHours());
        }
        if (days < 7) {
            return Texts.get("start.used.days", days);
        }
        return Texts.get(
                "start.used.on",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(day));
    }

    private static LocalDate day(Instant time, TimeZone zone) {
        return LocalDate.ofInstant(time, ZoneOffset.ofTotalSeconds(zone.getOffset(time.toEpochMilli()) / MILLIS));
    }
}
