// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.Locale;

/** Sizes as a person reads them. */
public final class ByteSize {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    private ByteSize() {}

    /**
     * {@code 84 B}, {@code 1.2 KiB}, {@code 12.3 MiB}: powers of 1,024, one decimal, the decimal mark of the user's
     * locale.
     */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        // What would be rounded to 1024.0 is one of the next unit.
        while (value >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.getDefault(Locale.Category.FORMAT), "%.1f %s", value, UNITS[unit]);
    }
}
