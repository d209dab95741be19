// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

/** A hex dump as lines computed on demand: offset, 16 bytes, characters. */
public final class HexDump {
    private final byte[] bytes;

    public HexDump(byte[] bytes) {
        this.bytes = bytes;
    }

    public int lineCount() {
        return bytes.length / 16 + (bytes.length % 16 == 0 ? 0 : 1);
    }

    public String line(int index) {
        throw new UnsupportedOperationException();
    }
}
