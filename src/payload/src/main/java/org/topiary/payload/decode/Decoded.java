// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;

/** A decoded payload. Immutable; texts and problems are computed when they are asked for. Any thread. */
public final class Decoded {
    private final List<String> chain;
    private final Field root;
    private final boolean valid;
    private final Supplier<Optional<StyledText>> text;
    private final Supplier<List<DecodeProblem>> problems;
    private final Optional<byte[]> unwrapped;

    private Decoded(
            List<String> chain,
            Field root,
            boolean valid,
            Supplier<Optional<StyledText>> text,
            Supplier<List<DecodeProblem>> problems,
            Optional<byte[]> unwrapped) {
        this.unwrapped = unwrapped;
        this.chain = List.copyOf(chain);
        this.root = root;
        this.valid = valid;
        this.text = text;
        this.problems = problems;
    }

    /** A payload that is shown as the list of its fields. */
    public static Decoded of(String decoder, Field root) {
        return new Decoded(
                List.of(decoder), root, true, () -> Optional.of(FieldText.lines(root)), List::of, Optional.empty());
    }

    /** A payload that is not in the format of a decoder. */
    public static Decoded invalid(String decoder, Field root, Supplier<List<DecodeProblem>> problems) {
        return new Decoded(
                List.of(decoder), root, false, () -> Optional.of(FieldText.lines(root)), problems, Optional.empty());
    }

    /** A payload that a decoder cannot read, shown as text if it is text, otherwise as bytes. */
    public static Decoded unreadable(String decoder, byte[] bytes, DecodeProblem problem) {
        List<DecodeProblem> problems = List.of(problem);
        boolean text = Utf8.isWellFormed(bytes) && !Utf8.hasBinaryControl(bytes);
        Field root = text ? TextDecoder.field(bytes) : HexDecoder.field(bytes);
        return invalid(decoder, root, () -> problems)
                .shownAs(() -> text ? Optional.of(StyledText.plain(root.text())) : Optional.empty());
    }

    /** A payload that is in the format of a decoder for certain, but whose values cannot be shown. */
    public static Decoded recognized(String decoder, byte[] bytes, DecodeProblem problem) {
        Decoded unreadable = unreadable(decoder, bytes, problem);
        return of(decoder, unreadable.root).shownAs(unreadable.text).withProblems(unreadable.problems);
    }

    /** A payload that a decoder cannot read, shown as bytes. */
    public static Decoded asBytes(String decoder, byte[] bytes, List<DecodeProblem> problems) {
        List<DecodeProblem> found = List.copyOf(problems);
        return invalid(decoder, HexDecoder.field(bytes), () -> found).shownAs(Optional::empty);
    }

    /** A copy shown as another text; empty: as bytes. */
    public Decoded shownAs(Supplier<Optional<StyledText>> shown) {
        return new Decoded(chain, root, valid, shown, problems, unwrapped);
    }

    /** A copy with problems that do not keep the payload from being in its format. */
    public Decoded withProblems(Supplier<List<DecodeProblem>> found) {
        return new Decoded(chain, root, valid, text, found, unwrapped);
    }

    /**
     * A copy of a payload that was inside another format, such as gzip.
     *
     * @param bytes what was inside; nobody may modify it
     */
    public Decoded inside(String outer, byte[] bytes) {
        return new Decoded(
                Stream.concat(Stream.of(outer), chain.stream()).toList(),
                root,
                valid,
                text,
                problems,
                unwrapped.or(() -> Optional.of(bytes)));
    }

    /**
     * The bytes that the ranges of fields refer to if they were inside another format, the innermost ones; empty if
     * they are those of the payload. Must not be modified.
     */
    public Optional<byte[]> unwrapped() {
        return unwrapped;
    }

    /** The ids of the decoders, from the outermost one: {@code gzip}, {@code cbor}. */
    public List<String> chain() {
        return chain;
    }

    /** The whole payload. */
    public Field root() {
        return root;
    }

    /** Whether the payload is in the format of its decoder. */
    public boolean isValid() {
        return valid;
    }

    /**
     * The payload as a text for people; empty if it is best shown as bytes, which only a root of kind
     * {@link Field.Kind#BYTES} is. Takes time and memory in proportion to the payload.
     */
    public Optional<StyledText> text() {
        return text.get();
    }

    /** What is wrong with the payload; finding out may take as long as decoding did. */
    public List<DecodeProblem> problems() {
        return problems.get();
    }
}
