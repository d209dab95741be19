// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The span of time that the strip shows, from its left edge to its right.
 *
 * @param from nanoseconds since 1970-01-01T00:00Z
 * @param to after {@code from}
 */
public record TimeAxis(long from, long to) {
    /** The available spans. */
    static final List<Long> SPANS = List.of(
            TimeUnit.MINUTES.toNanos(1),
            TimeUnit.MINUTES.toNanos(2),
            TimeUnit.MINUTES.toNanos(5),
            TimeUnit.MINUTES.toNanos(10),
            TimeUnit.MINUTES.toNanos(30),
            TimeUnit.HOURS.toNanos(1),
            TimeUnit.HOURS.toNanos(2),
            TimeUnit.HOURS.toNanos(6),
            TimeUnit.HOURS.toNanos(12),
            TimeUnit.DAYS.toNanos(1),
            TimeUnit.DAYS.toNanos(2),
            TimeUnit.DAYS.toNanos(7),
            TimeUnit.DAYS.toNanos(30));

    private static final long[] TICK_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 604_800
    };

    private static final long SECOND = 1_000_000_000L;

    public long span() {
        return to - from;
    }

    /** The time at a share of the width, 0 at the left edge to 1 at the right. */
    public long timeAt(double share) {
        return from + Math.round(Math.clamp(share, 0, 1) * span());
    }

    /** The position of a time, 0 at the left edge to 1 at the right; outside that range if beyond the edges. */
    public double shareOf(long timeNanos) {
        return (timeNanos - from) / (double) span();
    }

    /** Round times for labels, at most {@code most} of them, in the local time of a zone. */
    public List<Long> ticks(int most, ZoneId zone) {
        long step = TICK_SECONDS[TICK_SECONDS.length - 1] * SECOND;
        for (long seconds : TICK_SECONDS) {
            if (span() <= seconds * SECOND * most) {
                step = seconds * SECOND;
                break;
            }
        }
        long offset = zone.getRules()
                        .getOffset(Instant.ofEpochSecond(Math.floorDiv(from, SECOND)))
                        .getTotalSeconds()
                * SECOND;
        List<Long> ticks = new ArrayList<>();
        for (long at = Math.ceilDiv(from + offset, step) * step - offset; at < to; at += step) {
            ticks.add(at);
        }
        return ticks;
    }
}
