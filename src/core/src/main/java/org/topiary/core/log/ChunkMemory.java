// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Manages the memory of a log's chunks, outside the Java heap. Chunks are freed one by one, or all by {@link #close}.
 * Any thread.
 */
class ChunkMemory implements AutoCloseable {
    private final IdentityHashMap<ByteBuffer, Arena> arenas = new IdentityHashMap<>();
    private final SharedMemory shared;
    private final AtomicLong held = new AtomicLong();
    private boolean closed;

    /** Memory that is not shared with other logs. */
    ChunkMemory() {
        this(new SharedMemory(Long.MAX_VALUE));
    }

    /** @param shared the budget that the bytes of the chunks are taken from */
    ChunkMemory(SharedMemory shared) {
        this.shared = shared;
    }

    /**
     * Reserves the bytes of a chunk for {@link #allocate}. Returns false if too few are free, unless {@code needed} is
     * set.
     *
     * @throws IllegalStateException if closed
     */
    synchronized boolean reserve(int bytes, boolean needed) {
        requireOpen();
        if (needed) {
            shared.take(bytes);
        } else if (!shared.tryTake(bytes)) {
            return false;
        }
        held.addAndGet(bytes);
        return true;
    }

    /** Returns the reservation of a chunk that is not, or no longer, allocated. */
    synchronized void release(int bytes) {
        if (!closed) {
            held.addAndGet(-bytes);
            shared.giveBack(bytes);
        }
    }

    /** Number of reserved bytes. */
    long held() {
        return held.get();
    }

    /** Number of bytes that can still be reserved, unless other logs take them first. */
    long free() {
        return Math.max(0, shared.free());
    }

    /**
     * Allocates a chunk filled with zeros.
     *
     * @throws OutOfMemoryError if there is not enough memory
     * @throws IllegalStateException if closed
     */
    // free() or close() closes the arena.
    @SuppressWarnings("MustBeClosedChecker")
    synchronized ByteBuffer allocate(int bytes) {
        requireOpen();
        Arena arena = Arena.ofShared();
        try {
            ByteBuffer chunk = arena.allocate(bytes, Long.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
            arenas.put(chunk, arena);
            return chunk;
        } catch (OutOfMemoryError e) {
            arena.close();
            throw e;
        }
    }

    /** Frees a chunk; a thread that still reads it gets an IllegalStateException. */
    synchronized void free(ByteBuffer chunk) {
        @Nullable Arena arena = arenas.remove(chunk);
        if (arena != null) {
            arena.close();
            release(chunk.capacity());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The memory of the log was freed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        arenas.values().forEach(Arena::close);
        arenas.clear();
        shared.giveBack(held.getAndSet(0));
    }
}
