// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A decimal floating-point number of 128 bits, in the binary encoding of IEEE 754-2008.
 *
 * @param text as the extended JSON has it
 * @param number null for what is not finite
 */
record Decimal128(String text, @Nullable BigDecimal number) {
    private static final int SPECIAL_SHIFT = 58;
    private static final int SPECIAL_MASK = 0x1f;
    private static final int INFINITY = 0x1e;
    private static final int NAN = 0x1f;
    private static final int LARGE_SHIFT = 61;
    private static final int EXPONENT_SHIFT = 49;
    private static final int LARGE_EXPONENT_SHIFT = 47;
    private static final int EXPONENT_MASK = 0x3fff;
    private static final int BIAS = 6_176;
    private static final BigInteger LIMIT = BigInteger.TEN.pow(34);

    static Decimal128 of(long high, long low) {
        int special = (int) (high >>> SPECIAL_SHIFT) & SPECIAL_MASK;
        String sign = high < 0 ? "-" : "";
        if (special == NAN) {
            return new Decimal128("NaN", null);
        }
        if (special == INFINITY) {
            return new Decimal128(sign + "Infinity", null);
        }
        boolean large = (high >>> LARGE_SHIFT & 3) == 3;
        int exponent = (int) (high >>> (large ? LARGE_EXPONENT_SHIFT : EXPONENT_SHIFT)) & EXPONENT_MASK;
        BigInteger digits = BigInteger.valueOf(high & (1L << EXPONENT_SHIFT) - 1)
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toUnsignedString(low)));
        // Larger numbers are not canonical, and mean 0.
        BigDecimal number =
                new BigDecimal(large || digits.compareTo(LIMIT) >= 0 ? BigInteger.ZERO : digits, BIAS - exponent);
        return new Decimal128(sign + number, high < 0 ? number.negate() : number);
    }
}
