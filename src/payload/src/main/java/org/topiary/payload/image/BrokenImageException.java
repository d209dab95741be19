// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

/** A header that is not one of its format, or that ends early. */
final class BrokenImageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset of the first byte that is wrong or missing */
    BrokenImageException(int offset) {
        super("byte " + offset, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
