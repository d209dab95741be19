// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;

/**
 * Walks from a message to the older ones of its topic, a batch at a time. One thread; allocates nothing after
 * construction.
 */
public final class OlderMessages {
    private static final int BATCH = 256;
    private static final int CACHE_LINE = 64;
    private static final long AHEAD = 16 * CACHE_LINE;

    private final ChunkRing ring;
    private final long[] positions = new long[BATCH];
    private int size;
    private long next;

    /** The sum of the swept bytes; without a use, the compiler would remove the sweeps. */
    @SuppressWarnings("UnusedVariable")
    private int seen;

    public OlderMessages(MessageLog log) {
        ring = log.ring();
    }

    /** Walks from a position (inclusive) down to {@code downTo} (exclusive), for at most a batch. */
    public void walk(long from, long downTo) {
        size = 0;
        next = from;
        long swept = from;
        try {
            while (size < BATCH && next > downTo) {
                ByteBuffer chunk = ring.headerChunk(next);
                if (chunk == null) {
                    return;
                }
                long previous = chunk.getLong(ring.offset(next) + RecordLayout.PREVIOUS);
                if (!ring.isStillThere(next)) {
                    return;
                }
                positions[size++] = next;
                swept = sweep(chunk, Math.min(swept, next), Math.max(previous, next - AHEAD) - AHEAD);
                next = previous;
            }
        } catch (IllegalStateException e) {
            ring.requireGone(next, e);
        }
    }

    /**
     * Touches the cache lines between two positions, so that they are in the cache when the walk gets there. Each step
     * of the walk depends on the one before it and would wait for memory each time; in measurements, this halves the
     * time when every third message belongs to the topic.
     */
    private long sweep(ByteBuffer chunk, long from, long to) {
        long at = from;
        for (; at > to; at -= CACHE_LINE) {
            seen += chunk.get(ring.offset(at));
        }
        return at;
    }

    /** Number of messages in the last batch. */
    public int size() {
        return size;
    }

    /** Position of a message of the last batch; the newest has index 0. */
    public long position(int index) {
        return positions[index];
    }

    /**
     * The position where the walk would continue, {@link MessageLog#NONE} after the first message of the topic. The
     * message there may be gone.
     */
    public long next() {
        return next;
    }
}
