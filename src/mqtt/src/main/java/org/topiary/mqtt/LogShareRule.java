// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;

/**
 * The rule by which open sessions share the memory for their logs. Each may hold at least the floor. The rest goes to
 * the first session that uses it. Once nothing is left, a session that receives messages and holds less than its fair
 * share gets room; the session that exceeds its fair share most gives it, chunk by chunk. The fair share is the floor
 * plus a part of the rest, in proportion to what the session received in the last few minutes.
 *
 * @param total bytes for all sessions
 * @param chunk bytes by which a log grows and shrinks
 */
record LogShareRule(long total, long chunk) {
    /**
     * Bytes that an open session may hold in any case, unless the floors of all sessions together exceed half of the
     * total.
     */
    static final long FLOOR = 16L << 20;

    private static final int MIN_CHUNKS = 2;

    /**
     * How a session uses its log.
     *
     * @param held bytes it has, in whole chunks
     * @param arrived bytes written since limits were last set
     * @param recent bytes written in about the last few minutes
     */
    record Use(long held, long arrived, double recent) {}

    /** Bytes that each session may hold in any case, in whole chunks, if there are that many sessions. */
    long floor(int sessions) {
        return Math.max(MIN_CHUNKS * chunk, roundDown(Math.min(FLOOR, total / 2 / sessions)));
    }

    /**
     * Bytes that each session may hold from now on, in the order of the uses; less than it holds if it must give some.
     */
    long[] limits(List<Use> uses) {
        if (uses.isEmpty()) {
            return new long[0];
        }
        int count = uses.size();
        long floor = floor(count);
        long[] fair = fairShares(uses, floor);
        long[] limits = new long[count];
        long[] rooms = new long[count];
        long spare = total;
        long lacking = 0;
        for (int i = 0; i < count; i++) {
            Use use = uses.get(i);
            long safe = Math.max(floor, use.held);
            spare -= safe;
            // As much again as arrived since the last decision, so that no session drops messages for room that is not
            // needed.
            long room = use.arrived == 0
                    ? 0
                    : Math.clamp(use.held + roundUp(use.arrived), safe, Math.max(safe, fair[i])) - safe;
            lacking += room;
            limits[i] = safe;
            rooms[i] = room;
        }
        for (int i = 0; i < count; i++) {
            limits[i] += Math.max(rooms[i], spare);
            if (uses.get(i).held <= floor) {
                // Keeps a large message whole on a quiet connection; the next decision picks the session that makes
                // room for it.
                limits[i] = Math.max(limits[i], roundDown(total / 4));
            }
        }
        give(-spare, chunk, uses, fair, limits);
        // One chunk more than necessary. Otherwise shares that vary a little would move a chunk back and forth,
        // dropping its messages each time.
        give(lacking - Math.max(0, spare), 2 * chunk, uses, fair, limits);
        return limits;
    }

    private long[] fairShares(List<Use> uses, long floor) {
        double received = uses.stream().mapToDouble(Use::recent).sum();
        long rest = Math.max(0, total - uses.size() * floor);
        return uses.stream()
                .mapToLong(use ->
                        floor + roundDown((long) (rest * (received > 0 ? use.recent / received : 1.0 / uses.size()))))
                .toArray();
    }

    /**
     * Lowers limits until this many bytes are given by sessions that exceed their fair share by at least
     * {@code beyond}.
     */
    private void give(long bytes, long beyond, List<Use> uses, long[] fair, long[] limits) {
        for (long lacking = bytes; lacking > 0; lacking -= chunk) {
            int richest = -1;
            long most = 0;
            for (int i = 0; i < fair.length; i++) {
                long excess = Math.min(uses.get(i).held, limits[i]) - fair[i];
                if (excess >= beyond && excess > most) {
                    richest = i;
                    most = excess;
                }
            }
            if (richest < 0) {
                return;
            }
            limits[richest] = Math.min(limits[richest], uses.get(richest).held) - chunk;
        }
    }

    private long roundDown(long bytes) {
        return bytes / chunk * chunk;
    }

    private long roundUp(long bytes) {
        return Math.ceilDiv(bytes, chunk) * chunk;
    }
}
