// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

/** Tests the differences between the fields of two payloads. */
final class FieldDiffTest {
    private static Field field(byte[] bytes) {
        return StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE).root();
    }

    private static FieldDiff.Result diff(byte[] before, byte[] after) {
        return FieldDiff.of(field(before), before, field(after), after, () -> {});
    }

    private static FieldDiff.Result diff(String before, String after) {
        return diff(before.getBytes(UTF_8), after.getBytes(UTF_8));
    }

    private static List<String> changes(String before, String after) {
        return lines(diff(before, after));
    }

    private static List<String> lines(FieldDiff.Result diff) {
        return diff.changes().stream().map(FieldDiffTest::line).toList();
    }

    private static String line(FieldChange change) {
        return switch (change.kind()) {
            case ADDED -> "+ " + change.path() + " " + text(change.after());
            case REMOVED -> "- " + change.path() + " " + text(change.before());
            case CHANGED -> change.path() + " " + text(change.before()) + " -> " + text(change.after());
            case MOVED -> change.formerPath() + " => " + change.path();
        };
    }

    private static String text(@Nullable Field field) {
        return field == null ? "none" : field.text();
    }

    @Test
    void membersAreAddedRemovedAndChangedWhateverTheirOrder() {
        assertThat(
                        changes(
                                "{\"state\":\"OFF\",\"gone\":1,\"same\":[1,{\"a\":2}],\"color\":{\"x\":0.40,\"y\":1}}",
                                "{ \"color\": {\"y\": 1, \"x\": 0.45}, \"same\": [1, {\"a\": 2}], \"new\": null, \"state\": \"ON\"}"))
                .containsExactly("color.x 0.40 -> 0.45", "+ new null", "state \"OFF\" -> \"ON\"", "- gone 1");
    }

    @Test
    void numbersAreComparedAsTheyWereSent() {
        assertThat(changes("{\"v\":21.5}", "{\"v\":21.50}")).containsExactly("v 21.5 -> 21.50");
        assertThat(changes("{\"v\":1}", "{\"v\":\"1\"}")).containsExactly("v 1 -> \"1\"");
        assertThat(changes("{\"v\":[1]}", "{\"v\":{\"a\":1}}")).containsExactly("v [1] -> {\"a\":1}");
    }

    @Test
    void repeatedNamesAreComparedInTheirOrder() {
        assertThat(changes("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":3,\"a\":4}")).containsExactly("a 2 -> 3", "+ a 4");
    }

    @Test
    void elementsWithAnIdentifierBelongTogether() {
        assertThat(changes(
                        "[{\"id\":1,\"v\":1},{\"id\":2,\"v\":2},{\"id\":3,\"v\":3}]",
                        "[{\"id\":3,\"v\":3},{\"id\":1,\"v\":5},{\"id\":4,\"v\":4}]"))
                .containsExactly(
                        "[2] => [0]",
                        "[0].v 1 -> 5".replace("[0]", "[1]"),
                        "+ [2] {\"id\":4,\"v\":4}",
                        "- [1] {\"id\":2,\"v\":2}");
        assertThat(changes("[{\"name\":\"a\",\"v\":1}]", "[{\"name\":\"b\",\"v\":1},{\"name\":\"a\",\"v\":2}]"))
                .containsExactly("+ [0] {\"name\":\"b\",\"v\":1}", "[1].v 1 -> 2");
    }

    @Test
    void otherElementsBelongTogetherByTheirContentAndThenTheirOrder() {
        assertThat(changes("[1,2,3,4]", "[1,9,2,3,4]")).containsExactly("+ [1] 9");
        assertThat(changes("[1,2,3,4]", "[1,3,4]")).containsExactly("- [1] 2");
        assertThat(changes("[1,2,3,4]", "[4,1,2,3]")).containsExactly("[3] => [0]");
        assertThat(changes("[1,2,3]", "[1,5,3]")).containsExactly("[1] 2 -> 5");
        assertThat(changes("[{\"v\":1},{\"v\":2}]", "[{\"v\":1},{\"v\":3}]")).containsExactly("[1].v 2 -> 3");
        assertThat(changes("[0,0,0,1]", "[0,1,0,0,0]")).containsExactly("[3] => [1]", "+ [2] 0");
        assertThat(changes("[]", "[1]")).containsExactly("+ [0] 1");
    }

    @Test
    void longArraysThatDifferInManyElementsAreComparedByIndex() {
        String old = IntStream.range(0, 3_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String other = IntStream.range(1, 3_002).mapToObj(i -> i + ".5").collect(Collectors.joining(","));

        FieldDiff.Result diff = diff("[" + old + "]", "[" + other + "]");
        assertThat(diff.approximate()).isTrue();
        assertThat(diff.changes()).hasSize(3_001);
        assertThat(lines(diff)).startsWith("[0] 0 -> 1.5").endsWith("+ [3000] 3001.5");
    }

    @Test
    void theListOfDifferencesIsBounded() {
        String zeros = "0,".repeat(20_000) + "0";
        FieldDiff.Result diff = diff("[" + zeros + "]", "[" + zeros.replace('0', '1') + "]");

        assertThat(diff.cut()).isTrue();
        assertThat(diff.changes()).hasSize(FieldDiff.MAX_CHANGES);
    }

    @Test
    void deepFieldsAreComparedAsAWhole() {
        String open = "[".repeat(20_000);
        String close = "]".repeat(20_000);

        FieldDiff.Result diff = diff(open + "1" + close, open + "2" + close);
        assertThat(diff.changes()).hasSize(1);
        assertThat(diff.changes().getFirst().path().steps()).hasSize(FieldPlace.MAX_DEPTH);
    }

    @Test
    void cborFieldsAreComparedByTheirValues() {
        // {"a": 1, "b": [1]} and {"b": [1, 2], "a": 1}
        assertThat(lines(diff(
                        HexFormat.of().parseHex("a2616101616281" + "01"),
                        HexFormat.of().parseHex("a261628201026161" + "01"))))
                .containsExactly("+ b[1] 2");
    }

    @Test
    void aComparisonEndsWhenItsCheckThrows() {
        byte[] before = ("[" + "0,".repeat(5_000) + "0]").getBytes(UTF_8);
        byte[] after = ("[" + "1,".repeat(5_000) + "1]").getBytes(UTF_8);

        assertThatThrownBy(() -> FieldDiff.of(field(before), before, field(after), after, () -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }
}
