// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import org.topiary.app.text.Texts;

/**
 * Estimates how well a new password would protect a copied vault or export, where only the cost of each attempt limits
 * the rate of attempts. Based on length and variety; it knows no word lists, so it never rates short passwords as good.
 */
final class PasswordStrength {
    /** In characters. */
    static final int MIN_LENGTH = 10;

    private static final int FAIR_BITS = 45;
    private static final int STRONG_BITS = 75;

    private PasswordStrength() {}

    /** The text next to the field, also while it is empty. */
    static String hint(String password) {
        if (password.isEmpty()) {
            return Texts.get("credentials.strength.least", MIN_LENGTH);
        }
        int missing = MIN_LENGTH - length(password);
        if (missing > 0) {
            return Texts.get("credentials.strength.short", missing);
        }
        double bits = bits(password);
        return Texts.get(
                bits < FAIR_BITS
                        ? "credentials.strength.weak"
                        : bits < STRONG_BITS ? "credentials.strength.fair" : "credentials.strength.strong");
    }

    static boolean isLongEnough(String password) {
        return length(password) >= MIN_LENGTH;
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    /** Repeated characters, and characters that continue the alphabet or a series of digits, add nothing. */
    private static double bits(String password) {
        int counted = 0;
        int before = -10;
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean other = false;
        for (int c : password.codePoints().toArray()) {
            lower |= Character.isLowerCase(c);
            upper |= Character.isUpperCase(c);
            digit |= Character.isDigit(c);
            other |= !Character.isLetterOrDigit(c);
            counted += Math.abs(c - before) > 1 ? 1 : 0;
            before = c;
        }
        long distinct = password.codePoints().distinct().count();
        int alphabet = (lower ? 26 : 0) + (upper ? 26 : 0) + (digit ? 10 : 0) + (other ? 20 : 0);
        return Math.min(counted, 2 * distinct) * Math.log(Math.max(2, alphabet)) / Math.log(2);
    }
}
