// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

/** Compares text ignoring case, independently of the system's language. */
public final class CaseFolding {
    private CaseFolding() {}

    /** Returns the same value for code points that differ only in case. */
    public static int fold(int codePoint) {
        if (codePoint < 128) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
