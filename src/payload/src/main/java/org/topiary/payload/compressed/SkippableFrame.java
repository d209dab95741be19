// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

/** A frame without content, which LZ4 and zstd have in common (RFC 8878 section 3.1.2). */
final class SkippableFrame {
    private static final int MAGIC = 0x184d_2a50;
    private static final int MAGIC_MASK = 0xffff_fff0;

    private SkippableFrame() {}

    /**
     * Passes over the frame if it is one.
     *
     * @param magic the first four bytes, which were read
     */
    static boolean skip(int magic, Input in) throws UnpackException {
        if ((magic & MAGIC_MASK) != MAGIC) {
            return false;
        }
        in.skip(in.int32() & 0xffff_ffffL);
        return true;
    }
}
