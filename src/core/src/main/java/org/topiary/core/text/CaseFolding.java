// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

/** Comparison of text without regard to case, independent of the language set on the machine. */
public final class CaseFolding {
    private CaseFolding() {}

    /** The same for code points that differ only in case. */
    public static int fold(int codePoint) {
        if (codePoint < 128) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
        }
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
