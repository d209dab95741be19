// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import org.topiary.mqtt.BrokerReason;
import org.topiary.payload.VisibleText;

/** What a broker adds to a reason code, set apart from our own words. */
public final class BrokerWords {
    private static final int MAX_CHARS = 300;

    private BrokerWords() {}

    /** A line of its own to add to a sentence; empty when the broker gave no reason. */
    public static String line(BrokerReason reason) {
        String text = reason.text();
        return text.isEmpty()
                ? ""
                : "\n" + Texts.get("broker.reason", VisibleText.line(text.substring(0, Math.min(text.length(), MAX_CHARS))));
    }
}
