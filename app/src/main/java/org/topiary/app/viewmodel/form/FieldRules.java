// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.TextInput;

/** Validates input, and converts numbers to and from text. */
final class FieldRules {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private FieldRules() {}

    static String anything(String text) {
        return "";
    }

    /** Checks seconds with up to three decimals. */
    static UnaryOperator<String> seconds(long leastMillis, long mostMillis) {
        return text -> {
            long millis = millis(text);
            return millis >= leastMillis && millis <= mostMillis
                    ? ""
                    : Texts.get("form.seconds.range", secondsOf(leastMillis), secondsOf(mostMillis));
        };
    }

    /** Converts seconds to milliseconds; -1 if the text is not a number of seconds. */
    static long millis(String seconds) {
        String text = seconds.strip().replace(',', '.');
        if (!text.matches("\\d{1,7}(\\.\\d{1,3})?")) {
            return -1;
        }
        return new BigDecimal(text).multiply(THOUSAND).longValueExact();
    }

    static String secondsOf(long millis) {
        return BigDecimal.valueOf(millis).divide(THOUSAND).stripTrailingZeros().toPlainString();
    }

    /** The number typed, or the fallback if there is none or it is invalid. */
    static long number(TextInput input, long otherwise) {
        return input.isBlank() || input.isWrong() ? otherwise : Long.parseLong(input.value());
    }

    /** The number as text; empty for -1, which means the default. */
    static String textOf(long number) {
        return number < 0 ? "" : Long.toString(number);
    }
}
