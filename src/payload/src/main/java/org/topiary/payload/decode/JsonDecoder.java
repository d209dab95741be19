// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.JsonIndex;
import org.topiary.payload.JsonProblem;
import org.topiary.payload.JsonText;
import org.topiary.payload.Preview;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;

/**
 * JSON (RFC 8259). The payload is parsed once; fields and the indented text are read from its bytes. Duplicate names
 * are kept. Numbers that are probably times have a note, and a text that is JSON itself has its fields. Takes at most
 * 24 MiB beyond the payload, and 2<sup>28</sup> characters for the indented text. What is not JSON is shown as text.
 *
 * <p>Problems: {@code json.} and a {@link JsonProblem.Reason} with line, column, and what was found;
 * {@code json.tooLarge} if there is no place for the indented text, or too many objects; {@code text.notUtf8}.
 */
final class JsonDecoder implements Decoder {
    static final String ID = "json";
    private static final DecodeProblem TOO_LARGE = DecodeProblem.of("json.tooLarge");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public String fileEnding() {
        return ".json";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return JsonIndex.opensContainer(head.start(), head.start().length);
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        JsonIndex index = JsonIndex.of(sample.bytes(), WorkStage.current());
        if (index == null) {
            Field text = TextDecoder.field(sample.bytes());
            return Decoded.invalid(ID, text, () -> problems(sample.bytes()))
                    .shownAs(() -> Optional.of(StyledText.plain(text.text())));
        }
        Indented indented = new Indented(index);
        return Decoded.of(ID, JsonField.root(index))
                .shownAs(() -> Optional.of(indented.text()))
                .withProblems(indented::problems);
    }

    /** Finds out why a payload is not JSON; with another parser, because only that one tells. */
    private static List<DecodeProblem> problems(byte[] bytes) {
        List<DecodeProblem> problems = new ArrayList<>(2);
        if (!Utf8.isWellFormed(bytes)) {
            problems.add(TextDecoder.notUtf8(bytes));
        }
        String text = TextDecoder.text(bytes);
        JsonProblem problem = JsonText.problem(text);
        problems.add(
                problem == null
                        ? TOO_LARGE
                        : DecodeProblem.of(
                                        "json." + problem.reason(), problem.line(), problem.column(), problem.found())
                                .at(offset(text, problem)));
        return problems;
    }

    /** The offset of a problem in bytes. */
    private static int offset(String text, JsonProblem problem) {
        int at = 0;
        for (int line = 1; line < problem.line() && at < text.length(); at++) {
            // A carriage return with a line feed is one end of a line.
            boolean first = text.charAt(at) == '\r' && text.startsWith("\n", at + 1);
            line += !first && (text.charAt(at) == '\n' || text.charAt(at) == '\r') ? 1 : 0;
        }
        return Math.toIntExact(Utf8.length(text.subSequence(0, Math.min(text.length(), at + problem.column() - 1))));
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return Preview.json(head.start(), head.length(), maxChars);
    }

    /** The indented text, written once, when it is first asked for. */
    private static final class Indented {
        private final JsonIndex index;
        private @Nullable StyledText text;
        private boolean tooLarge;

        Indented(JsonIndex index) {
            this.index = index;
        }

        synchronized StyledText text() {
            StyledText known = text;
            if (known == null) {
                StyledText pretty = index.prettyWithRemarks();
                tooLarge = pretty == null;
                known = pretty == null ? StyledText.plain(TextDecoder.text(index.bytes())) : pretty;
                text = known;
            }
            return known;
        }

        synchronized List<DecodeProblem> problems() {
            var _ = text();
            return tooLarge ? List.of(TOO_LARGE) : List.of();
        }
    }
}
