// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Manages the memory and the capacity of a log: a ring of chunks, allocated as needed. When the ring is full, the
 * oldest chunk is reused. Knows where records start, but not their content.
 *
 * <p>One thread writes; any number of threads read, without locks. After reading from a chunk, a reader must check
 * whether the record {@link #isStillThere}.
 */
final class ChunkRing implements AutoCloseable {
    private static final int CHUNKS_WANTED = 64;
    /** One to write to, and one to keep. */
    private static final int MIN_CHUNKS = 2;

    private static final long MIN_CHUNK = 4 * 1024;
    private static final long MAX_CHUNK = 4 * 1024 * 1024;

    private final ChunkMemory memory;
    private final int chunkBits;
    private final int chunkSize;
    private final int chunkCount;
    /** Null for a slot that is not in use. */
    private final @Nullable ByteBuffer[] ring;

    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long capacity;
    /** Maximum number of chunks of the log. */
    private final AtomicInteger wanted;

    private final AtomicLong first = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /** For each slot of the ring, the first record that starts in its chunk, or NONE. */
    private final AtomicLongArray firstStarts;

    /** For each slot of the ring, the number of records ever appended before the first that starts in its chunk. */
    private final AtomicLongArray before;

    // Writer only: the state of the ring.
    private int most;
    /** The chunk in which the newest record starts. */
    private long newestStart = Messages.NONE;

    private long oldestChunk;
    private long chunksReady;
    private boolean memoryExhausted;

    /** @param capacityBytes at least {@link MessageLog#MIN_CAPACITY}; the maximum that the ring holds at any time */
    ChunkRing(long capacityBytes, ChunkMemory memory) {
        this.memory = memory;
        chunkSize = chunkBytes(capacityBytes);
        chunkBits = Integer.numberOfTrailingZeros(chunkSize);
        chunkCount = (int) (capacityBytes >> chunkBits);
        most = chunkCount;
        wanted = new AtomicInteger(chunkCount);
        capacity = (long) chunkCount << chunkBits;
        ring = new @Nullable ByteBuffer[chunkCount];
        long[] noStarts = new long[chunkCount];
        Arrays.fill(noStarts, Messages.NONE);
        firstStarts = new AtomicLongArray(noStarts);
        before = new AtomicLongArray(chunkCount);
    }

    static int chunkBytes(long capacityBytes) {
        return Math.toIntExact(Math.clamp(Long.highestOneBit(capacityBytes / CHUNKS_WANTED), MIN_CHUNK, MAX_CHUNK));
    }

    void setCapacity(long bytes) {
        wanted.set(Math.clamp(bytes >> chunkBits, MIN_CHUNKS, chunkCount));
    }

    /** Writer. Frees memory beyond a reduced capacity now. */
    void applyCapacity() {
        most = wanted.get();
        memoryExhausted = false;
        long position = end.getPlain();
        while (chunksReady - oldestChunk > most && oldestChunk < position >> chunkBits) {
            memory.free(takeOldestChunk(position));
        }
        capacity = (long) most << chunkBits;
    }

    /**
     * Writer. Prepares the chunks for a record that starts at the {@link #writeEnd}, and drops old ones as needed.
     * Returns false if the record is too large, there is no memory, or the log is closed.
     *
     * @throws IllegalStateException if the log is closed meanwhile
     */
    boolean makeRoom(long length) {
        // A volatile read for every message would reduce the rate by a quarter.
        if (most != wanted.getOpaque()) {
            applyCapacity();
        }
        long position = end.getPlain();
        return length <= (long) (most - 1) << chunkBits
                && !closed.get()
                && makeRoom(position, (position + length - 1) >> chunkBits);
    }

    private boolean makeRoom(long position, long lastChunk) {
        for (; chunksReady <= lastChunk; chunksReady++) {
            boolean canDrop = oldestChunk < position >> chunkBits;
            long chunks = chunksReady - oldestChunk;
            ByteBuffer chunk = chunks >= most ? null : allocate(!canDrop || chunks < MIN_CHUNKS);
            if (chunk == null) {
                // At its capacity, or with less memory than requested, the log reuses the oldest chunk.
                if (!canDrop) {
                    return false;
                }
                chunk = takeOldestChunk(position);
            }
            ring[slot(chunksReady)] = chunk;
        }
        return true;
    }

    private @Nullable ByteBuffer allocate(boolean needed) {
        if (!memoryExhausted && memory.reserve(chunkSize, needed)) {
            try {
                return memory.allocate(chunkSize);
            } catch (OutOfMemoryError e) {
                memory.release(chunkSize);
                // Tried only once: the JDK tries long before it reports that there is no memory.
                memoryExhausted = true;
                capacity = (chunksReady - oldestChunk) << chunkBits;
            }
        }
        return null;
    }

    /** Drops the oldest chunk and returns its memory for reuse. */
    private ByteBuffer takeOldestChunk(long position) {
        int slot = slot(oldestChunk);
        dropOldestChunk(position);
        ByteBuffer chunk = ring[slot];
        if (chunk == null) {
            throw new AssertionError("No chunk in slot " + slot);
        }
        ring[slot] = null;
        return chunk;
    }

    private void dropOldestChunk(long position) {
        firstStarts.setOpaque(slot(oldestChunk), Messages.NONE);
        oldestChunk++;
        long oldest = position;
        long gone = appended.getPlain();
        for (long chunk = oldestChunk; chunk <= position >> chunkBits; chunk++) {
            int slot = slot(chunk);
            long start = firstStarts.getPlain(slot);
            if (start != Messages.NONE) {
                oldest = start;
                gone = before.getPlain(slot);
                break;
            }
        }
        // Released in this order: a reader that sees the new first record must not see the old count.
        dropped.setRelease(gone);
        first.setRelease(oldest);
        // Before any byte of the chunk is written again, every reader must be able to see that its messages are gone.
        VarHandle.storeStoreFence();
    }

    /** Writer. Where the next record starts. */
    long writeEnd() {
        return end.getPlain();
    }

    /** Writer. The chunk of a position for which there is room. */
    ByteBuffer writable(long position) {
        ByteBuffer chunk = chunk(position);
        if (chunk == null) {
            throw new AssertionError("No chunk at " + position);
        }
        return chunk;
    }

    /** Writer. Lets readers see a record that was written from the {@link #writeEnd} on. */
    void publish(long position, long recordEnd) {
        long chunk = position >> chunkBits;
        long number = appended.getPlain();
        if (chunk != newestStart) {
            newestStart = chunk;
            int slot = slot(chunk);
            before.setOpaque(slot, number);
            firstStarts.setOpaque(slot, position);
        }
        appended.setOpaque(number + 1);
        end.setRelease(startOfNext(recordEnd));
    }

    long first() {
        return closed.get() ? end() : first.getAcquire();
    }

    long end() {
        return end.getAcquire();
    }

    long startBefore(long position) {
        long oldest = first();
        for (long chunk = (position - 1) >> chunkBits; chunk >= oldest >> chunkBits; chunk--) {
            // If the slot has been reused for a newer chunk, its position shows that.
            long start = firstStarts.getOpaque(slot(chunk));
            if (start >= oldest && start < position && start >> chunkBits == chunk) {
                return start;
            }
        }
        return Messages.NONE;
    }

    /**
     * Number of records ever appended before a position returned by {@link #first} or {@link #startBefore};
     * {@link Messages#NONE} if that was dropped meanwhile.
     */
    long recordsBefore(long start) {
        // Read before the end: if the log is empty, nothing was appended, and so nothing dropped, in between.
        long all = dropped.getAcquire();
        if (end() == start) {
            return closed.get() ? appended() : all;
        }
        int slot = slot(start >> chunkBits);
        long records = before.getOpaque(slot);
        return firstStarts.getOpaque(slot) == start && isStillThere(start) ? records : Messages.NONE;
    }

    /** The chunk that may contain the header at a position, or null if there is none. */
    @Nullable
    ByteBuffer headerChunk(long position) {
        return position < first()
                        || position >= end()
                        || (position & (Long.BYTES - 1)) != 0
                        || offset(position) > chunkSize - RecordLayout.HEADER
                ? null
                : chunk(position);
    }

    /** The chunk of a position; null if it is not in use, or was dropped meanwhile. */
    @Nullable
    ByteBuffer chunk(long position) {
        return ring[slot(position >> chunkBits)];
    }

    /** Whether everything read so far from the record at a position was valid. */
    boolean isStillThere(long position) {
        VarHandle.loadLoadFence();
        return position >= first.getOpaque();
    }

    /**
     * Memory may be freed while a reader uses it. Then the record it was reading must be gone; otherwise rethrows the
     * exception.
     */
    void requireGone(long position, IllegalStateException e) {
        if (isStillThere(position)) {
            requireClosed(e);
        }
    }

    void requireClosed(IllegalStateException e) {
        if (!closed.get()) {
            throw e;
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    long capacityBytes() {
        long held = memory.held();
        // The sum may overflow a long.
        return held >= capacity || memory.free() >= capacity - held ? capacity : held + memory.free();
    }

    long heldBytes() {
        return memory.held();
    }

    long maxRecordBytes() {
        return (long) (wanted.get() - 1) << chunkBits;
    }

    /** Number of messages ever appended. */
    long appended() {
        return appended.getOpaque();
    }

    /** Number of messages dropped to make room for newer ones. */
    long dropped() {
        return dropped.getOpaque();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            memory.close();
        }
    }

    /** Where the record after one that ends here starts: a header never crosses a chunk boundary. */
    long startOfNext(long recordEnd) {
        return chunkSize - offset(recordEnd) < RecordLayout.HEADER
                ? ((recordEnd >> chunkBits) + 1) << chunkBits
                : recordEnd;
    }

    /** Offset of a position in its chunk. */
    int offset(long position) {
        return (int) (position & (chunkSize - 1));
    }

    /** Number of bytes from a position to the end of its chunk. */
    int leftInChunk(long position) {
        return chunkSize - offset(position);
    }

    private int slot(long chunk) {
        return (int) (chunk % chunkCount);
    }
}
