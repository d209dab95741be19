// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;

final class JsonDecoderTest {
    @Test
    void fieldsHaveTheTextAsSentTheValueAndTheBytes() {
        Field root = decode(" {\"t\": 21.50, \"name\":\"caf\\u00e9 \\n\", \"on\":true,\"x\":null,\"v\":[1,[],{}]} ")
                .root();

        assertThat(root.kind()).isEqualTo(Kind.OBJECT);
        assertThat(root.range().start()).isEqualTo(1);
        assertThat(root.children())
                .extracting(Field::name, Field::kind, Field::text, Field::value)
                .containsExactly(
                        tuple("t", Kind.NUMBER, "21.50", new BigDecimal("21.50")),
                        tuple("name", Kind.TEXT, "\"caf\\u00e9 \\n\"", "café \n"),
                        tuple("on", Kind.BOOLEAN, "true", true),
                        tuple("x", Kind.NULL, "null", null),
                        tuple("v", Kind.ARRAY, "[1,[],{}]", null));
        assertThat(field(root, "t").range()).isEqualTo(new Range(7, 12));
        assertThat(field(root, "v[2]").kind()).isEqualTo(Kind.OBJECT);
        assertThat(field(root, "v[1]").children()).isEmpty();
    }

    @Test
    void numbersThatAreProbablyTimesSayWhichInANote() {
        Field root = decode("{\"at\":1700000000,\"n\":17,\"e\":1.7e9}").root();

        assertThat(root.children())
                .extracting(Field::text, Field::note)
                .containsExactly(tuple("1700000000", "2023-11-14T22:13:20Z"), tuple("17", ""), tuple("1.7e9", ""));
    }

    @Test
    void jsonInATextHasItsFieldsWithTheirBytes() {
        String json =
                "{\"p\": \"{\\\"n\\u00fc\\\":[1,\\\"\\ud83c\\udf33x\\\"],\\n\\\"q\\\":\\\"{\\\\\\\"r\\\\\\\":2}\\\"}\",\"t\":\"{no\"}";
        byte[] bytes = json.getBytes(UTF_8);
        Field root = decode(json).root();
        Field text = field(root, "p");

        assertThat(text.kind()).isEqualTo(Kind.TEXT);
        assertThat(text.text()).startsWith("\"{\\\"n\\u00fc");
        assertThat(text.note()).isEqualTo("JSON in a text");
        Field tree = field(root, "p.nü[1]");
        assertThat(tree.value()).isEqualTo("🌳x");
        assertThat(new String(bytes, tree.range().start(), tree.range().length(), UTF_8))
                .isEqualTo("\\\"\\ud83c\\udf33x\\\"");
        Field deeper = field(root, "p.q.r");
        assertThat(deeper.text()).isEqualTo("2");
        assertThat(new String(bytes, deeper.range().start(), deeper.range().length(), UTF_8))
                .isEqualTo("2");
        assertThat(field(root, "t").children()).isEmpty();
        assertThat(field(root, "t").note()).isEmpty();
    }

    @Test
    void duplicateNamesAreKeptAndAPathMeansTheLast() {
        Field root = decode("{\"a\":1,\"a\":2}").root();

        assertThat(root.children()).extracting(Field::text).containsExactly("1", "2");
        assertThat(field(root, "a").text()).isEqualTo("2");
    }

    @Test
    void theTextIsIndentedAndKeepsTheNumbersAsSent() {
        assertThat(decode("{\"t\":21.50}").text().orElseThrow().text()).isEqualTo("{\n  \"t\": 21.50\n}");
    }

    @Test
    void whatIsNotJsonIsShownAsTextWithTheProblemAndItsPlace() {
        Decoded decoded = decode("{\"x\":}");

        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("{\"x\":}");
        assertThat(decoded.problems())
                .containsExactly(
                        DecodeProblem.of("json.EXPECTED_VALUE", 1, 6, "}").at(5));
        assertThat(new JsonDecoder()
                        .decode(Sample.of(new byte[] {'[', (byte) 0xff}), Context.NONE)
                        .problems())
                .extracting(DecodeProblem::id)
                .containsExactly("text.notUtf8", "json.EXPECTED_VALUE");
    }

    @Test
    void aNumberTooLongOrLargeHasATextButNoValue() {
        Field root = decode("[" + "9".repeat(2_000) + ",1e99999999999]").root();

        assertThat(root.children()).extracting(Field::value).containsOnlyNulls();
        assertThat(field(root, "[1]").text()).isEqualTo("1e99999999999");
    }

    @Test
    void aHundredThousandLevelsAreDecodedAndOneMoreIsNot() {
        Field at = decode("[".repeat(100_000) + "]".repeat(100_000)).root();
        int levels = 1;
        for (Iterator<Field> inside = at.children().iterator(); inside.hasNext(); levels++) {
            at = inside.next();
            inside = at.children().iterator();
        }

        assertThat(levels).isEqualTo(100_000);
        Decoded deeper = decode("[".repeat(100_001) + "]".repeat(100_001));
        assertThat(deeper.isValid()).isFalse();
        assertThat(deeper.problems()).extracting(DecodeProblem::id).containsExactly("json.TOO_DEEP");
    }

    @Test
    void manyLargeObjectsWithinOthersAreRefused() {
        // Each level is an object of more than 256 bytes; two million of them take 20 MB.
        String levels = "[".repeat(90_000) + "]".repeat(90_000);
        Decoded decoded = decode("[" + (levels + ",").repeat(24) + "1]");

        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.problems()).extracting(DecodeProblem::id).containsExactly("json.tooLarge");
    }

    @Test
    void tenMegabytesAreReadFieldByField() {
        String element = "{\"id\":12345,\"tags\":[\"a\",\"b\"],\"pad\":\"" + "x".repeat(300) + "\"},";
        int count = 10_000_000 / element.length();
        Field root = decode("[" + element.repeat(count) + "0]").root();

        int elements = 0;
        for (Field each : root.children()) {
            elements++;
            assertThat(each.range().end()).isLessThan(root.range().end());
        }
        assertThat(elements).isEqualTo(count + 1);
        assertThat(field(root, "[20000].tags[1]").value()).isEqualTo("b");
    }

    private static Field field(Field root, String path) {
        return Objects.requireNonNull(FieldPath.parse(path).orElseThrow().find(root), path);
    }

    private static Decoded decode(String json) {
        return new JsonDecoder().decode(Sample.of(json.getBytes(UTF_8)), Context.NONE);
    }
}
