// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import org.topiary.core.log.Messages;

/** Collects the entries of a {@link History}. */
sealed interface HistorySource permits TopicHistory, SubtreeHistory {
    /** Steps between two checks of the clock; done even when time is up, so that every call makes progress. */
    int STEPS = 64;

    /**
     * Adds new messages and continues to collect existing ones, until a time of {@link System#nanoTime}. Returns
     * whether it changed the entries.
     */
    boolean collect(PositionDeque entries, long deadline);

    /** Like {@link #collect}, but adds no new messages. */
    boolean collectOlder(PositionDeque entries, long deadline);

    /** Whether messages that existed at the last call are still to be collected. */
    boolean isLoading();

    /** Whether older messages are still to be collected. */
    boolean isLoadingOlder();

    /** Whether older messages than those collected have left the log, or may have. */
    boolean mayLackOlder();

    /**
     * What share of the log older messages have been looked for in, from 0 to 1; of a limited number of entries, that
     * of the entries if it is more.
     */
    double collected(PositionDeque entries);

    /** Number of messages received up to the last call. */
    long received();

    /**
     * Position of the newest message left out because of the limit of entries; {@link Messages#NONE} if there was none.
     */
    default long newestForgotten() {
        return Messages.NONE;
    }
}
