// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Arrays;

/**
 * The beginning of a payload.
 *
 * @param sample the message, with only the first bytes of its payload; they may end inside a character
 * @param length length of the whole payload, in bytes
 */
public record Head(Sample sample, int length) {
    /** Number of bytes after which {@link #of} cuts a payload. */
    public static final int BYTES = 512;

    /** The beginning of a sample, at most {@link #BYTES}. */
    public static Head of(Sample sample) {
        byte[] bytes = sample.bytes();
        return bytes.length <= BYTES
                ? new Head(sample, bytes.length)
                : new Head(
                        new Sample(
                                sample.topic(),
                                Arrays.copyOf(bytes, BYTES),
                                sample.properties(),
                                sample.position(),
                                sample.timeNanos()),
                        bytes.length);
    }

    /** The first bytes; callers must not modify them. */
    public byte[] start() {
        return sample.bytes();
    }

    /** Whether the payload has no more bytes. */
    public boolean isWhole() {
        return start().length == length;
    }
}
