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
 * The bounded log of all messages of a session: a ring of chunks outside the Java heap, made as they are needed.
 * Records stand
 * at byte positions that only grow; when room is needed, the oldest chunk is dropped whole, with every message that
 * starts in it.
 * A message is kept whole or not at all.
 *
 * <p>The capacity can be changed while the log is in use, see {@link #setCapacity}: a smaller one drops the oldest chunks, as if newer
 * messages had needed their room, and frees their memory; a larger one lets more messages stay from then on.
 *
 * <p>One thread appends; any number of threads read, without locks. A reader copies and then looks again whether the
 * record was
 * dropped meanwhile, so it gets the message as it was appended, or null. Closing is for any thread: memory is freed,
 * readers find
 * the log empty, messages appended afterwards count as rejected.
 */
public final class MessageLog implements AutoCloseable {
    /** No position: the topic had no earlier message. */
    public static final long NONE = -1;

    /** No topic: the message is not there. */
    public static final int NO_TOPIC = -1;

    /** Smallest log, in bytes. */
    public static final long MIN_CAPACITY = 64 * 1024;

    /** Largest log, in bytes. */
    public static final long MAX_CAPACITY = 1L << 40;

    private static final int CHUNKS_WANTED = 64;
    /** One to write to, and one that stays. */
    private static final int LEAST_CHUNKS = 2;

    private static final long MIN_CHUNK = 4 * 1024;
    private static final long MAX_CHUNK = 4 * 1024 * 1024;

    // The record: a header that lies in one chunk, properties, payload, padding to 8 bytes.
    static final int PREVIOUS = 0;
    private static final int TIME = 8;
    private static final int TOPIC = 16;
    static final int PAYLOAD_LENGTH = 20;
    static final int PROPERTIES_LENGTH = 24;
    private static final int FLAGS = 28;
    static final int HEADER = 32;

    private static final int QOS_MASK = 3;
    private static final int RETAINED = 4;
    private static final int DUPLICATE = 8;

    private static final byte[] NO_BYTES = {};

    private record Header(long previous, long time, int topic, int payloadLength, int propertiesLength, int flags) {
        Qos qos() {
            return Qos.ofLevel(flags & QOS_MASK);
        }

        boolean retained() {
            return (flags & RETAINED) != 0;
        }

        boolean duplicate() {
            return (flags & DUPLICATE) != 0;
        }
    }

    private final ChunkMemory memory;
    private final int chunkBits;
    private final int chunkSize;
    private final int chunkCount;
    /** A chunk that is not in use has none: null. */
    private final @Nullable ByteBuffer[] ring;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long capacity;
    /** Chunks that the log is to have at most. */
    private final AtomicInteger wanted;
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    /** Per slot of the ring the first record that starts in its chunk, or NONE. */
    private final AtomicLongArray firstStarts;

    // The writer's own: per slot of the ring how many records start in its chunk, and the state of the ring.
    private final int[] starts;
    private int most;
    private long oldestChunk;
    private long chunksReady;
    private boolean memoryExhausted;

    /**
     * A log of about this many bytes, at most; memory is taken as messages come.
     *
     * @throws IllegalArgumentException if the capacity is not between {@link #MIN_CAPACITY} and {@link #MAX_CAPACITY}
     */
    public MessageLog(long capacityBytes) {
        this(capacityBytes, new ChunkMemory());
    }

    /**
     * A log that takes its memory from what several logs share. While there is none left the oldest messages make room for the newest;
     * only the first two chunks, and those for a message that the log has no room for otherwise, are taken in any case.
     *
     * @throws IllegalArgumentException if the capacity is not between {@link #MIN_CAPACITY} and {@link #MAX_CAPACITY}
     */
    public MessageLog(long capacityBytes, SharedMemory shared) {
        this(capacityBytes, new ChunkMemory(shared));
    }

    MessageLog(long capacityBytes, ChunkMemory memory) {
        if (capacityBytes < MIN_CAPACITY || capacityBytes > MAX_CAPACITY) {
            throw new IllegalArgumentException("A message log has " + MIN_CAPACITY + " to " + MAX_CAPACITY
                    + " bytes, not " + capacityBytes);
        }
        this.memory = memory;
        chunkSize = chunkBytes(capacityBytes);
        chunkBits = Integer.numberOfTrailingZeros(chunkSize);
        chunkCount = (int) (capacityBytes >> chunkBits);
        most = chunkCount;
        wanted = new AtomicInteger(chunkCount);
        capacity = (long) chunkCount << chunkBits;
        ring = new @Nullable ByteBuffer[chunkCount];
        long[] noStarts = new long[chunkCount];
        Arrays.fill(noStarts, NONE);
        firstStarts = new AtomicLongArray(noStarts);
        starts = new int[chunkCount];
    }

    /** Bytes of a chunk, by which a log of this capacity grows and shrinks: a power of two. */
    public static int chunkBytes(long capacityBytes) {
        return Math.toIntExact(Math.clamp(Long.highestOneBit(capacityBytes / CHUNKS_WANTED), MIN_CHUNK, MAX_CHUNK));
    }

    /**
     * Changes how many bytes the log holds at most, from two chunks up to what it was made with; a number beyond is taken for the nearest.
     * It takes effect with the next message, or by {@link #applyCapacity}. Any thread.
     */
    public void setCapacity(long bytes) {
        wanted.set(Math.clamp(bytes >> chunkBits, LEAST_CHUNKS, chunkCount));
    }

    /** Writer thread only. Gives memory back now that a smaller capacity leaves no right to. */
    public void applyCapacity() {
        most = wanted.get();
        memoryExhausted = false;
        long position = end.getPlain();
        while (chunksReady - oldestChunk > most && oldestChunk < position >> chunkBits) {
            memory.free(takeOldestChunk(position));
        }
        capacity = (long) most << chunkBits;
    }

    /**
     * Writer thread only. Returns the record's position, or {@link #NONE} when the message was not kept (counted in
     * {@link #rejected()}): it is larger than {@link #maxRecordBytes()}, or the log is closed, or there is no memory at
     * all. The
     * buffers' positions stay.
     *
     * @param previous position of the previous message of the same topic, or {@link #NONE}
     */
    public long append(
            int topic,
            long timeNanos,
            long previous,
            Qos qos,
            boolean retained,
            boolean duplicate,
            ByteBuffer properties,
            ByteBuffer payload) {
        try {
            // A volatile read for every message would cost a fourth of the rate.
            if (most != wanted.getOpaque()) {
                applyCapacity();
            }
            long position = end.getPlain();
            long length = recordLength(properties.remaining(), payload.remaining());
            if (length > (long) (most - 1) << chunkBits || closed.get() || !makeRoom(position, (position + length - 1) >> chunkBits)) {
                return reject();
            }
            ByteBuffer chunk = writable(position);
            int at = offset(position);
            chunk.putLong(at + PREVIOUS, previous);
            chunk.putLong(at + TIME, timeNanos);
            chunk.putInt(at + TOPIC, topic);
            chunk.putInt(at + PAYLOAD_LENGTH, payload.remaining());
            chunk.putInt(at + PROPERTIES_LENGTH, properties.remaining());
            chunk.putInt(at + FLAGS, qos.level() | (retained ? RETAINED : 0) | (duplicate ? DUPLICATE : 0));
            copyIn(position + HEADER, properties);
            copyIn(position + HEADER + properties.remaining(), payload);

            int slot = slot(position >> chunkBits);
            if (starts[slot]++ == 0) {
                firstStarts.setOpaque(slot, position);
            }
            appended.setOpaque(appended.getPlain() + 1);
            end.setRelease(startOfNext(position + length));
            return position;
        } catch (IllegalStateException e) {
            requireClosed(e);
            return reject();
        }
    }

    private long reject() {
        rejected.setOpaque(rejected.getPlain() + 1);
        return NONE;
    }

    /**
     * Makes the chunks up to the last one ready to be written; what must go for it goes. False if there is no memory.
     */
    private boolean makeRoom(long position, long lastChunk) {
        for (; chunksReady <= lastChunk; chunksReady++) {
            boolean canDrop = oldestChunk < position >> chunkBits;
            long chunks = chunksReady - oldestChunk;
            ByteBuffer chunk = chunks >= most ? null : allocate(!canDrop || chunks < LEAST_CHUNKS);
            if (chunk == null) {
                // At its capacity, or with less memory than was asked for, the oldest chunk serves again.
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
                // Asked once only: the JDK tries hard, and long, before it says so.
                memoryExhausted = true;
                capacity = (chunksReady - oldestChunk) << chunkBits;
            }
        }
        return null;
    }

    /** Drops the oldest chunk; its memory is free to serve again. */
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
        int slot = slot(oldestChunk);
        dropped.setOpaque(dropped.getPlain() + starts[slot]);
        starts[slot] = 0;
        firstStarts.setOpaque(slot, NONE);
        oldestChunk++;
        long oldest = position;
        for (long chunk = oldestChunk; chunk <= position >> chunkBits; chunk++) {
            long start = firstStarts.getPlain(slot(chunk));
            if (start != NONE) {
                oldest = start;
                break;
            }
        }
        first.setOpaque(oldest);
        // Before any byte of the chunk is written again, every reader must be able to see that its messages are gone.
        VarHandle.storeStoreFence();
    }

    private ByteBuffer writable(long position) {
        ByteBuffer chunk = ring[slot(position >> chunkBits)];
        if (chunk == null) {
            throw new AssertionError("No chunk at " + position);
        }
        return chunk;
    }

    private void copyIn(long position, ByteBuffer source) {
        int from = source.position();
        long to = position;
        for (int left = source.remaining(); left > 0; ) {
            int piece = Math.min(left, chunkSize - offset(to));
            writable(to).put(offset(to), source, from, piece);
            from += piece;
            to += piece;
            left -= piece;
        }
    }

    /** The message at a position, or null when the log has dropped it. Any thread. */
    public @Nullable Message read(long position) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            byte[] properties = copyOut(position + HEADER, header.propertiesLength);
            byte[] payload = copyOut(position + HEADER + header.propertiesLength, header.payloadLength);
            return isStillThere(position)
                    ? new Message(
                            position,
                            header.previous,
                            header.topic,
                            header.time,
                            header.qos(),
                            header.retained(),
                            header.duplicate(),
                            properties,
                            payload)
                    : null;
        } catch (IllegalStateException e) {
            requireGone(position, e);
            return null;
        }
    }

    /** Like {@link #read}, with at most the first {@code maxPayload} bytes of the payload, for previews. */
    public @Nullable Head readHead(long position, int maxPayload) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            byte[] start = copyOut(
                    position + HEADER + header.propertiesLength, Math.clamp(maxPayload, 0, header.payloadLength));
            return isStillThere(position)
                    ? new Head(
                            position,
                            header.previous,
                            header.topic,
                            header.time,
                            header.qos(),
                            header.retained(),
                            header.duplicate(),
                            header.payloadLength,
                            start)
                    : null;
        } catch (IllegalStateException e) {
            requireGone(position, e);
            return null;
        }
    }

    /** A part of a payload: at most {@code most} bytes from index {@code from} on; null when the log has dropped the message. */
    public byte @Nullable [] readPayload(long position, int from, int most) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            int start = Math.clamp(from, 0, header.payloadLength);
            byte[] part = copyOut(
                    position + HEADER + header.propertiesLength + start, Math.clamp(most, 0, header.payloadLength - start));
            return isStillThere(position) ? part : null;
        } catch (IllegalStateException e) {
            requireGone(position, e);
            return null;
        }
    }

    /**
     * Copies bytes as they stand in the log, headers and all. Returns false when the record at {@code witness} is gone, which starts in
     * the same chunk as the one that the bytes begin in, and not after it: then they may be anything. Any thread.
     */
    boolean copyRaw(long witness, long from, byte[] target, int length) {
        try {
            return copyOut(from, target, length) && isStillThere(witness);
        } catch (IllegalStateException e) {
            requireGone(witness, e);
            return false;
        }
    }

    /**
     * A message without all of its payload.
     *
     * @param payloadLength bytes of the whole payload
     * @param start the first bytes of the payload
     */
    public record Head(
            long position,
            long previous,
            int topic,
            long timeNanos,
            Qos qos,
            boolean retained,
            boolean duplicate,
            int payloadLength,
            byte[] start) {}

    /** Position of the oldest message that is still there; equals {@link #end()} when empty. */
    public long first() {
        return closed.get() ? end() : first.getAcquire();
    }

    /** Position after the newest message: where the next one will stand. */
    public long end() {
        return end.getAcquire();
    }

    /**
     * Position of the record after the one at {@code position}, which must be between first and end; {@link #end()}
     * after the last;
     * {@link #NONE} if the position was dropped meanwhile, or the log closed: go on from {@link #first()} then.
     */
    public long next(long position) {
        try {
            long now = end();
            if (position >= now && !closed.get()) {
                return now;
            }
            ByteBuffer chunk = chunkOf(position);
            if (chunk == null) {
                return NONE;
            }
            int at = offset(position);
            long length = recordLength(chunk.getInt(at + PROPERTIES_LENGTH), chunk.getInt(at + PAYLOAD_LENGTH));
            return isStillThere(position) ? startOfNext(position + length) : NONE;
        } catch (IllegalStateException e) {
            requireGone(position, e);
            return NONE;
        }
    }

    /** Time of the message at a position, ns since the epoch; the smallest number if it is not there (any more). Any thread, no allocation. */
    public long time(long position) {
        try {
            ByteBuffer chunk = chunkOf(position);
            if (chunk == null) {
                return Long.MIN_VALUE;
            }
            long time = chunk.getLong(offset(position) + TIME);
            return isStillThere(position) ? time : Long.MIN_VALUE;
        } catch (IllegalStateException e) {
            requireGone(position, e);
            return Long.MIN_VALUE;
        }
    }

    /** Topic id of the message at a position, {@link #NO_TOPIC} if it is not there (any more). Any thread, no allocation. */
    public int topic(long position) {
        try {
            ByteBuffer chunk = chunkOf(position);
            if (chunk == null) {
                return NO_TOPIC;
            }
            int topic = chunk.getInt(offset(position) + TOPIC);
            return isStillThere(position) ? topic : NO_TOPIC;
        } catch (IllegalStateException e) {
            requireGone(position, e);
            return NO_TOPIC;
        }
    }

    /**
     * A record before {@code position} (which must not be beyond {@link #end()}) from where {@link #next} leads there: the first that
     * starts in the same chunk, else the first in the nearest chunk before it; {@link #NONE} if there is none. Any thread.
     */
    public long startBefore(long position) {
        long oldest = first();
        for (long chunk = (position - 1) >> chunkBits; chunk >= oldest >> chunkBits; chunk--) {
            // A slot that serves a newer chunk by now says so by its position.
            long start = firstStarts.getOpaque(slot(chunk));
            if (start >= oldest && start < position && start >> chunkBits == chunk) {
                return start;
            }
        }
        return NONE;
    }

    /** The header at a position, or null if there is none (any more). Whoever uses more than it says must look again. */
    private @Nullable Header header(long position) {
        ByteBuffer chunk = chunkOf(position);
        if (chunk == null) {
            return null;
        }
        int at = offset(position);
        Header header = new Header(
                chunk.getLong(at + PREVIOUS),
                chunk.getLong(at + TIME),
                chunk.getInt(at + TOPIC),
                chunk.getInt(at + PAYLOAD_LENGTH),
                chunk.getInt(at + PROPERTIES_LENGTH),
                chunk.getInt(at + FLAGS));
        return isStillThere(position) ? header : null;
    }

    /** The chunk in which a header may stand, or null if there is none. Whoever reads it must see afterwards whether it is still there. */
    @Nullable ByteBuffer chunkOf(long position) {
        return position < first() || position >= end() || (position & (Long.BYTES - 1)) != 0 || offset(position) > chunkSize - HEADER
                ? null
                : ring[slot(position >> chunkBits)];
    }

    /** Whether all that was read up to now of the record at a position was the record. */
    boolean isStillThere(long position) {
        VarHandle.loadLoadFence();
        return position >= first.getOpaque();
    }

    private byte[] copyOut(long position, int length) {
        if (length == 0) {
            return NO_BYTES;
        }
        byte[] copy = new byte[length];
        return copyOut(position, copy, length) ? copy : NO_BYTES;
    }

    private boolean copyOut(long position, byte[] target, int length) {
        long from = position;
        for (int done = 0; done < length; ) {
            ByteBuffer chunk = ring[slot(from >> chunkBits)];
            if (chunk == null) {
                // Taken away meanwhile, as the caller will see.
                return false;
            }
            int piece = Math.min(length - done, chunkSize - offset(from));
            chunk.get(offset(from), target, done, piece);
            done += piece;
            from += piece;
        }
        return true;
    }

    private void requireClosed(IllegalStateException e) {
        if (!closed.get()) {
            throw e;
        }
    }

    /** Memory may be freed under a reader's hands; then what it wanted to read must be gone. */
    void requireGone(long position, IllegalStateException e) {
        if (isStillThere(position)) {
            requireClosed(e);
        }
    }

    /**
     * Bytes the log holds at most: what it was made with or {@link #setCapacity} is in effect, in whole chunks, or what memory there is for
     * it now, if less.
     */
    public long capacityBytes() {
        long held = memory.held();
        // The sum may be more than a long can say.
        return held >= capacity || memory.free() >= capacity - held ? capacity : held + memory.free();
    }

    /** Bytes of the chunks that the log has, whether they are in use or will be next. */
    public long heldBytes() {
        return memory.held();
    }

    /**
     * Largest record that is kept, in bytes, with its header of 32: the capacity asked for last less a chunk, so that it fits
     * wherever it starts.
     */
    public long maxRecordBytes() {
        return (long) (wanted.get() - 1) << chunkBits;
    }

    /** Bytes in use, at most the capacity. */
    public long usedBytes() {
        // In this order: the end never falls behind a first that was read before it.
        long from = first();
        return Math.min(capacityBytes(), end() - from);
    }

    /** Messages ever appended. */
    public long appended() {
        return appended.getOpaque();
    }

    /** Messages that made room for newer ones. */
    public long dropped() {
        return dropped.getOpaque();
    }

    /** Messages that could not be kept: larger than {@link #maxRecordBytes()}, or after the log was closed. */
    public long rejected() {
        return rejected.getOpaque();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            memory.close();
        }
    }

    /** Bytes from the start of a record to its end, padding included. */
    static long recordLength(int propertiesLength, int payloadLength) {
        return (HEADER + (long) propertiesLength + payloadLength + (Long.BYTES - 1)) & -Long.BYTES;
    }

    /** Where the record after one that ends here starts: a header does not cross into the next chunk. */
    long startOfNext(long recordEnd) {
        return chunkSize - offset(recordEnd) < HEADER ? ((recordEnd >> chunkBits) + 1) << chunkBits : recordEnd;
    }

    int offset(long position) {
        return (int) (position & (chunkSize - 1));
    }

    private int slot(long chunk) {
        return (int) (chunk % chunkCount);
    }
}
