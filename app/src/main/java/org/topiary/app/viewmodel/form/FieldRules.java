// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.topiary.app.text.Texts;
import org.topiary.core.tree.TopicRules;

/** Validates input, and converts numbers to and from text. */
final class FieldRules {
    /** Maximum length of a protocol string, in UTF-8 bytes (MQTT 5, section 1.5.4). */
    private static final int MAX_BYTES = 65_535;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private FieldRules() {}

    static String anything(String text) {
        return "";
    }

    /** Checks a string for the protocol. */
    static String string(String text) {
        if (text.indexOf('\0') >= 0) {
            return Texts.get("form.string.nul");
        }
        return text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES ? Texts.get("form.string.long") : "";
    }

    /** Checks a topic name (section 4.7.3). */
    static String topic(String text) {
        return TopicRules.hasWildcard(text) ? Texts.get("form.topic.wildcard") : string(text);
    }

    /** Checks bytes for the protocol, written as {@link ByteText}. */
    static String bytes(String text) {
        if (!ByteText.isReadable(text)) {
            return Texts.get("form.bytes.hex");
        }
        return ByteText.bytes(text).length > MAX_BYTES ? Texts.get("form.string.long") : "";
    }

    /** Checks a whole number. */
    static UnaryOperator<String> number(long least, long most) {
        return text -> {
            String digits = text.strip();
            boolean readable = digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            long value = readable ? Long.parseLong(digits) : -1;
            return readable && value >= least && value <= most ? "" : Texts.get("form.number.range", least, most);
        };
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
