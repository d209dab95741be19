// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

final class CborDecoderTest {
    private static final String READING = "a2 61 74 f9 4d60 62 6f6e f5";

    @Test
    void fieldsHaveANameAValueATextAndTheBytesWithTheirHead() {
        // {"t": 21.5, 1: [h'01ff', null], [2]: {}}
        Field root = decode("a3 61 74 f9 4d60 01 82 4201ff f6 81 02 a0").root();

        assertThat(root.kind()).isEqualTo(Kind.OBJECT);
        assertThat(root.children())
                .extracting(Field::name, Field::kind, Field::text, Field::value, Field::range)
                .containsExactly(
                        tuple("t", Kind.NUMBER, "21.5", new BigDecimal("21.5"), new Range(3, 6)),
                        tuple("1", Kind.ARRAY, "[h'01ff', null]", null, new Range(7, 12)),
                        tuple("[2]", Kind.OBJECT, "{}", null, new Range(14, 15)));
        Field bytes = field(root, "[\"1\"][0]");
        assertThat(bytes.kind()).isEqualTo(Kind.BYTES);
        assertThat(bytes.value()).isEqualTo(new byte[] {1, (byte) 0xff});
        assertThat(bytes.range()).isEqualTo(new Range(8, 11));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c074323031332d30332d32315432303a30343a30305a | TIME | 2013-03-21T20:04:00Z | ''",
                "c11a514b67b0 | TIME | 2013-03-21T20:04:00Z | 2013-03-21T20:04:00Z",
                "c1fb41d452d9ec200000 | TIME | 2013-03-21T20:04:00.500Z | 2013-03-21T20:04:00.500Z",
                "c120 | TIME | 1969-12-31T23:59:59Z | 1969-12-31T23:59:59Z",
                "c1fbbfe0000000000000 | TIME | 1969-12-31T23:59:59.500Z | 1969-12-31T23:59:59.500Z",
                "c11bffffffffffffffff | NUMBER | 18446744073709551615 | tag 1",
                "c06161 | TEXT | a | ''",
                "c249010000000000000000 | NUMBER | 18446744073709551616 | ''",
                "c340 | NUMBER | -1 | ''",
                "c48221196ab3 | NUMBER | 273.15 | 273.15",
                "c4822103 | NUMBER | 0.03 | 0.03",
                "c482c24101c24101 | ARRAY |  | tag 4",
                "c4821bffffffffffffffff01 | ARRAY |  | tag 4",
                "c5822003 | NUMBER | 1.5 | 1.5",
                "c5820a03 | NUMBER | 3072 | 3072",
                "c5821a7fffffff01 | ARRAY |  | tag 5",
                "d8206161 | TEXT | a | URI",
                "d8646161 | TEXT | a | tag 100",
                "d9d9f701 | NUMBER | 1 | tag 55799",
                "dbffffffffffffffff01 | NUMBER | 1 | tag 18446744073709551615",
                "f7 | NULL |  | ''",
                "f0 | ENUM |  | ''",
                "f97e00 | NUMBER |  | ''",
                "7f657374726561646d696e67ff | TEXT | streaming | ''"
            })
    void tagsGiveAMeaning(String hex, Kind kind, String value, String note) {
        Field root = decode(hex).root();

        assertThat(root.kind()).isEqualTo(kind);
        assertThat(root.value() == null ? null : root.value().toString()).isEqualTo(value);
        assertThat(root.note()).isEqualTo(note);
        assertThat(root.children().iterator().hasNext()).isEqualTo(kind == Kind.ARRAY);
        assertThat(root.value() instanceof Instant).isEqualTo(kind == Kind.TIME);
    }

    @Test
    void aUuidIsShownInItsUsualForm() {
        Field root = decode("d825 50 f81d4fae7dec11d0a76500a0c91e6bf6").root();

        assertThat(root.kind()).isEqualTo(Kind.BYTES);
        assertThat(root.note()).isEqualTo("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    }

    @Test
    void theTextIsIndentedAndColouredAndSaysWhatNumbersMean() {
        // {"at": 1(1363896240), "v": [_ 1, {}], "x": 4([-2, 27315])}
        StyledText text = decode("a3 626174 c11a514b67b0 6176 9f01a0ff 6178 c48221196ab3")
                .text()
                .orElseThrow();

        assertThat(text.text()).isEqualTo("""
                        {
                          "at": 1(1363896240) / 2013-03-21T20:04:00Z /,
                          "v": [_
                            1,
                            {}
                          ],
                          "x": 4([-2, 27315]) / 273.15 /
                        }""");
        assertThat(text.spans())
                .extracting(span -> text.text().substring(span.start(), span.end()), StyledText.Span::kind)
                .contains(
                        tuple("\"at\"", StyledText.Kind.KEY),
                        tuple("1(1363896240)", StyledText.Kind.STRING),
                        tuple("1", StyledText.Kind.NUMBER),
                        tuple("{", StyledText.Kind.PUNCTUATION));
    }

    @Test
    void controlCharactersAreEscapedAndMadeVisibleInTheTree() {
        // {"a\n": "\0\u202e"}
        String hex = "a1 62610a 64 00e280ae";

        assertThat(decode(hex).root().text()).isEqualTo("{\"a\\n\": \"\\u0000\u202e\"}");
        assertThat(decode(hex).root().children()).extracting(Field::name).containsExactly("a\n");
        assertThat(preview(bytes(hex))).isEqualTo("{\"a\\n\": \"\\u0000⟨U+202E⟩\"}");
    }

    @Test
    void aTextThatIsNotUtf8IsShownWithAProblem() {
        Decoded decoded = decode("82 01 62 61ff");

        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.root().text()).isEqualTo("[1, \"a�\"]");
        assertThat(decoded.problems())
                .containsExactly(DecodeProblem.of("cbor.notUtf8", 2).at(2));
    }

    @Test
    void severalItemsAreASequenceIfTheyWereAskedFor() {
        Decoded decoded = decode("01 a1616102 f6");

        assertThat(decoded.root().kind()).isEqualTo(Kind.ARRAY);
        assertThat(decoded.root().note()).isEqualTo("CBOR sequence");
        assertThat(decoded.root().children())
                .extracting(Field::index, Field::text, Field::range)
                .containsExactly(
                        tuple(0, "1", new Range(0, 1)),
                        tuple(1, "{\"a\": 2}", new Range(1, 5)),
                        tuple(2, "null", new Range(5, 6)));
        assertThat(decoded.text().orElseThrow().text()).startsWith("[\n  1,\n").endsWith("] / CBOR sequence /");
        assertThat(automatic("87 01020304050607 01").chain()).containsExactly("hex");
    }

    @ParameterizedTest
    @CsvSource({
        "83 01 02, cbor.truncated, '0, 3'",
        "82 01, cbor.truncated, '0, 2'",
        "83 01 6161, cbor.truncated, '4, 4'",
        "82 01 19 01, cbor.truncated, '2, 4'",
        "81 5bffffffffffffffff 00, cbor.truncated, '1, 11'",
        "9bffffffffffffffff 00, cbor.truncated, '0, 10'",
        "bb7fffffffffffffff 00, cbor.truncated, '0, 10'",
        "81 1c, cbor.reserved, '1, 1c'",
        "01 ff, cbor.break, 1",
        "bf 01 ff, cbor.break, 2",
        "81 f818, cbor.simple, 1",
        "81 7f 6161 01 ff, cbor.chunk, 4",
        "'', cbor.empty, ''"
    })
    void aProblemSaysWhereItIs(String hex, String id, String arguments) {
        Decoded decoded = decode(hex);

        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo(id);
            assertThat(problem.arguments().toString()).isEqualTo("[" + arguments + "]");
        });
    }

    @Test
    void whatIsNotCborIsShownAsTextOrBytes() {
        assertThat(decode(HexFormat.of().formatHex("{\"a\"".getBytes(UTF_8))).text())
                .contains(StyledText.plain("{\"a\""));
        assertThat(decode("83 01 02").text()).isEmpty();
        assertThat(automatic("88 01020304050607").chain()).containsExactly("hex");
    }

    @ParameterizedTest
    @CsvSource({
        READING + ", cbor",
        "a1 6161 01, cbor",
        "87 01020304050607, cbor",
        "9f 010203040506 ff, cbor",
        "bf 0102 0304 0506 ff, cbor",
        "d9d9f7 01, cbor",
        // Too short, empty, a scalar, another tag, something behind, a text that is not UTF-8, keys of other types.
        "86 010203040506, hex",
        "81 01, hex",
        "80, hex",
        "a0, hex",
        "9f ff, hex",
        "9800, hex",
        "1b 0102030405060708, hex",
        "d864 87 01020304050607, hex",
        "a4 0102 0304 0506 0708 00, hex",
        "a1 01 67 616161616161ff, hex",
        "a4 f401 0102 0203 0304, hex",
        "a4 c10101 0102 0203 0304, hex",
        // 55.49
        "35352e3439, number"
    })
    void onlyWhatIsMostLikelyCborIsShownAsCbor(String hex, String decoder) {
        assertThat(automatic(hex).chain()).containsExactly(decoder);
    }

    @ParameterizedTest
    @CsvSource({
        "application/cbor, cbor",
        "Application/CBOR; charset=x, cbor",
        "application/cbor-seq, cbor",
        "application/senml+cbor, cbor",
        "application/json, number",
        "text/plain, number"
    })
    void theContentTypeBeatsTheBytes(String contentType, String decoder) {
        Sample sample = new Sample("", "21".getBytes(UTF_8), new Sample.Properties(contentType, false), -1, 0);

        assertThat(StandardDecoders.ALL.decode(sample, Context.NONE).chain()).containsExactly(decoder);
    }

    @Test
    void aLargePayloadIsDetectedByItsHead() {
        byte[] large = bytes("a2 61 74 f9 4d60 64 64617461 59 1000 " + "00".repeat(0x1000));

        assertThat(StandardDecoders.ALL.decode(Sample.of(large), Context.NONE).chain())
                .containsExactly("cbor");
        assertThat(preview(large)).isEqualTo("{\"t\": 21.5, \"data\"…");
        byte[] cut = Arrays.copyOf(large, large.length - 1);
        assertThat(StandardDecoders.ALL.decode(Sample.of(cut), Context.NONE).chain())
                .containsExactly("hex");
        assertThat(preview(cut)).startsWith("4.0 KiB  a2 61");
        byte[] one = bytes("81 59 1000 " + "00".repeat(0x1000));
        assertThat(StandardDecoders.ALL.decode(Sample.of(one), Context.NONE).chain())
                .containsExactly("cbor");
        // Its beginning may be anything.
        assertThat(preview(one)).startsWith("4.0 KiB  81 59");
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(one)), sample -> "cbor", 80))
                .isEqualTo("[…");
        assertThat(preview(bytes("99 1000 " + "05".repeat(0x1000))))
                .startsWith("[5, 5, ")
                .endsWith("…");
    }

    @Test
    void aPreviewIsOneLine() {
        assertThat(preview(bytes(READING))).isEqualTo("{\"t\": 21.5, \"on\": true}");
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(bytes(READING))), Context.NONE, 10))
                .isEqualTo("{\"t\": 21.…");
        byte[] scalar = bytes("59 1000 " + "00".repeat(0x1000));
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(scalar)), sample -> "cbor", 80))
                .startsWith("4.0 KiB  59 10");
    }

    @Test
    void aHundredThousandLevelsAreDecodedAndOneMoreIsNot() {
        byte[] deep = new byte[100_001];
        Arrays.fill(deep, (byte) 0x81);
        deep[100_000] = 1;
        Decoded decoded = decode(deep);
        Field at = decoded.root();
        int levels = 0;
        for (Iterator<Field> inside = at.children().iterator(); inside.hasNext(); levels++) {
            at = inside.next();
            inside = at.children().iterator();
        }

        assertThat(levels).isEqualTo(100_000);
        assertThat(decoded.root().text()).hasSize(200_001);
        assertThat(decoded.text().orElseThrow().text()).contains("1\n");
        byte[] deeper = new byte[100_002];
        Arrays.fill(deeper, (byte) 0x81);
        assertThat(decode(deeper).problems())
                .containsExactly(DecodeProblem.of("cbor.tooDeep", 100_000).at(100_000));
    }

    @Test
    void keysTagsAndBreaksNestAsDeeplyWithoutRecursion() {
        // Maps that are the keys of maps.
        byte[] keys = new byte[199_999];
        Arrays.fill(keys, (byte) 0xa1);
        Arrays.fill(keys, 99_999, keys.length, (byte) 1);
        assertThat(decode(keys).root().children())
                .hasSize(1)
                .allSatisfy(field -> assertThat(field.name()).hasSizeGreaterThan(400_000));
        byte[] tags = new byte[1_000_000];
        Arrays.fill(tags, (byte) 0xc1);
        tags[tags.length - 1] = 1;
        assertThat(decode(tags).root().text()).endsWith("(1" + ")".repeat(999_999));
        byte[] open = new byte[200_000];
        Arrays.fill(open, 0, 100_000, (byte) 0x9f);
        Arrays.fill(open, 100_000, 200_000, (byte) 0xff);
        assertThat(decode(open).root().text()).hasSize(400_000);
    }

    @Test
    void manyLargeContainersWithinOthersAreRefused() {
        // Each level is an array of more than 256 bytes; two million of them take 20 MB.
        byte[] levels = new byte[90_001 * 24 + 3];
        Arrays.fill(levels, (byte) 0x81);
        levels[0] = (byte) 0x98;
        levels[1] = 24;
        for (int end = 90_002; end < levels.length; end += 90_001) {
            levels[end] = 0;
        }

        assertThat(decode(levels).problems()).extracting(DecodeProblem::id).containsExactly("cbor.tooMany");
    }

    @Test
    void tenMegabytesAreReadFieldByField() {
        String element = "a262696419303963706164" + "78ff" + "78".repeat(255);
        byte[] one = bytes(element);
        int count = 10_000_000 / one.length;
        byte[] all = new byte[5 + count * one.length];
        System.arraycopy(bytes("9a" + HexFormat.of().toHexDigits(count)), 0, all, 0, 5);
        for (int i = 0; i < count; i++) {
            System.arraycopy(one, 0, all, 5 + i * one.length, one.length);
        }
        Field root = decode(all).root();

        assertThat(root.children()).hasSize(count);
        assertThat(field(root, "[20000].id").value()).isEqualTo(new BigDecimal(0x3039));
    }

    private static Field field(Field root, String path) {
        return Objects.requireNonNull(FieldPath.parse(path).orElseThrow().find(root), path);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static Decoded decode(String hex) {
        return decode(bytes(hex));
    }

    private static Decoded decode(byte[] bytes) {
        return new CborDecoder().decode(Sample.of(bytes), sample -> "cbor");
    }

    private static Decoded automatic(String hex) {
        return StandardDecoders.ALL.decode(Sample.of(bytes(hex)), Context.NONE);
    }

    private static String preview(byte[] bytes) {
        return StandardDecoders.ALL.preview(Head.of(Sample.of(bytes)), Context.NONE, 80);
    }
}
