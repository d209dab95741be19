// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.publish.PropertyRules;

/** A typed message expiry: a whole number of seconds, or of minutes, hours or days, such as {@code 10m}. */
final class ExpiryText {
    private static final Pattern FORM = Pattern.compile("(\\d{1,10})\\s*([smhd]?)");

    private ExpiryText() {}

    /** Why a text that is not blank is no expiry, as a sentence; empty if it is one. */
    static String problem(String text) {
        return seconds(text) < 0 ? Texts.get("publish.expiry.range", PropertyRules.MAX_EXPIRY_SECONDS) : "";
    }

    /** The number of seconds; -1 if the text is no expiry. */
    static long seconds(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return -1;
        }
        long unit = switch (form.group(2)) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> 1;
        };
        // Ten digits of days fit into a long.
        long seconds = Long.parseLong(form.group(1)) * unit;
        return PropertyRules.expirySeconds(seconds).isPresent() ? -1 : seconds;
    }
}
