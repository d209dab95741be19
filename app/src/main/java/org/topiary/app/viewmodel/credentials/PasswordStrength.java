// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import org.topiary.app.text.Texts;

/**
 * How well a new password would protect a vault or an export that somebody copied: then nothing limits how often
 * passwords can be tried but what each try costs. An estimate from length and variety; it knows no word lists, so it
 * says nothing kind of short passwords.
 */
final class PasswordStrength {
    /** Characters. */
    static final int MIN_LENGTH = 10;

    private static final int FAIR_BITS = 45;
    private static final int STRONG_BITS = 75;

    private PasswordStrength() {}

    /** Stands beside the field, also while nothing is typed. */
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

    /** What repeats, or goes on as the alphabet or a row of digits does, adds nothing. */
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
