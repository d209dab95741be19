// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;

/**
 * Walks from a message to the older ones of its topic, a batch at a time. One thread; allocates nothing after it was
 * made.
 */
public final class BackChain {
    private static final int BATCH = 256;
    private static final int CACHE_LINE = 64;
    private static final long AHEAD = 16 * CACHE_LINE;

    private final ChunkRing ring;
    private final long[] positions = new long[BATCH];
    private int size;
    private long next;

    /** What the sweeps saw; without a use they would be left out of the program. */
    @SuppressWarnings("UnusedVariable")
    private int seen;

    public BackChain(MessageLog log) {
        ring = log.ring();
    }

    /** Walks from a position on, it included, down to {@code downTo}, that not included, and at most a batch. */
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
     * Looks at what lies between two positions, so that the processor has it at hand when the walk comes there. A step
     * of the walk needs the one before it, and would wait for the memory each time; measured, this halves the time
     * where every third message is of the topic.
     */
    private long sweep(ByteBuffer chunk, long from, long to) {
        long at = from;
        for (; at > to; at -= CACHE_LINE) {
            seen += chunk.get(ring.offset(at));
        }
        return at;
    }

    /** Messages of the last batch. */
    public int size() {
        return size;
    }

    /** Position of a message of the last batch, the newest is 0. */
    public long position(int index) {
        return positions[index];
    }

    /**
     * Where the walk stands: where it would go on, {@link MessageLog#NONE} after the first message of the topic. It may
     * be gone.
     */
    public long next() {
        return next;
    }
}
