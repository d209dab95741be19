// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/**
 * Shows a binary payload as the user describes it in a {@link Layout}, which the context knows as
 * {@link ChosenLayouts}; never detected. Fields and elements are created on demand. Of a payload that is too short or
 * too long, what fits is shown, and then the other bytes. Problems:
 *
 * <ul>
 *   <li>{@code layout.none}: no layout is chosen
 *   <li>{@code layout.missing}: the name of the layout chosen, which is not there; after it, what is wrong with files
 *   <li>{@code layout.short}: the name of the field that does not fit, and the length of the payload
 *   <li>{@code layout.length}: the name of a field, and that of the field with its length, which is negative
 *   <li>{@code layout.left}: how many bytes are not in the layout, and the index of the first
 *   <li>{@code layout.notText}: the name of a text that is not valid, and its offset in bytes
 * </ul>
 */
public final class LayoutDecoder implements Decoder {
    /** The choice of this decoder has an argument, the name of a layout. */
    public static final String ID = "layout";

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HEX = 64 * 1024;
    private static final int MAX_NAME = 300;
    private static final int MAX_PROBLEMS = 20;
    /** Of the elements of an array of texts, so many are checked. */
    private static final int MAX_CHECKED = 10_000;

    @Override
    public boolean isComparable() {
        return true;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return TextBundle.current().get("layout.name");
    }

    /** Chosen together with a layout only. */
    @Override
    public boolean isOffered() {
        return false;
    }

    @Override
    public boolean detect(Head head) {
        return false;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        Optional<ChosenLayouts> chosen = context.knowledge(ChosenLayouts.class);
        return chosen.flatMap(known -> known.layoutOf(sample))
                .map(layout -> decode(layout, sample.bytes()))
                .orElseGet(() -> withoutLayout(
                        sample.bytes(),
                        chosen.map(known -> known.problems(sample)).orElse(List.of(DecodeProblem.of("layout.none")))));
    }

    private static Decoded withoutLayout(byte[] bytes, List<DecodeProblem> problems) {
        return Decoded.unreadable(ID, bytes, problems.getFirst()).withProblems(() -> problems);
    }

    private static Decoded decode(Layout layout, byte[] bytes) {
        Placement placement = Placement.of(layout, bytes);
        PlainField root = PlainField.object(
                "", new Range(0, bytes.length), () -> fields(placement, bytes).iterator());
        return Decoded.of(ID, root).withProblems(() -> problems(placement, bytes));
    }

    private static Stream<Field> fields(Placement placement, byte[] bytes) {
        Stream<Field> fields = placement.fields().stream().map(each -> new LayoutField(bytes, each, Field.NO_INDEX));
        int rest = placement.rest();
        return rest < bytes.length ? Stream.concat(fields, Stream.of(left(bytes, rest))) : fields;
    }

    /** The bytes that are in no field. */
    private static Field left(byte[] bytes, int from) {
        int shown = Math.min(bytes.length, from + MAX_HEX);
        return PlainField.value(
                TextBundle.current().get("layout.left"),
                Field.Kind.BYTES,
                HEX.formatHex(bytes, from, shown) + (shown < bytes.length ? " …" : ""),
                Arrays.copyOfRange(bytes, from, bytes.length),
                new Range(from, bytes.length));
    }

    private static List<DecodeProblem> problems(Placement placement, byte[] bytes) {
        List<DecodeProblem> problems = new ArrayList<>();
        DecodeProblem first = placement.problem();
        if (first != null) {
            problems.add(first);
        }
        placement.fields().stream()
                .filter(each -> each.step().type().isText())
                .flatMap(each -> texts(bytes, each))
                .filter(each -> !each.isValidText())
                .limit(MAX_PROBLEMS)
                .forEach(each -> {
                    int start = each.range().start();
                    String name = VisibleText.line(each.placed().step().name(), MAX_NAME);
                    problems.add(DecodeProblem.of("layout.notText", name, start).at(start));
                });
        return problems;
    }

    private static Stream<LayoutField> texts(byte[] bytes, Placement.Placed placed) {
        return placed.step().count() == null
                ? Stream.of(new LayoutField(bytes, placed, Field.NO_INDEX))
                : Stream.iterate(0, each -> each + 1)
                        .limit(Math.min(placed.count(), MAX_CHECKED))
                        .map(each -> new LayoutField(bytes, placed, each));
    }

    /** Of a longer payload, the fields that are whole in its beginning. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        Optional<Layout> layout =
                context.knowledge(ChosenLayouts.class).flatMap(known -> known.layoutOf(head.sample()));
        if (layout.isEmpty() || head.isWhole() || maxChars < 2) {
            return Decoder.super.preview(head, context, maxChars);
        }
        Head beginning = new Head(head.sample(), head.start().length);
        String line = Decoder.super.preview(beginning, context, maxChars - 1);
        return line == null || line.endsWith("…") ? line : line + "…";
    }
}
