// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Preview;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;

/**
 * UTF-8 text without binary controls; an empty payload is text. Takes memory for the text, when it is asked for.
 *
 * <p>Problems: {@code text.notUtf8}, in which case the text has � for invalid bytes; {@code text.binary}, for a text
 * with control characters.
 */
final class TextDecoder implements Decoder {
    static final String ID = "text";
    private static final DecodeProblem BINARY = DecodeProblem.of("text.binary");

    /** The problem of a payload that is not UTF-8. */
    static DecodeProblem notUtf8(byte[] bytes) {
        return DecodeProblem.of("text.notUtf8").at(Utf8.wellFormedLength(bytes));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Text";
    }

    @Override
    public String fileEnding() {
        return ".txt";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        int whole = head.isWhole() ? head.length() : Utf8.wholeCharacters(head.start());
        return Utf8.decode(head.start(), whole) != null && !Utf8.hasBinaryControl(head.start());
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        Field field = field(bytes);
        Decoded decoded = Utf8.isText(bytes, WorkStage.current())
                ? Decoded.of(ID, field)
                : Decoded.invalid(ID, field, () -> List.of(Utf8.isWellFormed(bytes) ? BINARY : notUtf8(bytes)));
        return decoded.shownAs(() -> Optional.of(StyledText.plain(field.text())));
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return Preview.text(head.start(), head.length(), maxChars);
    }

    /** The whole payload as text. */
    static Field field(byte[] bytes) {
        return new Whole(bytes);
    }

    /** A payload as text, with � for invalid bytes. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private record Whole(byte[] bytes) implements Field {
        @Override
        public String name() {
            return "";
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public String text() {
            return TextDecoder.text(bytes);
        }

        @Override
        public Object value() {
            return text();
        }

        @Override
        public Range range() {
            return new Range(0, bytes.length);
        }
    }
}
