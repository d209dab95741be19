// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.util.Arrays;
import org.topiary.core.progress.WorkStage;

/**
 * Takes what is unpacked, up to a limit, and repeats parts of it. Grows with what is written, whatever sizes the
 * payload declares.
 */
final class Output {
    private final int limit;
    private final WorkStage stage;
    private byte[] bytes;
    private int size;

    /**
     * @param limit maximum number of bytes
     * @param expected number of bytes to begin with; may be any
     */
    Output(int limit, int expected) {
        this(limit, expected, WorkStage.UNWATCHED);
    }

    /** @param stage that of unpacking */
    Output(int limit, int expected, WorkStage stage) {
        this.limit = limit;
        this.stage = stage;
        this.bytes = new byte[Math.min(limit, expected)];
    }

    int size() {
        return size;
    }

    /** Reports how many bytes of the payload have been read; after each block. */
    void reached(int read, int length) {
        stage.reached(read, length);
    }

    /** What was unpacked, and unused bytes after it. */
    byte[] bytes() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Makes room for as many of some bytes as there may be. */
    private int room(int length) {
        int fits = Math.min(length, limit - size);
        if (fits > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(size + fits, 2L * bytes.length)));
        }
        return fits;
    }

    private void end(int fits, int length) throws UnpackException {
        size += fits;
        if (fits < length) {
            throw UnpackException.limited();
        }
    }

    void write(byte[] from, int at, int length) throws UnpackException {
        int fits = room(length);
        System.arraycopy(from, at, bytes, size, fits);
        end(fits, length);
    }

    void fill(byte value, int length) throws UnpackException {
        int fits = room(length);
        Arrays.fill(bytes, size, size + fits, value);
        end(fits, length);
    }

    /**
     * Repeats bytes, which may go on into what is written by that.
     *
     * @param lowest offset of the first byte that may be repeated
     * @param distance backwards from the end
     */
    void repeat(int lowest, long distance, int length) throws UnpackException {
        if (distance <= 0 || distance > size - lowest) {
            throw UnpackException.damaged();
        }
        int fits = room(length);
        int from = size - (int) distance;
        int copied = 0;
        // Each step may copy all that is there, so overlapping parts double.
        while (copied < fits) {
            int step = Math.min(fits - copied, size + copied - from);
            System.arraycopy(bytes, from, bytes, size + copied, step);
            copied += step;
        }
        end(fits, length);
    }
}
