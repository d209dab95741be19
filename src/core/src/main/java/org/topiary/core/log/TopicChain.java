// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;

/** Walks along the back pointers of a log's records. */
final class TopicChain implements OlderMessages {
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

    TopicChain(ChunkRing ring) {
        this.ring = ring;
    }

    @Override
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

    @Override
    public int size() {
        return size;
    }

    @Override
    public long position(int index) {
        return positions[index];
    }

    @Override
    public long next() {
        return next;
    }
}
