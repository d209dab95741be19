// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Logs a failure with its cause when it first happens; after that, only its count at each power of ten, because a
 * failure in every tick or message must not fill the log. Any thread.
 */
public final class FailureLog {
    /** The number of kinds of failures that are counted; when it is reached, all counts start again. */
    private static final int MAX_KINDS = 1_000;

    private static final int TEN = 10;

    private final Logger log;
    private final Map<Kind, Long> counts = new HashMap<>();

    /** Two failures are of the same kind if the same work failed at the same place. */
    private record Kind(String work, Class<?> type, String place) {
        static Kind of(String work, Throwable problem) {
            StackTraceElement[] trace = problem.getStackTrace();
            // Java omits the stack trace of exceptions that the same place throws often.
            return new Kind(work, problem.getClass(), trace.length == 0 ? "" : trace[0].toString());
        }
    }

    public FailureLog(Logger log) {
        this.log = log;
    }

    /**
     * @param work begins the sentence "… failed"
     * @return whether this is the first of its kind
     */
    public boolean log(String work, Throwable problem) {
        long times = count(Kind.of(work, problem));
        if (times == 1) {
            log.error("{} failed", work, problem);
        } else if (isPowerOfTen(times)) {
            log.error("{} failed for the same reason, {} times so far: {}", work, times, problem.toString());
        }
        return times == 1;
    }

    private synchronized long count(Kind kind) {
        if (counts.size() >= MAX_KINDS) {
            counts.clear();
        }
        return counts.merge(kind, 1L, Long::sum);
    }

    private static boolean isPowerOfTen(long value) {
        long rest = value;
        while (rest % TEN == 0) {
            rest /= TEN;
        }
        return rest == 1;
    }
}
