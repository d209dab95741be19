// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.IdentityHashMap;

import org.jspecify.annotations.Nullable;

/** The memory of a log's chunks, outside the Java heap: each is freed for itself, and all by {@link #close}. Any thread. */
class ChunkMemory implements AutoCloseable {
    private final IdentityHashMap<ByteBuffer, Arena> arenas = new IdentityHashMap<>();
    private boolean closed;

    /**
     * A chunk of zeros.
     *
     * @throws OutOfMemoryError if there is no memory for it
     * @throws IllegalStateException if closed
     */
    // free() or close() closes the arena.
    @SuppressWarnings("MustBeClosedChecker")
    synchronized ByteBuffer allocate(int bytes) {
        if (closed) {
            throw new IllegalStateException("The memory of the log was freed");
        }
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

    /** Frees a chunk; whoever still reads it gets an IllegalStateException. */
    synchronized void free(ByteBuffer chunk) {
        @Nullable Arena arena = arenas.remove(chunk);
        if (arena != null) {
            arena.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        arenas.values().forEach(Arena::close);
        arenas.clear();
    }
}
