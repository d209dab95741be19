// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import org.topiary.payload.decode.Field.Range;

/**
 * A field of a message, as it is on the wire.
 *
 * @param number 1 to 536,870,911
 * @param start index of the first byte of its tag
 * @param from index of the first byte of its content: for bytes, after the length
 * @param to index after its content
 * @param bits the value of a number: a varint, or the bytes in little-endian order; 0 for bytes and groups
 */
public record WireField(int number, WireType type, int start, int from, int to, long bits) {
    /** The bytes of the content. */
    public Range range() {
        return new Range(from, to);
    }

    public int length() {
        return to - from;
    }
}
