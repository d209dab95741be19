// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/**
 * A copy of a section of the log with a cursor over its records, for readers of all payloads: copying many records at
 * once costs less than reading each. One thread, in parallel with the log's writer.
 *
 * <p>A {@code witness} is the position of a record that starts in the same chunk as the copied section, and not after
 * it: while that record is in the log, so is the whole section.
 */
public final class RecordWindow {
    private final ChunkRing ring;
    private final RecordReader reader;
    private final int capacity;
    private final byte[] bytes;

    /** Position of the first byte, and the number of bytes copied. */
    private long start;

    private int length;

    private long position;
    private long end;
    private long payload;
    private int payloadLength;

    /**
     * @param capacity maximum number of bytes copied at once
     * @param slack number of meaningless bytes after these that may be read
     */
    public RecordWindow(MessageLog log, int capacity, int slack) {
        ring = log.ring();
        reader = log.reader();
        this.capacity = capacity;
        bytes = new byte[capacity + slack];
    }

    /**
     * Copies the bytes between two records, as many as fit. Returns false if the witness is gone: nothing is copied.
     */
    public boolean copy(long witness, long from, long to) {
        start = from;
        end = from;
        int wanted = (int) Math.min(capacity, to - from);
        boolean copied = reader.copyRaw(witness, from, bytes, wanted);
        length = copied ? wanted : 0;
        return copied;
    }

    /** Moves to the next record that is completely in the window. Returns false if there is none. */
    public boolean next() {
        int header = (int) (end - start);
        if (header > length - RecordLayout.HEADER) {
            return false;
        }
        int propertiesLength = RecordLayout.intAt(bytes, header + RecordLayout.PROPERTIES_LENGTH);
        int payloadBytes = RecordLayout.intAt(bytes, header + RecordLayout.PAYLOAD_LENGTH);
        long first = (long) header + RecordLayout.HEADER + propertiesLength;
        if (first + payloadBytes > length) {
            return false;
        }
        payload = first;
        payloadLength = payloadBytes;
        position = end;
        end = ring.startOfNext(end + RecordLayout.length(propertiesLength, payloadBytes));
        return true;
    }

    /**
     * Moves to the record that the window begins with; only its header need be in the window. See {@link #copyPayload}.
     */
    public void first() {
        int propertiesLength = RecordLayout.intAt(bytes, RecordLayout.PROPERTIES_LENGTH);
        payloadLength = RecordLayout.intAt(bytes, RecordLayout.PAYLOAD_LENGTH);
        payload = (long) RecordLayout.HEADER + propertiesLength;
        position = start;
        end = ring.startOfNext(start + RecordLayout.length(propertiesLength, payloadLength));
    }

    /**
     * Copies a piece of the payload of the record of {@link #first} to the beginning of the window, overwriting it.
     * Returns false if the witness is gone.
     */
    public boolean copyPayload(long witness, int from, int count) {
        return reader.copyRaw(witness, start + payload + from, bytes, count);
    }

    /** The copied bytes and the slack. Always the same array; callers must not modify it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Number of bytes copied. */
    public int length() {
        return length;
    }

    /** Position of the current record. */
    public long position() {
        return position;
    }

    /** Position of the first byte. */
    long start() {
        return start;
    }

    /** Index in {@link #bytes} of the header of the record of {@link #next}. */
    int header() {
        return (int) (position - start);
    }

    /** Index in {@link #bytes} of the payload of the record of {@link #next}. */
    public int payload() {
        return (int) payload;
    }

    /** Length of the record's payload in bytes. */
    public int payloadLength() {
        return payloadLength;
    }

    /** Position after the current record; the start of the window before the first move. */
    public long end() {
        return end;
    }
}
