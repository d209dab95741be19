// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

final class NdjsonDecoderTest {
    private static Decoded decode(String payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), Context.NONE);
    }

    private static Decoded chosen(String payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), sample -> "ndjson");
    }

    private static List<Field> children(Field field) {
        List<Field> children = new ArrayList<>();
        field.children().forEach(children::add);
        return children;
    }

    @Test
    void eachLineIsAnElementWithItsBytes() {
        String payload = "{\"t\":21.50}\r\n\n[1, 2]\n {\"ü\":{\"b\":true}} \n";
        Decoded decoded = decode(payload);

        assertThat(decoded.chain()).containsExactly("ndjson");
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.text().orElseThrow().text()).isEqualTo(payload);
        assertThat(children(decoded.root()))
                .extracting(Field::index, Field::kind, Field::text)
                .containsExactly(
                        tuple(0, Kind.OBJECT, "{\"t\":21.50}"),
                        tuple(1, Kind.ARRAY, "[1, 2]"),
                        tuple(2, Kind.OBJECT, "{\"ü\":{\"b\":true}}"));
        byte[] bytes = payload.getBytes(UTF_8);
        Field inner =
                Objects.requireNonNull(FieldPath.parse("[2].ü.b").orElseThrow().find(decoded.root()));
        assertThat(new String(bytes, inner.range().start(), inner.range().length(), UTF_8))
                .isEqualTo("true");
    }

    @Test
    void aLineThatIsNotJsonIsATextAndAProblemWithItsPlace() {
        Decoded decoded = decode("{\"t\":1}\n{\"t\":}\n\n{\"t\":3}\noops");

        assertThat(children(decoded.root()))
                .extracting(Field::kind, Field::text)
                .containsExactly(
                        tuple(Kind.OBJECT, "{\"t\":1}"),
                        tuple(Kind.TEXT, "{\"t\":}"),
                        tuple(Kind.OBJECT, "{\"t\":3}"),
                        tuple(Kind.TEXT, "oops"));
        assertThat(PayloadProblems.sentences(decoded.problems()))
                .contains("line 2, column 6: expected a value, found ‘}’")
                .contains("line 5, column 1: expected a value, found ‘oops’");
        assertThat(decoded.problems()).extracting(DecodeProblem::offset).containsExactly(13, 24);
        assertThat(decode("{\"t\":1}\n{\n" + "x\n".repeat(30)).problems()).hasSize(21);
    }

    @Test
    void otherTextsAreNotTakenForIt() {
        assertThat(decode("{\n  \"a\": 1\n}\n").chain()).containsExactly("json");
        assertThat(decode("{\"a\":1}\n").chain()).containsExactly("json");
        assertThat(decode("{\"a\":1}\nand more").chain()).containsExactly("text");
        assertThat(decode("{oops\n{}").chain()).containsExactly("text");
        assertThat(decode("1\n2").chain()).containsExactly("text");
    }

    @Test
    void chosenItShowsAnyLines() {
        assertThat(children(chosen("1\n\"a\"\nx").root()))
                .extracting(Field::kind)
                .containsExactly(Kind.NUMBER, Kind.TEXT, Kind.TEXT);
        assertThat(chosen("1\n\"a\"\nx").problems()).hasSize(1);
        Decoded none = chosen("x\ny");
        assertThat(none.isValid()).isFalse();
        assertThat(PayloadProblems.sentences(none.problems())).isEqualTo("No line of this payload is JSON.");
        Sample declared = new Sample(
                "", "1\n2".getBytes(UTF_8), new Sample.Properties("application/x-ndjson; v=1", false), -1, 0);
        assertThat(StandardDecoders.ALL.decode(declared, Context.NONE).chain()).containsExactly("ndjson");
    }

    @Test
    void thePreviewBeginsWithTheFirstLine() {
        assertThat(StandardDecoders.ALL.preview(
                        Head.of(Sample.of("{\"a\":1}\n{\"a\":2}".getBytes(UTF_8))), Context.NONE, 80))
                .isEqualTo("{\"a\":1}⏎{\"a\":2}");
        assertThat(StandardDecoders.ALL.preview(
                        Head.of(Sample.of("{\"a\":1}\n".repeat(1_000).getBytes(UTF_8))), Context.NONE, 12))
                .isEqualTo("{\"a\":1}⏎{\"a…");
    }

    @Test
    void aMillionLinesAreReadOneByOne() {
        Decoded decoded = decode("[1]\n".repeat(1_000_000));
        int count = 0;
        for (Field each : decoded.root().children()) {
            assertThat(each.index()).isEqualTo(count++);
        }
        assertThat(count).isEqualTo(1_000_000);
    }

    @Property(tries = 1_000)
    void changed_payloads_never_fail(@ForAll int place, @ForAll byte changed) {
        byte[] bytes = "{\"t\":1,\"s\":\"{\\\"a\\\":[1]}\"}\n{\"t\":[2,{}]}\n\"x\"\n".getBytes(UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = changed;
        Decoded decoded = StandardDecoders.ALL.decode(Sample.of(bytes), sample -> "ndjson");
        check(decoded.root(), new Field.Range(0, bytes.length));
        decoded.problems();
        assertThat(decoded.text()).isPresent();
    }

    private static void check(Field field, Field.Range outer) {
        assertThat(field.range().start()).isBetween(outer.start(), field.range().end());
        assertThat(field.range().end()).isLessThanOrEqualTo(outer.end());
        field.children().forEach(child -> check(child, field.range()));
    }
}
