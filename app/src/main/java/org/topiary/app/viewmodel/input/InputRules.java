// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.input;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.publish.PropertyRules;
import org.topiary.mqtt.publish.PropertyRules.Fault;

/** Validates values for the protocol; each rule returns the error as a sentence, empty if there is none. */
public final class InputRules {
    private InputRules() {}

    /** Checks a string (MQTT 5, section 1.5.4). */
    public static String string(String text) {
        return sentence(PropertyRules.string(text));
    }

    /** Checks a topic name (section 4.7.3). */
    public static String topic(String text) {
        return sentence(PropertyRules.responseTopic(text));
    }

    /** Checks bytes written as {@link ByteText} (section 1.5.6). */
    public static String bytes(String text) {
        return ByteText.isReadable(text)
                ? sentence(PropertyRules.correlationData(ByteText.bytes(text)))
                : Texts.get("form.bytes.hex");
    }

    /** Checks a host name or IP address alone, IPv6 with or without brackets. */
    public static String host(String text) {
        String name = text.strip();
        try {
            BrokerAddress.Parsed parsed = BrokerAddress.parse(
                    "mqtt://" + (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name));
            boolean hostOnly = parsed.userName().isEmpty() && !name.contains("/") && !name.contains("?");
            return hostOnly ? "" : Texts.get("form.host.only");
        } catch (IllegalArgumentException e) {
            return Texts.of(e);
        }
    }

    /** A checked host without surrounding white space and brackets. */
    public static String hostName(String text) {
        String name = text.strip();
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        return bracketed ? name.substring(1, name.length() - 1) : name;
    }

    /** Checks a whole number. */
    public static UnaryOperator<String> number(long least, long most) {
        return text -> {
            String digits = text.strip();
            boolean readable = digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            long value = readable && !digits.isEmpty() ? Long.parseLong(digits) : -1;
            return value >= least && value <= most ? "" : Texts.get("form.number.range", least, most);
        };
    }

    private static String sentence(Optional<Fault> fault) {
        return fault.map(found -> Texts.get(
                        switch (found) {
                            case NULL_CHARACTER -> "form.string.nul";
                            case HALF_CHARACTER -> "form.string.half";
                            case TOO_LONG -> "form.string.long";
                            case WILDCARD -> "form.topic.wildcard";
                            case OUT_OF_RANGE -> throw new IllegalStateException("No number was checked");
                        }))
                .orElse("");
    }
}
