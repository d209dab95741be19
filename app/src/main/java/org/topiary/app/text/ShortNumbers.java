// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import java.math.RoundingMode;
import java.text.NumberFormat;

/** Formats figures by the user's locale for the little space in a row: at most six characters, rounded down. */
public final class ShortNumbers {
    private static final long SECOND = 1_000_000_000L;

    private ShortNumbers() {}

    /** A count: {@code 312}, {@code 81k}, {@code 2.4M}. */
    public static String count(long count) {
        if (count < 10_000) {
            return Long.toString(count);
        }
        if (count < 1_000_000) {
            return count / 1_000 + "k";
        }
        if (count < 1_000_000_000) {
            return scaled(count / 1e6) + "M";
        }
        return scaled(count / 1e9) + "G";
    }

    /** Messages per second: {@code 0.2/s}, {@code 41/s}, {@code 2.3k/s}; empty if unknown or too slow to measure. */
    public static String rate(double perSecond) {
        if (Double.isNaN(perSecond) || perSecond < 0.05) {
            return "";
        }
        if (perSecond < 1_000) {
            return scaled(perSecond) + "/s";
        }
        return perSecond < 1e6 ? scaled(perSecond / 1e3) + "k/s" : scaled(perSecond / 1e6) + "M/s";
    }

    /** An age: {@code now} below a second, then {@code 2 s}, {@code 5 min}, {@code 3 h}, {@code 12 d}. */
    public static String age(long nanos) {
        long seconds = Math.max(0, nanos) / SECOND;
        if (seconds < 1) {
            return Texts.get("age.now");
        }
        if (seconds < 60) {
            return Texts.get("unit.seconds", seconds);
        }
        if (seconds < 3_600) {
            return Texts.get("unit.minutes", seconds / 60);
        }
        if (seconds < 86_400) {
            return Texts.get("unit.hours", seconds / 3_600);
        }
        return Texts.get("unit.days", seconds / 86_400);
    }

    /** A whole number with the locale's grouping: {@code 93,412}. */
    public static String grouped(long number) {
        return NumberFormat.getIntegerInstance(Texts.formats()).format(number);
    }

    /** With one decimal below 10. */
    private static String scaled(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(Texts.formats());
        format.setRoundingMode(RoundingMode.DOWN);
        format.setGroupingUsed(false);
        int digits = value < 10 ? 1 : 0;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
