// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import org.topiary.core.log.MessageLog;

/** Where the entries of a {@link History} come from. */
sealed interface HistorySource permits TopicHistory, SubtreeHistory {
    /** Steps between two looks at the clock; done even when time is up, so that every call gets on. */
    int STEPS = 64;

    /**
     * Adds what came and goes on collecting what was there, until a time of {@link System#nanoTime}. Returns whether it
     * changed the entries.
     */
    boolean collect(PositionDeque entries, long deadline);

    /** The same without what came. */
    boolean collectOlder(PositionDeque entries, long deadline);

    /** Whether there is more to collect of what was there at the last call. */
    boolean isLoading();

    /** Whether there are older messages to collect. */
    boolean isLoadingOlder();

    /** Whether older messages than those collected have left the log, or may have. */
    boolean mayLackOlder();

    /** Messages received up to the last call. */
    long received();

    /** Position of the newest message left out for the limit of entries; {@link MessageLog#NONE} if there was none. */
    default long newestForgotten() {
        return MessageLog.NONE;
    }
}
