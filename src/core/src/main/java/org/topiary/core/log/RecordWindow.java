// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/** Copies records of a log, headers included, and steps from header to header. */
final class RecordWindow implements MessageWindow {
    private final ChunkRing ring;
    private final RecordReader reader;
    private final int capacity;
    private final byte[] bytes;

    /** Position of the first byte, and the number of bytes copied. */
    private long start;

    private int length;

    private long position;
    private long end;
    private int topic;
    private long payload;
    private int payloadLength;

    /** See {@link MessageLog#window}. */
    RecordWindow(ChunkRing ring, RecordReader reader, int capacity, int slack) {
        this.ring = ring;
        this.reader = reader;
        this.capacity = capacity;
        bytes = new byte[capacity + slack];
    }

    @Override
    public boolean copy(long from, long to) {
        start = from;
        end = from;
        int wanted = (int) Math.min(capacity, to - from);
        boolean copied = reader.copyRaw(from, from, bytes, wanted);
        length = copied ? wanted : 0;
        return copied;
    }

    @Override
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
        topic = RecordLayout.intAt(bytes, header + RecordLayout.TOPIC);
        payload = first;
        payloadLength = payloadBytes;
        position = end;
        end = ring.startOfNext(end + RecordLayout.length(propertiesLength, payloadBytes));
        return true;
    }

    @Override
    public void first() {
        int propertiesLength = RecordLayout.intAt(bytes, RecordLayout.PROPERTIES_LENGTH);
        topic = RecordLayout.intAt(bytes, RecordLayout.TOPIC);
        payloadLength = RecordLayout.intAt(bytes, RecordLayout.PAYLOAD_LENGTH);
        payload = (long) RecordLayout.HEADER + propertiesLength;
        position = start;
        end = ring.startOfNext(start + RecordLayout.length(propertiesLength, payloadLength));
    }

    @Override
    public boolean copyPayload(int from, int count) {
        return reader.copyRaw(start, start + payload + from, bytes, count);
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
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

    @Override
    public int topic() {
        return topic;
    }

    @Override
    public int payload() {
        return (int) payload;
    }

    @Override
    public int payloadLength() {
        return payloadLength;
    }

    @Override
    public long end() {
        return end;
    }
}
