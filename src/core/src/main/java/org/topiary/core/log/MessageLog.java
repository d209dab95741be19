// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bounded log of all messages of a session: a ring of chunks outside the Java heap, allocated as needed. Records
 * have byte positions that only grow. When room is needed, the oldest chunk is dropped with every message that starts
 * in it. A message is kept whole or not at all.
 *
 * <p>The capacity can be changed while the log is in use, see {@link #setCapacity}: a smaller one drops the oldest
 * chunks, as if newer messages had needed the room, and frees their memory; a larger one keeps more messages from then
 * on.
 *
 * <p>One thread appends; any number of threads read, without locks. A reader copies and then checks whether the record
 * was dropped meanwhile, so it gets the message as it was appended, or null. Any thread may close the log: memory is
 * freed, readers see an empty log, and messages appended afterwards count as rejected.
 */
public final class MessageLog implements Messages, AutoCloseable {
    /** Smallest log, in bytes. */
    public static final long MIN_CAPACITY = 64 * 1024;

    /** Largest log, in bytes. */
    public static final long MAX_CAPACITY = 1L << 40;

    private final ChunkRing ring;
    private final RecordWriter writer;
    private final RecordReader reader;

    /**
     * A log of at most about this many bytes; memory is allocated as messages arrive.
     *
     * @throws IllegalArgumentException if the capacity is not between {@link #MIN_CAPACITY} and {@link #MAX_CAPACITY}
     */
    public MessageLog(long capacityBytes) {
        this(capacityBytes, new ChunkMemory());
    }

    /**
     * A log that takes its memory from a budget that several logs share. When the budget is used up, the oldest
     * messages make room for the newest. Only the first two chunks, and those for a message that would not fit
     * otherwise, are taken in any case.
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

    /** Size of a chunk in bytes, the step by which a log of this capacity grows and shrinks: a power of two. */
    public static int chunkBytes(long capacityBytes) {
        return ChunkRing.chunkBytes(capacityBytes);
    }

    /**
     * Changes the maximum number of bytes of the log; clamped to between two chunks and the capacity it was created
     * with. Takes effect with the next message, or with {@link #applyCapacity}. Any thread.
     */
    public void setCapacity(long bytes) {
        ring.setCapacity(bytes);
    }

    /** Writer thread only. Frees memory beyond a reduced capacity now. */
    public void applyCapacity() {
        ring.applyCapacity();
    }

    /**
     * Writer thread only. Appends a message and returns its position, or {@link #NONE} if it was not kept (counted in
     * {@link #rejected()}): it is larger than {@link #maxRecordBytes()}, the log is closed, or there is no memory at
     * all. The buffers' positions are unchanged.
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

    @Override
    public @Nullable Message read(long position) {
        return reader.read(position);
    }

    @Override
    public @Nullable Head readHead(long position, int maxPayload) {
        return reader.readHead(position, maxPayload);
    }

    @Override
    public byte @Nullable [] readPayload(long position, int from, int most) {
        return reader.readPayload(position, from, most);
    }

    @Override
    public byte @Nullable [] readProperties(long position, int most) {
        return reader.readProperties(position, most);
    }

    @Override
    public long first() {
        return ring.first();
    }

    @Override
    public long end() {
        return ring.end();
    }

    @Override
    public long next(long position) {
        return reader.next(position);
    }

    @Override
    public long time(long position) {
        return reader.time(position);
    }

    @Override
    public int topic(long position) {
        return reader.topic(position);
    }

    /** The first record that starts in the same chunk, otherwise the first in the nearest chunk before it. */
    @Override
    public long startBefore(long position) {
        return ring.startBefore(position);
    }

    /**
     * A cursor that reads the messages in order, beginning with the one at {@code from}: {@link #first()} for all in
     * the log, {@link #end()} for new ones only. If {@code from} has been dropped, the tail begins at the oldest
     * message instead; those between are not counted as {@link LogTail#missed()}, except from 0, the position of the
     * very first message. Any thread.
     *
     * @throws IllegalArgumentException if no record starts at {@code from}, or it is beyond the end
     */
    public LogTail tail(long from) {
        return new LogTail(this, from);
    }

    /**
     * Maximum number of bytes of the log: the capacity in effect, in whole chunks, or the memory that is available to
     * it now, if less.
     */
    @Override
    public long capacityBytes() {
        return ring.capacityBytes();
    }

    /** Number of bytes of all allocated chunks, including those not yet in use. */
    public long heldBytes() {
        return ring.heldBytes();
    }

    /**
     * Size of the largest record that is kept, in bytes, with its header of 32: the capacity requested last less one
     * chunk, so that the record fits wherever it starts.
     */
    public long maxRecordBytes() {
        return ring.maxRecordBytes();
    }

    /** Number of bytes in use, at most the capacity. */
    public long usedBytes() {
        // In this order: the end is never before a first that was read earlier.
        long from = first();
        return Math.min(capacityBytes(), end() - from);
    }

    /** Number of messages ever appended. */
    public long appended() {
        return ring.appended();
    }

    @Override
    public long dropped() {
        return ring.dropped();
    }

    /**
     * Number of messages that could not be kept: larger than {@link #maxRecordBytes()}, or appended after the log was
     * closed.
     */
    @Override
    public long rejected() {
        return writer.rejected();
    }

    @Override
    public OlderMessages older() {
        return new TopicChain(ring);
    }

    @Override
    public MessageWindow window(int capacity, int slack) {
        return new RecordWindow(ring, reader, capacity, slack);
    }

    /** For readers in this package, which know the layout of records. */
    ChunkRing ring() {
        return ring;
    }

    RecordWindow copies(int capacity) {
        return new RecordWindow(ring, reader, capacity, 0);
    }

    @Override
    public void close() {
        ring.close();
    }
}
