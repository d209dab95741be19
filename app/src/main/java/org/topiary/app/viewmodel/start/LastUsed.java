// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

import org.topiary.app.viewmodel.Texts;

/** When something was used, as a person would say it. */
final class LastUsed {
    private LastUsed() {}

    /** @param clock gives now and the time zone */
    static String words(Instant used, Clock clock) {
        Duration ago = Duration.between(used, clock.instant());
        LocalDate day = LocalDate.ofInstant(used, clock.getZone());
        long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
        // A clock that was set back since makes it "just now", too.
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
        return Texts.get("start.used.on", DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(day));
    }
}
