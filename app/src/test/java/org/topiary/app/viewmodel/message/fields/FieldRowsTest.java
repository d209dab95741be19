// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.viewmodel.message.fields.OpenFields.Mark;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

final class FieldRowsTest {
    private static final Cancel NEVER = new FixedCancel(false);

    private record FixedCancel(boolean isCancelled) implements Cancel {
        @Override
        public void onCancel(Runnable action) {}
    }

    private static FieldTree tree(String json, @Nullable String former) {
        FieldTree before = former == null ? null : tree(former, null);
        byte[] bytes = json.getBytes(UTF_8);
        Decoded decoded = StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE);
        return FieldTree.of(bytes, decoded, "", before);
    }

    private static List<String> rows(FieldTree tree, OpenFields open) {
        FieldRows rows = FieldRows.of(tree, open, NEVER);
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            FieldRow row = rows.get(i);
            String former = row.formerText();
            shown.add(
                    "  ".repeat(row.depth()) + row.label() + " " + row.text() + (former.isEmpty() ? "" : " " + former));
        }
        return shown;
    }

    private static FieldPath path(String text) {
        return FieldPath.parse(text).orElseThrow();
    }

    @Test
    void smallObjectsAreOpenAtFirstAndNumbersAreShownAsTheyWereSent() {
        assertThat(rows(
                        tree("{\"t\":21.50,\"on\":true,\"color\":{\"x\":0.4599,\"y\":[1,null]}}", null),
                        OpenFields.NONE))
                .containsExactly(
                        "t 21.50",
                        "on true",
                        "color 2 fields",
                        "  x 0.4599",
                        "  y 2 elements",
                        "    [0] 1",
                        "    [1] null");
    }

    @Test
    void largeArraysAreClosedAndOpenedOneByOne() {
        String elements =
                IntStream.range(0, 2_000).mapToObj(i -> "{\"id\":" + i + "}").collect(Collectors.joining(","));
        FieldTree tree = tree("{\"list\":[" + elements + "],\"n\":1}", null);

        assertThat(rows(tree, OpenFields.NONE)).containsExactly("list more than 100 elements", "n 1");
        List<String> open = rows(tree, OpenFields.NONE.with(path("list"), Mark.OPEN));
        assertThat(open).hasSize(2_002).startsWith("list more than 100 elements", "  [0] 1 field", "  [1] 1 field");
        OpenFields all = OpenFields.NONE.with(path("list"), Mark.ALL);
        assertThat(rows(tree, all)).hasSize(4_002).contains("    id 1999");
        assertThat(rows(tree, all.with(path("list[7]"), Mark.CLOSED))).hasSize(4_001);
        assertThat(rows(tree, all.with(path("list"), Mark.CLOSED))).hasSize(2);
    }

    @Test
    void aHundredThousandElementsAreListedAndMoreAreCutWithANote() {
        String some = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        FieldRows whole = FieldRows.of(
                tree("{\"v\":[" + some + "],\"last\":1}", null), OpenFields.NONE.with(path("v"), Mark.OPEN), NEVER);
        assertThat(whole.size()).isEqualTo(100_002);
        assertThat(whole.note()).isEmpty();
        assertThat(whole.get(100_001).path()).isEqualTo(path("last"));
        assertThat(whole.index(path("v[99999]"))).isEqualTo(100_000);

        FieldRows cut = FieldRows.of(tree("[" + some + "," + some + "]", null), OpenFields.NONE, NEVER);
        assertThat(cut.size()).isEqualTo(FieldRows.MAX_ROWS);
        assertThat(cut.note()).contains("first 150,000");
    }

    @Test
    void deepFieldsAreNotListedAndTheNoteSaysSo() {
        int levels = 50_000;
        FieldTree tree = tree("[".repeat(levels) + "]".repeat(levels), null);
        FieldPath first = path("[0]");

        FieldRows rows = FieldRows.of(tree, OpenFields.NONE.with(first, Mark.ALL), NEVER);
        assertThat(rows.size()).isEqualTo(1_000);
        assertThat(rows.note()).contains("1,000");
    }

    @Test
    void changedFieldsHaveTheirFormerValue() {
        assertThat(rows(
                        tree(
                                "{\"state\":\"ON\",\"same\":1,\"new\":2,\"in\":{\"a\":1,\"b\":[1,2,3]}}",
                                "{\"state\":\"OFF\",\"in\":{\"b\":[1,5],\"a\":1},\"same\":1}"),
                        OpenFields.NONE))
                .containsExactly(
                        "state \"ON\" ← \"OFF\"",
                        "same 1",
                        "new 2 ← new",
                        "in 2 fields",
                        "  a 1",
                        "  b 3 elements",
                        "    [0] 1",
                        "    [1] 2 ← 5",
                        "    [2] 3 ← new");
        assertThat(rows(
                        tree("{\"in\":{\"a\":2}}", "{\"in\":{\"a\":1}}"),
                        OpenFields.NONE.with(path("in"), Mark.CLOSED)))
                .containsExactly("in 1 field ← changed");
        assertThat(rows(tree("{\"v\":1}", "{\"v\":[1]}"), OpenFields.NONE)).containsExactly("v 1 ← array");
        assertThat(rows(tree("{\"v\":{\"a\":1}}", "{\"v\":3}"), OpenFields.NONE))
                .containsExactly("v 1 field ← 3", "  a 1");
    }

    @Test
    void aRepeatedNameIsFoundAtItsLastRow() {
        FieldRows rows = FieldRows.of(tree("{\"a\":1,\"b\":2,\"a\":3}", null), OpenFields.NONE, NEVER);

        assertThat(rows.index(path("a"))).isEqualTo(2);
        assertThat(rows.index(path("c"))).isEqualTo(-1);
        assertThat(rows.index(FieldPath.ROOT)).isEqualTo(-1);
    }

    @Test
    void aFieldThatCannotBeReadSaysSo() {
        Field broken = new Field() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Kind kind() {
                return Kind.TEXT;
            }

            @Override
            public String text() {
                throw new IllegalStateException("No text");
            }

            @Override
            public Range range() {
                return new Range(0, 1);
            }
        };
        FieldTree tree =
                new FieldTree(PlainField.object("", new Field.Range(0, 1), List.of(broken)), new byte[1], "", null);

        assertThat(rows(tree, OpenFields.NONE)).containsExactly("broken cannot be read");
    }

    @Test
    void hiddenCharactersAreMarkedAndLongTextsCut() {
        FieldTree tree = tree("{\"a\u202eb\":\"" + "x".repeat(100_000) + "\"}", null);

        String only = rows(tree, OpenFields.NONE).getFirst();
        assertThat(only).startsWith("a⟨U+202E⟩b \"xxx").endsWith("…").hasSizeLessThan(400);
    }

    @Test
    void listingEndsWhenItIsCancelled() {
        assertThatThrownBy(() -> FieldRows.of(tree("[1]", null), OpenFields.NONE, new FixedCancel(true)))
                .isInstanceOf(CancellationException.class);
    }
}
