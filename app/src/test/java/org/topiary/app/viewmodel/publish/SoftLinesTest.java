// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SoftLinesTest {
    /** Replaces a part of the displayed text, given in thousandths of its length. */
    record Edit(int from, int to, String inserted) {}

    @Property(tries = 300)
    void anyEditsGiveTheTextThatTheyGiveWithoutSoftBreaks(
            @ForAll("texts") String start, @ForAll("edits") List<Edit> edits) {
        SoftLines lines = SoftLines.of(start);
        String expected = start;
        assertHolds(lines, expected);
        for (Edit edit : edits) {
            int length = lines.displayed().length();
            int from = length * Math.min(edit.from, edit.to) / 1000;
            int to = length * Math.max(edit.from, edit.to) / 1000;
            expected = expected.substring(0, lines.toText(from)) + edit.inserted + expected.substring(lines.toText(to));
            lines = lines.replace(from, to, edit.inserted);
            assertHolds(lines, expected);
        }
    }

    private static void assertHolds(SoftLines lines, String text) {
        String displayed = lines.displayed();
        assertThat(lines.text()).isEqualTo(text);
        assertThat(displayed.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SoftLines.MAX_LINE));
        StringBuilder undone = new StringBuilder();
        for (int i = 0; i < displayed.length(); i++) {
            if (lines.isBreak(i)) {
                assertThat(displayed.charAt(i)).isEqualTo('\n');
            } else {
                assertThat(lines.toText(i)).isEqualTo(undone.length());
                assertThat(lines.toDisplayedCharacter(undone.length())).isEqualTo(i);
                undone.append(displayed.charAt(i));
            }
        }
        assertThat(undone).hasToString(text);
        assertThat(lines.text(0, displayed.length())).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of("x", "{\"a\":1,", " ", "\n", "😀", "é");
        return Combinators.combine(piece, Arbitraries.integers().between(0, 900))
                .as(String::repeat)
                .list()
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 1000);
        Arbitrary<String> typed = Arbitraries.of("", "", "x", "\n", "😀");
        return Combinators.combine(place, place, Arbitraries.oneOf(typed, texts()))
                .as(Edit::new)
                .list()
                .ofMaxSize(12);
    }

    @Test
    void whatIsTypedIntoALongLineChangesOnlyItsPiece() {
        SoftLines before = SoftLines.of("[" + "123456, ".repeat(3000) + "0]");
        String displayed = before.displayed();
        SoftLines after = before.replace(10_000, 10_000, "7");
        assertThat(after.displayed()).isEqualTo(displayed.substring(0, 10_000) + "7" + displayed.substring(10_000));
    }

    @Test
    void aLineIsBrokenBehindACommaOrSpace_andNeverInsideACharacter() {
        assertThat(SoftLines.of("{\"a\":1,".repeat(500)).displayed().lines())
                .allSatisfy(line -> assertThat(line).startsWith("{"));
        assertThat(SoftLines.of("x" + "😀".repeat(5_000)).displayed().lines())
                .allSatisfy(line ->
                        assertThat(Character.isLowSurrogate(line.charAt(0))).isFalse());
    }

    @Test
    void aShortTextIsNotBroken() {
        assertThat(SoftLines.of("x".repeat(1_000) + "\n" + "y".repeat(1_000)).isBroken())
                .isFalse();
        assertThat(SoftLines.of("x".repeat(1_001)).replace(10, 600, "").isBroken())
                .isFalse();
    }
}
