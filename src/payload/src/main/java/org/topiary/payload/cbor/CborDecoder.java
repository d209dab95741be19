// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.ItemDocument;
import org.topiary.payload.decode.ItemField;
import org.topiary.payload.decode.ItemReader;
import org.topiary.payload.decode.Notation;
import org.topiary.payload.decode.Sample;

/**
 * CBOR (RFC 8949) and CBOR sequences (RFC 8742), in diagnostic notation. Takes at most 25 MiB beyond the payload.
 * Indentation ends after 2<sup>24</sup> characters.
 *
 * <p>A payload is CBOR by itself if it begins with tag 55799, or is one array or map with at least one element, keys
 * that are texts or integers, and texts that are UTF-8. If the content type says so, or the user, it is any well-formed
 * data item, or several.
 *
 * <p>Problems: those of {@link ItemReader}; {@code cbor.empty}; {@code cbor.reserved} (offset, the byte in hex) for
 * additional information that has no meaning; {@code cbor.simple} (offset) for a simple value below 32 in two bytes;
 * {@code cbor.chunk} (offset) for a wrong part of a string without a length; {@code cbor.notUtf8} (offset), in which
 * case the payload is shown nevertheless; {@code cbor.unlikely} if it may be CBOR by chance.
 */
public final class CborDecoder implements Decoder {
    static final String ID = "cbor";

    private static final byte[] SELF_DESCRIBED = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "CBOR";
    }

    @Override
    public String fileEnding() {
        return ".cbor";
    }

    @Override
    public boolean detect(Head head) {
        if (head.length() == 0) {
            return false;
        }
        return isDeclared(head.sample())
                || (mayBegin(head.start()) && isEvident(document(head.start(), head.length(), false), head.length()));
    }

    private static boolean isDeclared(Sample sample) {
        String type = sample.properties().mediaType();
        return type.equals("application/cbor")
                || type.equals("application/cbor-seq")
                || type.endsWith("+cbor")
                || type.endsWith("+cbor-seq");
    }

    /** Whether a payload begins like an array or map with at least one element, or with tag 55799. */
    private static boolean mayBegin(byte[] start) {
        int major = CborReader.major(start, 0);
        if (major != CborReader.ARRAY && major != CborReader.MAP) {
            return isSelfDescribed(start);
        }
        return CborReader.info(start, 0) == CborReader.INDEFINITE
                ? start.length > 1 && start[1] != CborReader.BREAK_BYTE
                : CborReader.isHeadComplete(start) && CborReader.argument(start, 0) != 0;
    }

    private static boolean isSelfDescribed(byte[] start) {
        int length = SELF_DESCRIBED.length;
        return start.length >= length && Arrays.equals(start, 0, length, SELF_DESCRIBED, 0, length);
    }

    /** Whether a payload is CBOR with nothing but its bytes to tell. */
    private static boolean isEvident(ItemDocument document, int length) {
        if (document.problem() != null || !(document.isCut() || document.firstEnd() == length)) {
            return false;
        }
        return isSelfDescribed(document.bytes())
                || (mayBegin(document.bytes()) && document.hasPlainKeys() && document.notUtf8() < 0);
    }

    private static ItemDocument document(byte[] bytes, int length, boolean all) {
        return ItemDocument.of(() -> new CborReader(bytes, length), length, all);
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        if (bytes.length == 0) {
            return Decoded.unreadable(ID, bytes, DecodeProblem.of("cbor.empty"));
        }
        ItemDocument document = document(bytes, bytes.length, true);
        DecodeProblem problem = document.problem();
        if (problem != null) {
            return Decoded.unreadable(ID, bytes, problem);
        }
        if (!isAsked(sample, context) && !isEvident(document, bytes.length)) {
            return Decoded.unreadable(ID, bytes, DecodeProblem.of("cbor.unlikely"));
        }
        ItemField root = Objects.requireNonNull(root(document));
        int notUtf8 = document.notUtf8();
        return Decoded.of(ID, root)
                .shownAs(() -> Optional.of(Notation.indented(root)))
                .withProblems(() -> notUtf8 < 0 ? List.of() : List.of(DecodeProblem.of("cbor.notUtf8", notUtf8)));
    }

    /** The whole payload; null if its only item goes beyond the bytes that are there. */
    private static @Nullable ItemField root(ItemDocument document) {
        int items = document.items() + (document.isCut() ? 1 : 0);
        ItemField.Place first = document.first();
        return items > 1
                ? new CborSequence(document)
                : first == null ? null : CborField.of(document, ItemField.NO_INDEX, first);
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        boolean asked = isAsked(head.sample(), context);
        ItemDocument document = document(head.start(), head.length(), asked);
        boolean shown = document.problem() == null && (asked || !document.isCut() || document.isLikely());
        ItemField root = shown ? root(document) : null;
        return root == null ? null : Notation.line(root, document.isCut(), maxChars);
    }

    /** Whether the payload is meant to be CBOR. */
    private static boolean isAsked(Sample sample, Context context) {
        return isDeclared(sample) || context.chosenDecoder(sample).equals(ID);
    }
}
