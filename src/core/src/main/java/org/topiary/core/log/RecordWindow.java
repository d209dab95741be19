// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A piece of the log as it stands there, and a walk over the records in it, for readers of all payloads: copying many
 * records at once costs less than reading each. One thread, beside the log's writer.
 *
 * <p>Positions named {@code witness} are those of a record that starts in the same chunk as what is copied, and not
 * after it: as long as it is in the log, so is all that was copied.
 */
public final class RecordWindow {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ChunkRing ring;
    private final RecordReader reader;
    private final int capacity;
    private final byte[] bytes;

    /** Position of the first byte, and how many were copied. */
    private long start;

    private int length;

    private long position;
    private long end;
    private long payload;
    private int payloadLength;

    /**
     * @param capacity bytes that are copied at once
     * @param slack bytes behind these that may be read, and mean nothing
     */
    public RecordWindow(MessageLog log, int capacity, int slack) {
        ring = log.ring();
        reader = log.reader();
        this.capacity = capacity;
        bytes = new byte[capacity + slack];
    }

    /**
     * Copies what stands between two records, as much as there is room for. Returns false when the witness is gone:
     * then the bytes may be anything.
     */
    public boolean copy(long witness, long from, long to) {
        start = from;
        end = from;
        length = (int) Math.min(capacity, to - from);
        return reader.copyRaw(witness, from, bytes, length);
    }

    /** Moves to the next record that lies whole in the window; false when there is none. */
    public boolean next() {
        int header = (int) (end - start);
        if (header > length - RecordLayout.HEADER) {
            return false;
        }
        int propertiesLength = (int) INT.get(bytes, header + RecordLayout.PROPERTIES_LENGTH);
        int payloadBytes = (int) INT.get(bytes, header + RecordLayout.PAYLOAD_LENGTH);
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
     * Moves to the record that the window begins with, of which it need hold no more than the header; see
     * {@link #copyPayload}.
     */
    public void first() {
        int propertiesLength = (int) INT.get(bytes, RecordLayout.PROPERTIES_LENGTH);
        payloadLength = (int) INT.get(bytes, RecordLayout.PAYLOAD_LENGTH);
        payload = (long) RecordLayout.HEADER + propertiesLength;
        position = start;
        end = ring.startOfNext(start + RecordLayout.length(propertiesLength, payloadLength));
    }

    /**
     * Copies a piece of the payload of the record of {@link #first} to the beginning of the window, over what was
     * there. Returns false when the witness is gone.
     */
    public boolean copyPayload(long witness, int from, int count) {
        return reader.copyRaw(witness, start + payload + from, bytes, count);
    }

    /** What was copied, and the slack; the same array at all times, not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes that were copied. */
    public int length() {
        return length;
    }

    /** Position of the record that this moved to. */
    public long position() {
        return position;
    }

    /** Where the payload of the record of {@link #next} begins in {@link #bytes}. */
    public int payload() {
        return (int) payload;
    }

    /** Bytes of the record's payload. */
    public int payloadLength() {
        return payloadLength;
    }

    /** Position after the record that this moved to; the start of the window before the first move. */
    public long end() {
        return end;
    }
}
