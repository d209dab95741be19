// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

/** Reads numbers, the lowest byte first, from a part of a payload. What goes beyond that part is damaged. */
final class Input {
    private final byte[] bytes;
    private final int end;
    private int at;

    /** @param end exclusive */
    Input(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The whole payload; callers must not modify it. */
    byte[] bytes() {
        return bytes;
    }

    /** Offset of the next byte. */
    int at() {
        return at;
    }

    /** Exclusive. */
    int end() {
        return end;
    }

    int remaining() {
        return end - at;
    }

    int int8() throws UnpackException {
        if (at >= end) {
            throw UnpackException.damaged();
        }
        return bytes[at++] & 0xff;
    }

    int int16() throws UnpackException {
        return int8() | int8() << 8;
    }

    int int24() throws UnpackException {
        return int16() | int8() << 16;
    }

    int int32() throws UnpackException {
        return int16() | int16() << 16;
    }

    long int64() throws UnpackException {
        return (int32() & 0xffff_ffffL) | (long) int32() << 32;
    }

    /** @param count unsigned, up to 32 bits */
    void skip(long count) throws UnpackException {
        if (count > remaining()) {
            throw UnpackException.damaged();
        }
        at += (int) count;
    }

    /** The next bytes, which this input then has passed. */
    Input part(int count) throws UnpackException {
        int from = at;
        skip(count);
        return new Input(bytes, from, at);
    }
}
