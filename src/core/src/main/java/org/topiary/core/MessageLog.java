// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** The bounded log of all messages of a session. */
public final class MessageLog implements AutoCloseable {
    /** No position: the topic had no earlier message. */
    public static final long NONE = -1;

    public MessageLog(long capacityBytes) {
        throw new UnsupportedOperationException();
    }

    /** Writer thread only. Returns the record's position, or {@link #NONE} when it is larger than the log (counted in {@link #rejected()}). */
    public long append(
            int topic,
            long timeNanos,
            long previous,
            Qos qos,
            boolean retained,
            boolean duplicate,
            ByteBuffer properties,
            ByteBuffer payload) {
        throw new UnsupportedOperationException();
    }

    /** The message at a position, or null when the log has dropped it. Any thread. */
    public @Nullable Message read(long position) {
        throw new UnsupportedOperationException();
    }

    /** Like {@link #read}, with at most the first {@code maxPayload} bytes of the payload, for previews. */
    public @Nullable Head readHead(long position, int maxPayload) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /** Position after the newest message. */
    public long end() {
        throw new UnsupportedOperationException();
    }

    /** Position of the record after the one at {@code position}, which must be between first and end; {@link #end()} after the last; {@link #NONE} if the position was dropped meanwhile. */
    public long next(long position) {
        throw new UnsupportedOperationException();
    }

    public long capacityBytes() {
        throw new UnsupportedOperationException();
    }

    /** Bytes in use, at most the capacity. */
    public long usedBytes() {
        throw new UnsupportedOperationException();
    }

    /** Messages ever appended. */
    public long appended() {
        throw new UnsupportedOperationException();
    }

    /** Messages that made room for newer ones. */
    public long dropped() {
        throw new UnsupportedOperationException();
    }

    /** Messages that were larger than the whole log and could not be kept. */
    public long rejected() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
