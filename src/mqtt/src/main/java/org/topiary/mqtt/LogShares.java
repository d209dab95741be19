// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;

/**
 * The rule by which open sessions share the memory for their logs. Each may hold at least the floor. What is left goes
 * to whoever uses it first. Once nothing is left, a session that receives, and holds less than its fair share, gets
 * room; the session that holds most beyond its fair share gives it, chunk by chunk. The fair share is the floor, and of
 * the rest the part that the session received of all that was received in the last minutes.
 *
 * @param total bytes for all
 * @param chunk bytes by which a log grows and shrinks
 */
record LogShares(long total, long chunk) {
    /** What an open session may hold at least, as long as that is not more than half of all for all of them. */
    static final long FLOOR = 16L << 20;

    private static final int LEAST_CHUNKS = 2;

    /**
     * How a session uses its log.
     *
     * @param held bytes it has, in whole chunks
     * @param arrived bytes that were written since the last time that limits were set
     * @param recent bytes that were written in the last minutes, more or less
     */
    record Use(long held, long arrived, double recent) {}

    /** Bytes that each of so many sessions may hold in any case, in whole chunks. */
    long floor(int sessions) {
        return Math.max(LEAST_CHUNKS * chunk, roundDown(Math.min(FLOOR, total / 2 / sessions)));
    }

    /**
     * How many bytes each may hold from now on: less than it holds where it is to give some. In the order of the uses.
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
            // As much again as came since the last time, so that nobody drops messages for room that is not needed.
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
                // A large message on a quiet connection is kept whole; whoever must make room for it is decided next
                // time.
                limits[i] = Math.max(limits[i], roundDown(total / 4));
            }
        }
        give(-spare, chunk, uses, fair, limits);
        // A chunk more than it has to, or shares that vary a little would send a chunk to and fro, and its messages are
        // dropped each time.
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
     * Lowers limits until so many bytes are given by those that hold at least {@code beyond} more than their fair
     * share.
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
