// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A binary format that an {@link ItemReader} reads, shown in {@link Notation}. Takes at most 25 MiB beyond the payload.
 * The indented text ends after 2<sup>24</sup> characters.
 *
 * <p>A payload is in the format by itself if the whole of it is one array or map with at least one element, keys that
 * are texts or integers, and texts that are UTF-8, and if it has texts as keys or at least eight bytes: other short
 * payloads are often plain numbers in binary. If its content type says so, or the user, it is any item.
 *
 * <p>Problems: those of the reader; the id of the format with {@code .empty} for an empty payload, {@code .trailing}
 * (offset) for bytes after the only item, {@code .notUtf8} (offset of a text, which is shown nevertheless), and
 * {@code .unlikely} for what may be in the format by chance.
 */
public abstract class ItemDecoder implements Decoder {
    private static final int MIN_BYTES_WITHOUT_KEYS = 8;

    /** Whether a content type, in lower case, without parameters, is that of the format. */
    protected abstract boolean isContentType(String mediaType);

    /** Whether a payload that is not empty begins like one that is in the format by itself. */
    protected abstract boolean mayBegin(byte[] start);

    /** Whether a payload begins with something that only payloads of this format have. */
    protected boolean isMarked(byte[] start) {
        return false;
    }

    /** Whether several items may follow each other in a payload that is meant to be in this format. */
    protected abstract boolean mayBeSequence();

    /** @param length of the whole payload, of which {@code bytes} may be the beginning */
    protected abstract ItemReader reader(byte[] bytes, int length);

    /** The whole payload; null if its only item goes beyond the bytes that are there. */
    protected abstract @Nullable ItemField root(ItemDocument document);

    /** Whether the content type of a message is that of the format. */
    public final boolean isDeclared(Sample sample) {
        return isContentType(sample.properties().mediaType());
    }

    /**
     * Whether a payload that is in the format by itself is rather in another one.
     *
     * @param document its beginning
     */
    protected boolean isOther(Head head, ItemDocument document) {
        return false;
    }

    /** Whether a payload is in the format by itself, and has maps whose keys are all texts. */
    public final boolean hasTextKeys(Head head) {
        ItemDocument document = evident(head);
        return document != null && document.hasTextKeys();
    }

    @Override
    public boolean isComparable() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return head.length() > 0 && (isDeclared(head.sample()) || detected(head) != null);
    }

    /** The beginning of a payload that is in the format by itself; null if it is not. */
    private @Nullable ItemDocument detected(Head head) {
        ItemDocument document = evident(head);
        return document == null || isOther(head, document) ? null : document;
    }

    private @Nullable ItemDocument evident(Head head) {
        if (head.length() == 0 || !(mayBegin(head.start()) || isMarked(head.start()))) {
            return null;
        }
        ItemDocument document = document(head.start(), head.length(), false);
        return document.problem() == null && isEvident(document, head.length()) ? document : null;
    }

    private boolean isEvident(ItemDocument document, int length) {
        return (document.isCut() || document.firstEnd() == length)
                && (isMarked(document.bytes())
                        || (mayBegin(document.bytes())
                                && (document.hasTextKeys() || length >= MIN_BYTES_WITHOUT_KEYS)
                                && document.hasPlainKeys()
                                && document.notUtf8() < 0));
    }

    private ItemDocument document(byte[] bytes, int length, boolean all) {
        return ItemDocument.of(() -> reader(bytes, length), length, all);
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        if (bytes.length == 0) {
            return unreadable(bytes, "empty");
        }
        ItemDocument document = document(bytes, bytes.length, mayBeSequence());
        DecodeProblem problem = document.problem();
        if (problem != null) {
            return Decoded.unreadable(id(), bytes, problem);
        }
        if (document.firstEnd() < bytes.length && !mayBeSequence()) {
            int end = document.firstEnd();
            return Decoded.unreadable(
                    id(), bytes, DecodeProblem.of(id() + ".trailing", end).at(end));
        }
        ItemField root = root(document);
        if (root == null || !(isMeant(sample, context) || isEvident(document, bytes.length))) {
            return unreadable(bytes, "unlikely");
        }
        return decoded(document, root);
    }

    private Decoded decoded(ItemDocument document, ItemField root) {
        int notUtf8 = document.notUtf8();
        return Decoded.of(id(), root)
                .shownAs(() -> Optional.of(Notation.indented(root)))
                .withProblems(() -> notUtf8 < 0
                        ? List.of()
                        : List.of(DecodeProblem.of(id() + ".notUtf8", notUtf8).at(notUtf8)));
    }

    private Decoded unreadable(byte[] bytes, String problem) {
        return Decoded.unreadable(id(), bytes, DecodeProblem.of(id() + "." + problem));
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        Summary summary = summarize(head, context, maxChars);
        return summary == null ? null : summary.line();
    }

    @Override
    public @Nullable Summary summarize(Head head, Context context, int maxChars) {
        boolean meant = isMeant(head.sample(), context);
        return summary(head, document(head.start(), head.length(), meant && mayBeSequence()), meant, maxChars);
    }

    @Override
    public @Nullable Summary summarizeDetected(Head head, Context context, int maxChars) {
        if (isMeant(head.sample(), context)) {
            return detect(head) ? summarize(head, context, maxChars) : null;
        }
        ItemDocument document = detected(head);
        return document == null ? null : summary(head, document, false, maxChars);
    }

    private @Nullable Summary summary(Head head, ItemDocument document, boolean meant, int maxChars) {
        if (document.problem() != null || !(meant || !document.isCut() || document.isLikely())) {
            return null;
        }
        ItemField root = root(document);
        if (root == null) {
            return null;
        }
        boolean whole =
                head.isWhole() && document.firstEnd() == head.length() && (meant || isEvident(document, head.length()));
        String line = Notation.line(root, document.isCut(), maxChars);
        return new Summary(line, whole ? decoded(document, root) : null);
    }

    @Override
    public Basis basis(Head head) {
        return isDeclared(head.sample()) ? Basis.CONTENT_TYPE : Basis.BYTES;
    }

    private boolean isMeant(Sample sample, Context context) {
        return isDeclared(sample) || context.chosenDecoder(sample).equals(id());
    }
}
