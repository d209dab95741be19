// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.util.Objects;

/**
 * A cursor that reads the log in order, in batches, next to the writer and without locks. The writer does not wait for
 * it: when the log drops messages before the tail has read them, the tail continues with the oldest one in the log, and
 * counts those between exactly.
 *
 * <p>Records are copied many at once, then checked, so each is as it was appended. Accessors take the index of a record
 * in the batch. They and {@link #poll} allocate nothing, except a buffer for each record larger than 64 KiB.
 *
 * <p>One thread; any number of tails can read the same log.
 */
public final class LogTail {
    /** Copied at once; few enough to remain in the processor's cache. */
    private static final int WINDOW = 64 * 1024;

    private static final int MIN_COPY = 4 * 1024;

    private final MessageLog log;
    private final ChunkRing ring;
    private final RecordWindow window;

    /** Contains the batch: {@link #window}, or one for a single record that is larger. */
    private RecordWindow batch;
    /** For each record of the batch, the index of its header in the window. */
    private final int[] headers = new int[WINDOW / RecordLayout.HEADER];

    private int size;

    /** Where the next batch begins, and the number of records ever appended before that. */
    private long position;

    private long before;

    private long missed;
    private long missedBefore;
    private long missedFrom = Messages.NONE;

    /** See {@link MessageLog#tail}. */
    LogTail(MessageLog log, long from) {
        this.log = log;
        ring = log.ring();
        window = log.copies(WINDOW);
        batch = window;
        if (from != 0) {
            seek(from);
        }
    }

    private void seek(long from) {
        if (from < 0 || from > ring.end()) {
            throw new IllegalArgumentException("The log has no position " + from + "; it ends at " + ring.end());
        }
        do {
            long oldest = ring.first();
            position = Math.max(from, oldest);
            before = position == oldest ? ring.recordsBefore(oldest) : count(position);
        } while (before == Messages.NONE);
    }

    /** Number of records before a position that is not the oldest; NONE if it, or its chunk, was dropped meanwhile. */
    private long count(long to) {
        long at = ring.startBefore(to);
        long records = at == Messages.NONE ? Messages.NONE : ring.recordsBefore(at);
        while (records != Messages.NONE && at < to) {
            at = log.next(at);
            records = at == Messages.NONE ? Messages.NONE : records + 1;
        }
        if (at > to) {
            throw new IllegalArgumentException("No record starts at " + to);
        }
        return records;
    }

    /**
     * Reads the next records and returns their number; 0 if there are none at present, or the log is closed. The
     * previous batch becomes invalid.
     *
     * @param max maximum number of records, at least 1; a batch has fewer if they have more than 64 KiB
     */
    public int poll(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("A batch has at least one record, not " + max);
        }
        if (size > 0) {
            missedBefore = 0;
            missedFrom = Messages.NONE;
        }
        size = 0;
        take(window, max);
        while (size == 0 && copy()) {
            take(window, max);
            if (size == 0) {
                takeLarge();
            }
        }
        return size;
    }

    private void take(RecordWindow from, int max) {
        batch = from;
        while (size < max && from.next()) {
            headers[size++] = from.header();
        }
        if (size > 0) {
            position = from.end();
            before += size;
        }
    }

    /** Reads the record that the window begins with into a larger one; leaves the batch empty if it was dropped. */
    private void takeLarge() {
        window.first();
        RecordWindow large = log.copies(Math.toIntExact(window.end() - position));
        if (large.copy(position, window.end())) {
            take(large, 1);
        }
    }

    /** Copies records into the window, at least the header of one. Returns false if there are none at present. */
    private boolean copy() {
        // If the writer was faster than the copy, a shorter one has a better chance.
        for (int most = WINDOW; position < ring.end(); most = Math.max(MIN_COPY, most / 2)) {
            // Of a closed log, records may still be there, but the number of those before them is not certain: the
            // writer may be adding its last one.
            if (!ring.isClosed() && window.copy(position, Math.min(ring.end(), position + most))) {
                return true;
            }
            skipDropped();
        }
        return false;
    }

    /** Continues with the oldest record; does nothing if that was dropped meanwhile, too. */
    private void skipDropped() {
        long oldest = ring.first();
        long dropped = oldest > position ? ring.recordsBefore(oldest) : Messages.NONE;
        if (dropped != Messages.NONE) {
            if (missedBefore == 0) {
                missedFrom = position;
            }
            missedBefore += dropped - before;
            missed += dropped - before;
            before = dropped;
            position = oldest;
        }
    }

    /** Where the next batch begins: a tail that starts there continues where this one is. */
    public long position() {
        return position;
    }

    /**
     * Number of records that the tail could not read, because the log had dropped them, or was closed. Messages that
     * the log rejected are not among them.
     */
    public long missed() {
        return missed;
    }

    /** The part of {@link #missed} directly before the first record of the batch. */
    public long missedBefore() {
        return missedBefore;
    }

    /**
     * Position of the first of the records of {@link #missedBefore}, which reached up to the batch;
     * {@link Messages#NONE} if there are none.
     */
    public long missedFrom() {
        return missedFrom;
    }

    /** Position of a record of the batch in the log. */
    public long position(int index) {
        return batch.start() + header(index);
    }

    /** Position of the previous message of the same topic, or {@link Messages#NONE}; it may be gone. */
    public long previous(int index) {
        return RecordLayout.longAt(bytes(), header(index) + RecordLayout.PREVIOUS);
    }

    /** Topic id. */
    public int topic(int index) {
        return RecordLayout.intAt(bytes(), header(index) + RecordLayout.TOPIC);
    }

    /** Time of arrival, nanoseconds since 1970-01-01T00:00Z. */
    public long timeNanos(int index) {
        return RecordLayout.longAt(bytes(), header(index) + RecordLayout.TIME);
    }

    public Qos qos(int index) {
        return RecordLayout.qos(flags(index));
    }

    /** Whether the message arrived with the RETAIN flag set. */
    public boolean retained(int index) {
        return RecordLayout.retained(flags(index));
    }

    public boolean duplicate(int index) {
        return RecordLayout.duplicate(flags(index));
    }

    /** Contains properties and payload of all records of the batch. Callers must not modify it. */
    public byte[] bytes() {
        return batch.bytes();
    }

    /** Index in {@link #bytes} of the MQTT 5 properties, encoded as in {@link Message#properties}. */
    public int properties(int index) {
        return header(index) + RecordLayout.HEADER;
    }

    /** Length of the properties in bytes. */
    public int propertiesLength(int index) {
        return RecordLayout.intAt(bytes(), header(index) + RecordLayout.PROPERTIES_LENGTH);
    }

    /** Index in {@link #bytes} of the payload, which is always whole. */
    public int payload(int index) {
        return properties(index) + propertiesLength(index);
    }

    /** Length of the payload in bytes. */
    public int payloadLength(int index) {
        return RecordLayout.intAt(bytes(), header(index) + RecordLayout.PAYLOAD_LENGTH);
    }

    private int flags(int index) {
        return RecordLayout.intAt(bytes(), header(index) + RecordLayout.FLAGS);
    }

    private int header(int index) {
        return headers[Objects.checkIndex(index, size)];
    }
}
