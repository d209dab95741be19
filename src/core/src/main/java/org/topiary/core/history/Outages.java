// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The times without a connection, in which messages may have been missed. Keeps the newest {@value #CAPACITY}. Writers
 * exclude each other; readers need no lock.
 */
public final class Outages {
    static final int CAPACITY = 1_000;
    /** The end of an outage that lasts. */
    private static final long LASTING = Long.MAX_VALUE;

    /**
     * A time without a connection.
     *
     * @param fromNanos when the connection was lost, ns since the epoch
     * @param toNanos when there was a connection again; {@link Long#MAX_VALUE} while there is none
     */
    public record Outage(long fromNanos, long toNanos) {
        /** Whether there is still no connection. */
        public boolean lasts() {
            return toNanos == LASTING;
        }
    }

    private volatile List<Outage> all = List.of();

    /** Records that a connection has ended; nothing if there was none. */
    public synchronized void began(long nowNanos) {
        if (!isLasting()) {
            List<Outage> changed = new ArrayList<>(all.subList(Math.max(0, all.size() - CAPACITY + 1), all.size()));
            changed.add(new Outage(nowNanos, LASTING));
            all = List.copyOf(changed);
        }
    }

    /** Records that there is a connection again; nothing if there was one. */
    public synchronized void ended(long nowNanos) {
        if (isLasting()) {
            List<Outage> changed = new ArrayList<>(all);
            Outage last = changed.removeLast();
            changed.add(new Outage(last.fromNanos(), Math.max(nowNanos, last.fromNanos())));
            all = List.copyOf(changed);
        }
    }

    private boolean isLasting() {
        return !all.isEmpty() && all.getLast().lasts();
    }

    /** The outages, oldest first. */
    public List<Outage> all() {
        return all;
    }

    /** Whether there was no connection at some time in a span. */
    public boolean anyBetween(long fromNanos, long toNanos) {
        List<Outage> now = all;
        // The newest are asked for most.
        for (int i = now.size() - 1; i >= 0 && now.get(i).toNanos() > fromNanos; i--) {
            if (now.get(i).fromNanos() < toNanos) {
                return true;
            }
        }
        return false;
    }
}
