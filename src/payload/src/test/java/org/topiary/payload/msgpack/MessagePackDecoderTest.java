// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.msgpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

final class MessagePackDecoderTest {
    private static final String READING = "82 a1 74 cb 4035800000000000 a2 6f6e c3";

    @Test
    void fieldsHaveANameAValueATextAndTheBytesWithTheirHead() {
        // {"t": 21.5, 1: [h'01ff', null], [2]: {}}
        Field root = decode("83 a1 74 ca 41ac0000 01 92 c402 01ff c0 91 02 80").root();

        assertThat(root.kind()).isEqualTo(Kind.OBJECT);
        assertThat(root.children())
                .extracting(Field::name, Field::kind, Field::text, Field::value, Field::range)
                .containsExactly(
                        tuple("t", Kind.NUMBER, "21.5", new BigDecimal("21.5"), new Range(3, 8)),
                        tuple("1", Kind.ARRAY, "[h'01ff', null]", null, new Range(9, 15)),
                        tuple("[2]", Kind.OBJECT, "{}", null, new Range(17, 18)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "00 | 0",
                "7f | 127",
                "ff | -1",
                "e0 | -32",
                "cc ff | 255",
                "cd ffff | 65535",
                "ce ffffffff | 4294967295",
                "cf ffffffffffffffff | 18446744073709551615",
                "d0 80 | -128",
                "d1 8000 | -32768",
                "d2 80000000 | -2147483648",
                "d3 8000000000000000 | -9223372036854775808",
                "c0 | null",
                "c2 | false",
                "c3 | true",
                "ca 7fc00000 | NaN",
                "ca 3dcccccd | 0.10000000149011612",
                "cb fff0000000000000 | -Infinity",
                "a0 | \"\"",
                "a2 c3bc | \"ü\"",
                "d9 01 61 | \"a\"",
                "da 0001 61 | \"a\"",
                "db 00000001 61 | \"a\"",
                "c4 00 | h''",
                "c5 0001 ff | h'ff'",
                "c6 00000001 ff | h'ff'",
                "d4 05 ff | ext(5, h'ff')",
                "d8 fe 000102030405060708090a0b0c0d0e0f | ext(-2, h'000102030405060708090a0b0c0d0e0f')",
                "c7 00 05 | ext(5, h'')",
                "c8 0001 05 ff | ext(5, h'ff')",
                "c9 00000001 05 ff | ext(5, h'ff')",
                "d6 ff 514b67b0 | timestamp(\"2013-03-21T20:04:00Z\")",
                "d7 ff ee6b27fc 514b67b0 | timestamp(\"2013-03-21T20:04:00.999999999Z\")",
                "c7 0c ff 3b9ac9ff ffffffffffffffff | timestamp(\"1969-12-31T23:59:59.999999999Z\")",
                // Too many nanoseconds, and seconds beyond the range of the calendar.
                "c7 0c ff 3b9aca00 0000000000000000 | ext(-1, h'3b9aca000000000000000000')",
                "c7 0c ff 00000000 7fffffffffffffff | ext(-1, h'000000007fffffffffffffff')",
                "dc 0002 01 02 | [1, 2]",
                "dd 00000001 90 | [[]]",
                "de 0001 a1 61 01 | {\"a\": 1}",
                "df 00000001 c0 80 | {null: {}}"
            })
    void formats(String hex, String text) {
        Decoded decoded = decode(hex);

        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.root().text()).isEqualTo(text);
        assertThat(decoded.root().range()).isEqualTo(new Range(0, bytes(hex).length));
    }

    @Test
    void theTextIsIndented() {
        assertThat(decode(READING).text().orElseThrow().text()).isEqualTo("{\n  \"t\": 21.5,\n  \"on\": true\n}");
    }

