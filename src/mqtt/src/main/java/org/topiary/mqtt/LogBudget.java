// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.LinkedHashSet;
import java.util.Set;

import org.topiary.core.MessageLog;

/**
 * The bytes that the logs of all open sessions share: each may have the same part of them. When a session comes, the others give
 * theirs, and drop their oldest messages for it; when one goes, they may grow into its part. Any thread.
 */
public final class LogBudget {
    private final long bytes;
    private final Set<Session> sessions = new LinkedHashSet<>();

    /** @param bytes at least {@link MessageLog#MIN_CAPACITY}; a log has two chunks at least, even if that is more than its part */
    public LogBudget(long bytes) {
        this.bytes = bytes;
    }

    /** All of it: what a session is to be made with. */
    public long bytes() {
        return bytes;
    }

    /** Gives a new session its part, until it is closed. To be called before it connects. */
    public void join(Session session) {
        synchronized (this) {
            sessions.add(session);
            divide();
        }
    }

    /** Gives the part of a session to the others, once its log is freed. */
    public void leave(Session session) {
        synchronized (this) {
            if (sessions.remove(session)) {
                divide();
            }
        }
    }

    private void divide() {
        for (Session session : sessions) {
            session.setLogCapacity(bytes / sessions.size());
        }
    }
}
