// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import org.jspecify.annotations.Nullable;

/**
 * The reading side of a log: what trees, histories, searches and timelines know of it, so that they show the messages
 * of a live session and of a recording alike. Messages have positions that only grow; the oldest ones may be dropped
 * while others are read. Every method may be called by any thread, and returns a message as it was received, or reports
 * that it is gone; after the log is closed, all are.
 */
public interface Messages {
    /** No position: the topic had no earlier message. */
    long NONE = -1;

    /** No topic: the message is not, or no longer, in the log. */
    int NO_TOPIC = -1;

    /** The message at a position, or null if the log has dropped it. */
    @Nullable
    Message read(long position);

    /** Like {@link #read}, with at most the first {@code maxPayload} bytes of the payload, for previews. */
    @Nullable
    Head readHead(long position, int maxPayload);

    /**
     * Part of a payload: at most {@code most} bytes starting at index {@code from}; null if the log has dropped the
     * message.
     */
    byte @Nullable [] readPayload(long position, int from, int most);

    /**
     * The first bytes of the properties of a message, at most {@code most}, as {@link Message#properties} has them;
     * null if the log has dropped the message.
     */
    byte @Nullable [] readProperties(long position, int most);

    /** Topic id of the message at a position, or {@link #NO_TOPIC}. Allocates nothing. */
    int topic(long position);

    /**
     * Time of the message at a position, ns since the epoch; {@link Long#MIN_VALUE} if it is not, or no longer, in the
     * log. Allocates nothing.
     */
    long time(long position);

    /** Position of the oldest message in the log; equals {@link #end()} when empty. */
    long first();

    /** Position after the newest message, which the next one will have. */
    long end();

    /**
     * Position of the message after the one at {@code position}, which must be between first and end; {@link #end()}
     * after the last; {@link #NONE} if the position was dropped meanwhile, or the log closed: continue from
     * {@link #first()} then. Allocates nothing.
     */
    long next(long position);

    /**
     * Position of a message some way before {@code position} (at most {@link #end()}), from which {@link #next} leads
     * there, for readers that go back: the messages in between are dropped together or not at all. {@link #NONE} if
     * there is none.
     */
    long startBefore(long position);

    /** A new walk from a message to the older ones of its topic. */
    OlderMessages older();

    /**
     * A new window, for reading the payloads of many messages.
     *
     * @param capacity maximum number of bytes copied at once
     * @param slack number of meaningless bytes after these that may be read
     */
    MessageWindow window(int capacity, int slack);

    /** Maximum number of bytes of the log, with everything that it stores for a message. */
    long capacityBytes();

    /** Number of messages dropped to make room for newer ones. */
    long dropped();

    /** Number of messages that were received but could not be kept. */
    long rejected();

    /**
     * A message with only the beginning of its payload.
     *
     * @param payloadLength length of the whole payload in bytes
     * @param start the first bytes of the payload
     */
    record Head(
            long position,
            long previous,
            int topic,
            long timeNanos,
            Qos qos,
            boolean retained,
            boolean duplicate,
            int payloadLength,
            byte[] start) {}
}
