// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import org.jspecify.annotations.Nullable;
import org.topiary.payload.sparkplug.MetricNames.Birth;
import org.topiary.payload.sparkplug.MetricNames.Known;
import org.topiary.payload.sparkplug.MetricTable;

/** A birth, without its metrics once they have made room for newer ones. */
final class Generation {
    /** A table that several births in a row have in common. */
    static final class Shared {
        final MetricTable table;
        int uses;

        Shared(MetricTable table) {
            this.table = table;
        }
    }

    final long position;
    /** Time of arrival, nanoseconds since 1970-01-01T00:00Z. */
    final long timeNanos;
    /** Milliseconds since 1970-01-01T00:00Z, as sent; -1 if not sent. */
    final long timestamp;

    final boolean certificate;

    @Nullable
    Shared metrics;

    Generation(long position, long timeNanos, long timestamp, boolean certificate, Shared metrics) {
        this.position = position;
        this.timeNanos = timeNanos;
        this.timestamp = timestamp;
        this.certificate = certificate;
        this.metrics = metrics;
    }

    Birth birth() {
        Shared kept = metrics;
        return kept == null ? Birth.unknown(Known.NO_LONGER) : new Birth(Known.YES, position, kept.table);
    }

    boolean announces(MetricTable table) {
        return metrics != null && metrics.table.equals(table);
    }
}
