// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.JsonIndex;
import org.topiary.payload.Preview;
import org.topiary.payload.StyledText;

/**
 * A single number in the notation of JSON, of at most 512 bytes with the white space around it; shown as it was sent.
 *
 * <p>Problems: {@code number.invalid}.
 */
final class NumberDecoder implements Decoder {
    static final String ID = "number";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Number";
    }

    @Override
    public String fileEnding() {
        return ".txt";
    }

    @Override
    public boolean isOffered() {
        return false;
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return head.isWhole() && number(head.start()) != null;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        JsonIndex number = sample.bytes().length <= Head.BYTES ? number(sample.bytes()) : null;
        Decoded decoded = number != null
                ? Decoded.of(ID, JsonField.root(number))
                : Decoded.invalid(
                        ID, TextDecoder.field(sample.bytes()), () -> List.of(DecodeProblem.of("number.invalid")));
        return decoded.shownAs(() -> Optional.of(StyledText.plain(TextDecoder.text(sample.bytes()))));
    }

    private static @Nullable JsonIndex number(byte[] bytes) {
        // Most texts do not begin like a number; a look at them is enough.
        if (bytes.length == 0 || bytes[0] > '9') {
            return null;
        }
        JsonIndex json = JsonIndex.of(bytes);
        return json != null && json.isNumber() ? json : null;
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return Preview.text(head.start(), head.length(), maxChars);
    }
}
