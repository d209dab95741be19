// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;

/**
 * A row of the history. Two rows are equal when they represent the same message. JavaFX application thread only.
 *
 * @param topic relative to the selected branch, with hidden characters made visible; empty in the history of a topic
 * @param deltaNanos time since the row below; -1 if there is none yet
 * @param size bytes of the payload; -1 when the message has left the log
 * @param expiresNanos when the message expires, nanoseconds since 1970-01-01T00:00Z; {@link #NEVER} if it does not
 * @param summary the preview, which may follow later
 */
public record HistoryRow(
        long position,
        String topic,
        long timeNanos,
        long deltaNanos,
        int qos,
        boolean retained,
        int size,
        long expiresNanos,
        StringProperty summary) {
    /** The time at which a message expires that does not. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000_000L;

    /** When a message expires that arrived at a time and with an expiry interval in seconds, -1 for none. */
    static long expires(long timeNanos, long seconds) {
        return seconds < 0 ? NEVER : timeNanos + seconds * SECOND;
    }

    static HistoryRow gone(long position) {
        return new HistoryRow(
                position, "", 0, -1, 0, false, -1, NEVER, new SimpleStringProperty(Texts.get("message.history.gone")));
    }

    /** The payload in one line; empty until it has been made. */
    public String preview() {
        return summary.get();
    }

    /** See {@link #preview}. */
    public ReadOnlyStringProperty previewProperty() {
        return summary;
    }

    /** Whether the message has left the log since. */
    public boolean isGone() {
        return size < 0;
    }

    /** Whether it clears the retained message of its topic (MQTT 5, section 3.3.1.3). */
    public boolean clearsRetained() {
        return retained && size == 0;
    }

    /** The rest of its lifetime when it arrived, in seconds (MQTT 5, section 3.3.2.3.3); only if it expires. */
    public long lifetimeSeconds() {
        return (expiresNanos - timeNanos) / SECOND;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistoryRow row && row.position == position;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }
}
