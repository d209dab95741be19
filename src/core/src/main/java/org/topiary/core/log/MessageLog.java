// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bounded log of all messages of a session: a ring of chunks outside the Java heap, made as they are needed.
 * Records stand at byte positions that only grow; when room is needed, the oldest chunk is dropped whole, with every
 * message that starts in it. A message is kept whole or not at all.
 *
 * <p>The capacity can be changed while the log is in use, see {@link #setCapacity}: a smaller one drops the oldest
 * chunks, as if newer messages had needed their room, and frees their memory; a larger one lets more messages stay from
 * then on.
 *
 * <p>One thread appends; any number of threads read, without locks. A reader copies and then looks again whether the
 * record was dropped meanwhile, so it gets the message as it was appended, or null. Closing is for any thread: memory
 * is freed, readers find the log empty, messages appended afterwards count as rejected.
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

    private final ChunkRing ring;
    private final RecordWriter writer;
    private final RecordReader reader;

    /**
     * A log of about this many bytes, at most; memory is taken as messages come.
     *
     * @throws IllegalArgumentException if the capacity is not between {@link #MIN_CAPACITY} and {@link #MAX_CAPACITY}
     */
    public MessageLog(long capacityBytes) {
        this(capacityBytes, new ChunkMemory());
    }

    /**
     * A log that takes its memory from what several logs share. While there is none left the oldest messages make room
     * for the newest; only the first two chunks, and those for a message that the log has no room for otherwise, are
     * taken in any case.
     *
     * @throws IllegalArgumentException if the capacity is not between {@link #MIN_CAPACITY} and {@link #MAX_CAPACITY}
     */
    public MessageLog(long capacityBytes, SharedMemory shared) {
        this(capacityBytes, new ChunkMemory(shared));
    }

    MessageLog(long capacityBytes, ChunkMemory memory) {
        if (capacityBytes < MIN_CAPACITY || capacityBytes > MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "A message log has " + MIN_CAPACITY + " to " + MAX_CAPACITY + " bytes, not " + capacityBytes);
        }
        ring = new ChunkRing(capacityBytes, memory);
        writer = new RecordWriter(ring);
        reader = new RecordReader(ring);
    }

    /** Bytes of a chunk, by which a log of this capacity grows and shrinks: a power of two. */
    public static int chunkBytes(long capacityBytes) {
        return ChunkRing.chunkBytes(capacityBytes);
    }

    /**
     * Changes how many bytes the log holds at most, from two chunks up to what it was made with; a number beyond is
     * taken for the nearest. It takes effect with the next message, or by {@link #applyCapacity}. Any thread.
     */
    public void setCapacity(long bytes) {
        ring.setCapacity(bytes);
    }

    /** Writer thread only. Gives memory back now that a smaller capacity leaves no right to. */
    public void applyCapacity() {
        ring.applyCapacity();
    }

    /**
     * Writer thread only. Returns the record's position, or {@link #NONE} when the message was not kept (counted in
     * {@link #rejected()}): it is larger than {@link #maxRecordBytes()}, or the log is closed, or there is no memory at
     * all. The buffers' positions stay.
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
        return writer.append(topic, timeNanos, previous, qos, retained, duplicate, properties, payload);
    }

    /** The message at a position, or null when the log has dropped it. Any thread. */
    public @Nullable Message read(long position) {
        return reader.read(position);
    }

    /** Like {@link #read}, with at most the first {@code maxPayload} bytes of the payload, for previews. */
    public @Nullable Head readHead(long position, int maxPayload) {
        return reader.readHead(position, maxPayload);
    }

    /**
     * A part of a payload: at most {@code most} bytes from index {@code from} on; null when the log has dropped the
     * message.
     */
    public byte @Nullable [] readPayload(long position, int from, int most) {
        return reader.readPayload(position, from, most);
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
        return ring.first();
    }

    /** Position after the newest message: where the next one will stand. */
    public long end() {
        return ring.end();
    }

    /**
     * Position of the record after the one at {@code position}, which must be between first and end; {@link #end()}
     * after the last; {@link #NONE} if the position was dropped meanwhile, or the log closed: go on from
     * {@link #first()} then.
     */
    public long next(long position) {
        return reader.next(position);
    }

    /**
     * Time of the message at a position, ns since the epoch; the smallest number if it is not there (any more). Any
     * thread, no allocation.
     */
    public long time(long position) {
        return reader.time(position);
    }

    /**
     * Topic id of the message at a position, {@link #NO_TOPIC} if it is not there (any more). Any thread, no
     * allocation.
     */
    public int topic(long position) {
        return reader.topic(position);
    }

    /**
     * A record before {@code position} (which must not be beyond {@link #end()}) from where {@link #next} leads there:
     * the first that starts in the same chunk, else the first in the nearest chunk before it; {@link #NONE} if there is
     * none. Any thread.
     */
    public long startBefore(long position) {
        return ring.startBefore(position);
    }

    /**
     * Bytes the log holds at most: what it was made with or {@link #setCapacity} is in effect, in whole chunks, or what
     * memory there is for it now, if less.
     */
    public long capacityBytes() {
        return ring.capacityBytes();
    }

    /** Bytes of the chunks that the log has, whether they are in use or will be next. */
    public long heldBytes() {
        return ring.heldBytes();
    }

    /**
     * Largest record that is kept, in bytes, with its header of 32: the capacity asked for last less a chunk, so that
     * it fits wherever it starts.
     */
    public long maxRecordBytes() {
        return ring.maxRecordBytes();
    }

    /** Bytes in use, at most the capacity. */
    public long usedBytes() {
        // In this order: the end never falls behind a first that was read before it.
        long from = first();
        return Math.min(capacityBytes(), end() - from);
    }

    /** Messages ever appended. */
    public long appended() {
        return writer.appended();
    }

    /** Messages that made room for newer ones. */
    public long dropped() {
        return ring.dropped();
    }

    /** Messages that could not be kept: larger than {@link #maxRecordBytes()}, or after the log was closed. */
    public long rejected() {
        return writer.rejected();
    }

    /** For readers that are part of the log, and know the layout of records. */
    ChunkRing ring() {
        return ring;
    }

    RecordReader reader() {
        return reader;
    }

    @Override
    public void close() {
        ring.close();
    }
}
