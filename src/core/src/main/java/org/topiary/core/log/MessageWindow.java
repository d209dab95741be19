// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

/**
 * A copy of some of the messages with a cursor over them, for readers of all payloads: copying many at once costs less
 * than reading each. One thread.
 */
public interface MessageWindow {
    /**
     * Copies the messages between two positions, as many bytes of them as fit. Returns false if the first one is gone:
     * nothing is copied.
     */
    boolean copy(long from, long to);

    /** Moves to the next message that is completely in the window. Returns false if there is none. */
    boolean next();

    /** Moves to the message that the window begins with, even if it is not complete. See {@link #copyPayload}. */
    void first();

    /**
     * Copies a piece of the payload of the message of {@link #first} to the beginning of the window, overwriting it.
     * Returns false if the message is gone.
     */
    boolean copyPayload(int from, int count);

    /** The copied bytes and the slack. Always the same array; callers must not modify it. */
    byte[] bytes();

    /** Number of bytes copied. */
    int length();

    /** Position of the current message. */
    long position();

    /** The topic's node of the current message. */
    int topic();

    /** Index in {@link #bytes} of the payload of the message of {@link #next}. */
    int payload();

    /** Length of the message's payload in bytes. */
    int payloadLength();

    /** Position after the current message; the start of the window before the first move. */
    long end();
}
