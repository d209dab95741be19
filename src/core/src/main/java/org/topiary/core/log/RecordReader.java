// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records while the writer continues: copies, and then checks whether the record was dropped meanwhile.
 * Stateless; any thread.
 */
final class RecordReader {
    private static final byte[] NO_BYTES = {};

    private record Header(long previous, long time, int topic, int payloadLength, int propertiesLength, int flags) {
        Qos qos() {
            return RecordLayout.qos(flags);
        }

        boolean retained() {
            return RecordLayout.retained(flags);
        }

        boolean duplicate() {
            return RecordLayout.duplicate(flags);
        }
    }

    private final ChunkRing ring;

    RecordReader(ChunkRing ring) {
        this.ring = ring;
    }

    /** See {@link Messages#read}. */
    @Nullable
    Message read(long position) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            long content = position + RecordLayout.HEADER;
            byte[] properties = copyOut(content, header.propertiesLength);
            byte[] payload = copyOut(content + header.propertiesLength, header.payloadLength);
            return ring.isStillThere(position)
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
            ring.requireGone(position, e);
            return null;
        }
    }

    /** See {@link Messages#readHead}. */
    Messages.@Nullable Head readHead(long position, int maxPayload) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            byte[] start = copyOut(
                    position + RecordLayout.HEADER + header.propertiesLength,
                    Math.clamp(maxPayload, 0, header.payloadLength));
            return ring.isStillThere(position)
                    ? new Messages.Head(
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
            ring.requireGone(position, e);
            return null;
        }
    }

    /** See {@link Messages#readPayload}. */
    byte @Nullable [] readPayload(long position, int from, int most) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            int start = Math.clamp(from, 0, header.payloadLength);
            byte[] part = copyOut(
                    position + RecordLayout.HEADER + header.propertiesLength + start,
                    Math.clamp(most, 0, header.payloadLength - start));
            return ring.isStillThere(position) ? part : null;
        } catch (IllegalStateException e) {
            ring.requireGone(position, e);
            return null;
        }
    }

    /** See {@link Messages#readProperties}. */
    byte @Nullable [] readProperties(long position, int most) {
        try {
            Header header = header(position);
            if (header == null) {
                return null;
            }
            byte[] start = copyOut(position + RecordLayout.HEADER, Math.clamp(most, 0, header.propertiesLength));
            return ring.isStillThere(position) ? start : null;
        } catch (IllegalStateException e) {
            ring.requireGone(position, e);
            return null;
        }
    }

    /**
     * Copies raw bytes of the log, including headers. The record at {@code witness} must start in the chunk in which
     * the bytes begin, and not after them. Returns false if that record is gone: the copied bytes are then undefined.
     */
    boolean copyRaw(long witness, long from, byte[] target, int length) {
        try {
            return copyOut(from, target, length) && ring.isStillThere(witness);
        } catch (IllegalStateException e) {
            ring.requireGone(witness, e);
            return false;
        }
    }

    /** See {@link Messages#next}. */
    long next(long position) {
        try {
            long now = ring.end();
            if (position >= now && !ring.isClosed()) {
                return now;
            }
            ByteBuffer chunk = ring.headerChunk(position);
            if (chunk == null) {
                return Messages.NONE;
            }
            int at = ring.offset(position);
            long length = RecordLayout.length(
                    chunk.getInt(at + RecordLayout.PROPERTIES_LENGTH), chunk.getInt(at + RecordLayout.PAYLOAD_LENGTH));
            return ring.isStillThere(position) ? ring.startOfNext(position + length) : Messages.NONE;
        } catch (IllegalStateException e) {
            ring.requireGone(position, e);
            return Messages.NONE;
        }
    }

    /** See {@link Messages#time}. */
    long time(long position) {
        try {
            ByteBuffer chunk = ring.headerChunk(position);
            if (chunk == null) {
                return Long.MIN_VALUE;
            }
            long time = chunk.getLong(ring.offset(position) + RecordLayout.TIME);
            return ring.isStillThere(position) ? time : Long.MIN_VALUE;
        } catch (IllegalStateException e) {
            ring.requireGone(position, e);
            return Long.MIN_VALUE;
        }
    }

    /** See {@link Messages#topic}. */
    int topic(long position) {
        try {
            ByteBuffer chunk = ring.headerChunk(position);
            if (chunk == null) {
                return Messages.NO_TOPIC;
            }
            int topic = chunk.getInt(ring.offset(position) + RecordLayout.TOPIC);
            return ring.isStillThere(position) ? topic : Messages.NO_TOPIC;
        } catch (IllegalStateException e) {
            ring.requireGone(position, e);
            return Messages.NO_TOPIC;
        }
    }

    /**
     * The header at a position, or null if there is none, or no longer. A caller that reads beyond the header must
     * check again.
     */
    private @Nullable Header header(long position) {
        ByteBuffer chunk = ring.headerChunk(position);
        if (chunk == null) {
            return null;
        }
        int at = ring.offset(position);
        Header header = new Header(
                chunk.getLong(at + RecordLayout.PREVIOUS),
                chunk.getLong(at + RecordLayout.TIME),
                chunk.getInt(at + RecordLayout.TOPIC),
                chunk.getInt(at + RecordLayout.PAYLOAD_LENGTH),
                chunk.getInt(at + RecordLayout.PROPERTIES_LENGTH),
                chunk.getInt(at + RecordLayout.FLAGS));
        return ring.isStillThere(position) ? header : null;
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
            ByteBuffer chunk = ring.chunk(from);
            if (chunk == null) {
                // Dropped meanwhile; the caller checks for that.
                return false;
            }
            int piece = Math.min(length - done, ring.leftInChunk(from));
            chunk.get(ring.offset(from), target, done, piece);
            done += piece;
            from += piece;
        }
        return true;
    }
}
