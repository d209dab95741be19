// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.FieldText;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * BSON, shown as relaxed Extended JSON. A payload is BSON if it has exactly the length that it begins with, and is
 * well-formed; an empty document only if the content type says so, or the user. Documents may be 100,000 levels deep.
 * Takes memory for the levels only. Problems:
 *
 * <ul>
 *   <li>{@code bson.wrong}: the offset in bytes of the first element or value that is not well-formed; the elements
 *       before it are shown if the user chose this format
 *   <li>{@code bson.tooDeep}: the offset of the document beyond the limit
 *   <li>{@code bson.notUtf8}: the offset of a text or name, which is shown nevertheless
 * </ul>
 */
public final class BsonDecoder implements Decoder {
    static final String ID = "bson";

    private static final Set<String> CONTENT_TYPES =
            Set.of("application/bson", "application/x-bson", "application/vnd.mongodb.bson");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "BSON";
    }

    @Override
    public String fileEnding() {
        return ".bson";
    }

    private static boolean isDeclared(Sample sample) {
        return CONTENT_TYPES.contains(sample.properties().mediaType());
    }

    @Override
    public boolean detect(Head head) {
        return isDeclared(head.sample()) || begins(head);
    }

    /** Whether the length is right, and an element follows. */
    private static boolean begins(Head head) {
        byte[] start = head.start();
        return start.length > BsonReader.MIN_DOCUMENT + 1
                && BsonReader.int32(start, 0) == head.length()
                && BsonType.of(start[BsonReader.LENGTH]) != null
                && BsonReader.textEnd(start, BsonReader.LENGTH + 1, start.length) > 0;
    }

    @Override
    public Basis basis(Head head) {
        return isDeclared(head.sample()) ? Basis.CONTENT_TYPE : Basis.BYTES;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        BsonReader.Checked checked = BsonReader.check(bytes);
        DecodeProblem problem = checked.problem();
        if (problem != null) {
            return broken(bytes, problem);
        }
        BsonField root = BsonField.root(bytes, bytes.length);
        int notUtf8 = checked.notUtf8();
        return Decoded.of(ID, root)
                .shownAs(() -> Optional.of(ExtendedJson.of(root)))
                .withProblems(() -> notUtf8 < 0
                        ? List.of()
                        : List.of(DecodeProblem.of(ID + ".notUtf8", notUtf8).at(notUtf8)));
    }

    /** The elements before the mistake, if there are any. */
    private static Decoded broken(byte[] bytes, DecodeProblem problem) {
        BsonField root = BsonField.root(bytes, bytes.length + 1);
        boolean shown = bytes.length > BsonReader.MIN_DOCUMENT
                && problem.id().endsWith(".wrong")
                && root.children().iterator().hasNext();
        return shown
                ? Decoded.invalid(ID, root, () -> List.of(problem)).shownAs(() -> Optional.of(ExtendedJson.of(root)))
                : Decoded.unreadable(ID, bytes, problem);
    }

    /** Of a longer payload, the elements that are whole in its beginning. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        if (head.isWhole()) {
            return Decoder.super.preview(head, context, maxChars);
        }
        if (maxChars < 2 || !begins(head)) {
            return null;
        }
        BsonField root = BsonField.root(head.start(), head.length());
        String line = root.children().iterator().hasNext() ? FieldText.line(root, maxChars - 1) : null;
        return line == null || line.endsWith("…") ? line : line + "…";
    }
}
