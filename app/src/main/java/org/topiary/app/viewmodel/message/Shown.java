// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.payload.PayloadFormat;

/**
 * Everything shown about a message in one value, so that no part of the screen refers to another message.
 *
 * @param info null when there is no message
 * @param detected the format that fits the payload best; null when there is no message
 */
public record Shown(@Nullable MessageInfo info, @Nullable PayloadFormat detected, ValueContent content) {
    static Shown nothingSelected() {
        return nothing(Texts.get("message.nothingSelected"));
    }

    static Shown nothingYet() {
        return nothing(Texts.get("message.nothingYet"));
    }

    static Shown nothing(String sentence) {
        return new Shown(null, null, new ValueContent.Nothing(sentence));
    }
}
