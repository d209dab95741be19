// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import org.topiary.core.text.CaseFolding;

/**
 * Compares names as people expect: digits count as numbers (line2 before line10), and case matters only between names
 * that are otherwise equal. A total order over all strings, consistent with equals; one pass over both, no allocation.
 */
public final class NaturalOrder {
    private NaturalOrder() {}

    /** Negative, zero or positive; zero only for equal strings. */
    public static int compare(String a, String b) {
        int loose = compareLoosely(a, b);
        return loose != 0 ? loose : a.compareTo(b);
    }

    /**
     * Ignores case and leading zeros. A name is a sequence of numbers and folded code points; sequences compare by
     * their first difference.
     */
    private static int compareLoosely(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            char c = a.charAt(i);
            char d = b.charAt(j);
            if (isDigit(c) && isDigit(d)) {
                int startA = skipZeros(a, i);
                int startB = skipZeros(b, j);
                i = endOfDigits(a, startA);
                j = endOfDigits(b, startB);
                int difference = compareNumbers(a, startA, i, b, startB, j);
                if (difference != 0) {
                    return difference;
                }
            } else {
                int x = c < 128 ? c : a.codePointAt(i);
                int y = d < 128 ? d : b.codePointAt(j);
                if (x != y) {
                    // A number sorts where its digits sort among the code points, so this never contradicts the branch
                    // above.
                    int difference = Integer.compare(CaseFolding.fold(x), CaseFolding.fold(y));
                    if (difference != 0) {
                        return difference;
                    }
                }
                i += Character.charCount(x);
                j += Character.charCount(y);
            }
        }
        return Boolean.compare(i < a.length(), j < b.length());
    }

    /** Without leading zeros, the longer number is the greater one. */
    private static int compareNumbers(String a, int i, int endA, String b, int j, int endB) {
        int difference = Integer.compare(endA - i, endB - j);
        for (; difference == 0 && i < endA; i++, j++) {
            difference = Character.compare(a.charAt(i), b.charAt(j));
        }
        return difference;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static int skipZeros(String s, int from) {
        int i = from;
        while (i < s.length() && s.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    static int endOfDigits(String s, int from) {
        int i = from;
        while (i < s.length() && isDigit(s.charAt(i))) {
            i++;
        }
        return i;
    }
}
