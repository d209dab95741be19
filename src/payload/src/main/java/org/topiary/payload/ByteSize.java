// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.Locale;

/** Formats sizes for people: the only rule for sizes on the screen. */
public final class ByteSize {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int MEBI_BITS = 20;

    private ByteSize() {}

    /**
     * {@code 84 B}, {@code 1.2 KiB}, {@code 12.3 MiB}, {@code 123 MiB}: powers of 1,024, rounded to at most three
     * digits, so never longer than eight characters; whole bytes below 1,024. The decimal mark is that of the user's
     * locale.
     */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        // A value that would be rounded to 1000 is given in the next unit.
        while (value >= 999.5) {
            value /= 1024;
            unit++;
        }
        boolean whole = value >= 99.95;
        return String.format(
                Locale.getDefault(Locale.Category.FORMAT), whole ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** Whole MiB, rounded, for texts that contain the unit. */
    public static long mebibytes(long bytes) {
        return (bytes + (1L << (MEBI_BITS - 1))) >> MEBI_BITS;
    }
}
