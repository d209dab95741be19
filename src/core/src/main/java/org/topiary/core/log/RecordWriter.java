// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Appends records to a log. One thread; the count of rejected ones may be read by any thread. */
final class RecordWriter {
    private final ChunkRing ring;
    private final AtomicLong rejected = new AtomicLong();

    RecordWriter(ChunkRing ring) {
        this.ring = ring;
    }

    /** See {@link MessageLog#append}. */
    long append(
            int topic,
            long timeNanos,
            long previous,
            Qos qos,
            boolean retained,
            boolean duplicate,
            ByteBuffer properties,
            ByteBuffer payload) {
        try {
            int propertiesLength = properties.remaining();
            int payloadLength = payload.remaining();
            long length = RecordLayout.length(propertiesLength, payloadLength);
            if (!ring.makeRoom(length)) {
                return reject();
            }
            long position = ring.writeEnd();
            ByteBuffer chunk = ring.writable(position);
            int at = ring.offset(position);
            chunk.putLong(at + RecordLayout.PREVIOUS, previous);
            chunk.putLong(at + RecordLayout.TIME, timeNanos);
            chunk.putInt(at + RecordLayout.TOPIC, topic);
            chunk.putInt(at + RecordLayout.PAYLOAD_LENGTH, payloadLength);
            chunk.putInt(at + RecordLayout.PROPERTIES_LENGTH, propertiesLength);
            chunk.putInt(at + RecordLayout.FLAGS, RecordLayout.flags(qos, retained, duplicate));
            copyIn(position + RecordLayout.HEADER, properties);
            copyIn(position + RecordLayout.HEADER + propertiesLength, payload);
            ring.publish(position, position + length);
            return position;
        } catch (IllegalStateException e) {
            ring.requireClosed(e);
            return reject();
        }
    }

    private long reject() {
        rejected.setOpaque(rejected.getPlain() + 1);
        return Messages.NONE;
    }

    private void copyIn(long position, ByteBuffer source) {
        int from = source.position();
        long to = position;
        for (int left = source.remaining(); left > 0; ) {
            int piece = Math.min(left, ring.leftInChunk(to));
            ring.writable(to).put(ring.offset(to), source, from, piece);
            from += piece;
            to += piece;
            left -= piece;
        }
    }

    /** Number of messages that could not be kept. */
    long rejected() {
        return rejected.getOpaque();
    }
}
