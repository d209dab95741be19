// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.payload.decode.Decoder.Basis;

/**
 * Everything shown about a message in one value, so that no part of the screen refers to another message.
 *
 * @param info null when there is no message
 * @param detected the ids of the decoders that fit the payload best, from the outermost one; empty when there is no
 *     message
 * @param basis why they fit
 */
public record ShownMessage(@Nullable MessageInfo info, List<String> detected, Basis basis, ValueContent content) {
    public ShownMessage {
        detected = List.copyOf(detected);
    }

    static ShownMessage nothingSelected() {
        return nothing(Texts.get("message.nothingSelected"));
    }

    static ShownMessage nothingYet() {
        return nothing(Texts.get("message.nothingYet"));
    }

    static ShownMessage nothing(String sentence) {
        return new ShownMessage(null, List.of(), Basis.BYTES, new ValueContent.Nothing(sentence));
    }
}
