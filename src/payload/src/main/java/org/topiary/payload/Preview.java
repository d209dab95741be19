// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

/** One line that tells what a payload says. */
public final class Preview {
    private Preview() {}

    /**
     * @param start the first bytes of a payload
     * @param length bytes of the whole payload
     * @param maxChars longest preview; a longer one ends with an ellipsis
     */
    public static String of(byte[] start, int length, int maxChars) {
        throw new UnsupportedOperationException();
    }
}