    @ParameterizedTest
    @CsvSource({
        "93 01 02, msgpack.truncated, '0, 3'",
        "92 01 cd 01, msgpack.truncated, '2, 4'",
        "91 c6 ffffffff 00, msgpack.truncated, '1, 7'",
        "dd ffffffff 00, msgpack.truncated, '0, 6'",
        "df 7fffffff 00, msgpack.truncated, '0, 6'",
        "91 c1, msgpack.reserved, 1",
        "91 01 02, msgpack.trailing, 2",
        "'', msgpack.empty, ''"
    })
    void aProblemSaysWhereItIs(String hex, String id, String arguments) {
        Decoded decoded = decode(hex);

        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.text().isPresent()).isEqualTo(hex.isEmpty());
        assertThat(decoded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.id()).isEqualTo(id);
            assertThat(problem.arguments().toString()).isEqualTo("[" + arguments + "]");
        });
    }

    @Test
    void aTextThatIsNotUtf8IsShownWithAProblem() {
        Decoded decoded = decode("92 01 a2 61ff");

        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.root().text()).isEqualTo("[1, \"a�\"]");
        assertThat(decoded.problems())
                .containsExactly(DecodeProblem.of("msgpack.notUtf8", 2).at(2));
    }

    @ParameterizedTest
    @CsvSource({
        READING + ", msgpack",
        "81 a161 01, msgpack",
        "91 cb 4035800000000000, msgpack",
        "84 0102 0304 0506 0708, msgpack",
        // Too short, empty, a scalar, something behind, a text that is not UTF-8, a key of another type.
        "91 01, hex",
        "96 010203040506, hex",
        "80, hex",
        "90, hex",
        "dc 0000, hex",
        "cf 0102030405060708, hex",
        "97 01010101010101 00, hex",
        "91 a7 616161616161ff, hex",
        "84 c201 0102 0203 0304, hex",
        // 55.49
        "35352e3439, number"
    })
    void onlyWhatIsMostLikelyMessagePackIsShownAsMessagePack(String hex, String decoder) {
        assertThat(automatic(hex).chain()).containsExactly(decoder);
    }

    @ParameterizedTest
    @CsvSource({
        // {"a": 5, "b": 6}, or in CBOR [353(5), 354(6)].
        "82 d901 61 05 d901 62 06, msgpack",
        // {97: 97, ...}, or in CBOR ["a", ...].
        "84 6161 6161 6161 6161, cbor"
    })
    void textsAsKeysDecideBetweenFormats(String hex, String decoder) {
        assertThat(automatic(hex).chain()).containsExactly(decoder);
    }

    @ParameterizedTest
    @CsvSource({
        "application/msgpack, msgpack",
        "application/x-msgpack, msgpack",
        "application/vnd.msgpack; v=5, msgpack",
        "application/cbor, cbor"
    })
    void theContentTypeBeatsTheBytes(String contentType, String decoder) {
        Sample sample = new Sample("", "2".getBytes(UTF_8), new Sample.Properties(contentType, false), -1, 0);

        assertThat(StandardDecoders.ALL.decode(sample, Context.NONE).chain()).containsExactly(decoder);
    }

    @Test
    void aTextThatBeginsLikeALargeArrayIsText() {
        // 0xdc 0x80 is the first character, and the head of an array of 32,768 + 0x20 elements.
        String text = "\u0700" + " ".repeat(0x8020);
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of(text.getBytes(UTF_8)), Context.NONE)
                        .chain())
                .containsExactly("text");
    }

    @Test
    void aPreviewIsOneLine() {
        assertThat(preview(bytes(READING))).isEqualTo("{\"t\": 21.5, \"on\": true}");
        byte[] large = bytes("82 a1 74 ca 41ac0000 a4 64617461 c5 1000 " + "00".repeat(0x1000));
        assertThat(preview(large)).isEqualTo("{\"t\": 21.5, \"data\"…");
        assertThat(StandardDecoders.ALL.decode(Sample.of(large), Context.NONE).chain())
                .containsExactly("msgpack");
    }

    @Test
    void aHundredThousandLevelsAreDecodedAndOneMoreIsNot() {
        byte[] deep = new byte[100_001];
        Arrays.fill(deep, (byte) 0x91);
        deep[100_000] = 1;
        Field at = decode(deep).root();
        int levels = 0;
        for (Iterator<Field> inside = at.children().iterator(); inside.hasNext(); levels++) {
            at = inside.next();
            inside = at.children().iterator();
        }

        assertThat(levels).isEqualTo(100_000);
        byte[] deeper = new byte[100_002];
        Arrays.fill(deeper, (byte) 0x91);
        assertThat(decode(deeper).problems())
                .containsExactly(DecodeProblem.of("msgpack.tooDeep", 100_000).at(100_000));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static Decoded decode(String hex) {
        return decode(bytes(hex));
    }

    private static Decoded decode(byte[] bytes) {
        return new MessagePackDecoder().decode(Sample.of(bytes), sample -> "msgpack");
    }

    private static Decoded automatic(String hex) {
        return StandardDecoders.ALL.decode(Sample.of(bytes(hex)), Context.NONE);
    }

    private static String preview(byte[] bytes) {
        return StandardDecoders.ALL.preview(Head.of(Sample.of(bytes)), Context.NONE, 80);
    }
}
