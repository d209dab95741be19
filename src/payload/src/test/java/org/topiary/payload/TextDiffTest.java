// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.topiary.payload.TextDiff.Change;
import org.topiary.payload.TextDiff.Line;

class TextDiffTest {
    @Test
    void a_changed_line_is_removed_and_added() {
        assertThat(TextDiff.of("{\n  180\n}", "{\n  210\n}").lines())
                .containsExactly(
                        new Line(Change.SAME, "{"),
                        new Line(Change.REMOVED, "  180"),
                        new Line(Change.ADDED, "  210"),
                        new Line(Change.SAME, "}"));
    }

    @Test
    void equal_texts_have_no_changes() {
        assertThat(TextDiff.of("a\nb", "a\nb").lines()).extracting(Line::change).containsOnly(Change.SAME);
    }

    @Property
    void both_texts_can_be_reconstructed(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<Line> lines = TextDiff.of(before, after).lines();

        assertThat(side(lines, Change.ADDED)).isEqualTo(before);
        assertThat(side(lines, Change.REMOVED)).isEqualTo(after);
    }

    @Property
    void as_many_lines_as_possible_are_kept(@ForAll("texts") String before, @ForAll("texts") String after) {
        long same = TextDiff.of(before, after).lines().stream()
                .filter(line -> line.change() == Change.SAME)
                .count();

        assertThat(same).isEqualTo(longestCommon(before.split("\n", -1), after.split("\n", -1)));
    }

    @Test
    void a_huge_change_is_shown_as_replaced_between_what_is_common() {
        String before = "first\n" + numbers(0, 30_000) + "\nlast";
        String after = "first\n" + numbers(1, 30_001) + "\nmore\nlast";

        TextDiff diff = TextDiff.of(before, after);
        List<Line> lines = diff.lines();

        assertThat(diff.approximate()).isTrue();
        assertThat(side(lines, Change.ADDED)).isEqualTo(before);
        assertThat(side(lines, Change.REMOVED)).isEqualTo(after);
        assertThat(lines)
                .filteredOn(line -> line.change() == Change.SAME)
                .extracting(Line::text)
                .containsExactly("first", "last");
    }

    @Test
    void the_largest_change_in_the_worst_order_is_compared() {
        String after = numbers(0, 10_000);
        String before =
                IntStream.range(0, 10_000).mapToObj(i -> "" + (9_999 - i)).collect(Collectors.joining("\n"));

        TextDiff diff = TextDiff.of(before, after);

        assertThat(diff.approximate()).isFalse();
        assertThat(side(diff.lines(), Change.REMOVED)).isEqualTo(after);
    }

    @Test
    void lines_that_were_only_added_are_never_approximate() {
        assertThat(TextDiff.of("first\nlast", "first\n" + numbers(0, 30_000) + "\nlast")
                        .approximate())
                .isFalse();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c", "", "d\r").list().ofMaxSize(8).map(lines -> String.join("\n", lines));
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    }

    private static String side(List<Line> lines, Change without) {
        return lines.stream()
                .filter(line -> line.change() != without)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static int longestCommon(String[] a, String[] b) {
        int[][] best = new int[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                best[i][j] =
                        a[i - 1].equals(b[j - 1]) ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.length][b.length];
    }
}
