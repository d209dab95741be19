// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How the number that was sent becomes the number that is meant: multiplied, divided, then the offset is added. The
 * result is exact; a quotient that has no end is rounded to 34 digits.
 *
 * @param factor null for none
 * @param divisor not 0; null for none
 * @param offset null for none
 */
record Scale(
        @Nullable BigDecimal factor,
        @Nullable BigDecimal divisor,
        @Nullable BigDecimal offset) {
    static final Scale NONE = new Scale(null, null, null);

    private static final MathContext ROUNDED = new MathContext(34, RoundingMode.HALF_EVEN);

    boolean isNone() {
        return factor == null && divisor == null && offset == null;
    }

    /** A number divided by 10 keeps its last digit even if that is 0, so that all values have equally many. */
    BigDecimal apply(BigDecimal sent) {
        BigDecimal result = factor == null ? sent : sent.multiply(factor);
        if (divisor != null) {
            result = divided(result, divisor);
        }
        return offset == null ? result : result.add(offset);
    }

    private static BigDecimal divided(BigDecimal number, BigDecimal divisor) {
        BigDecimal stripped = divisor.stripTrailingZeros();
        if (stripped.unscaledValue().abs().equals(BigInteger.ONE) && stripped.scale() <= 0) {
            return number.movePointLeft(-stripped.scale());
        }
        try {
            return number.divide(divisor);
        } catch (ArithmeticException e) {
            return number.divide(divisor, ROUNDED);
        }
    }
}
