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
public record ShownMessage(
        @Nullable MessageInfo info, @Nullable PayloadFormat detected, ValueContent content) {
    static ShownMessage nothingSelected() {
        return nothing(Texts.get("message.nothingSelected"));
    }

    static ShownMessage nothingYet() {
        return nothing(Texts.get("message.nothingYet"));
    }

    static ShownMessage nothing(String sentence) {
        return new ShownMessage(null, null, new ValueContent.Nothing(sentence));
    }
}
