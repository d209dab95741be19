// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.topiary.payload.template.Decoding.decode;
import static org.topiary.payload.template.Decoding.field;
import static org.topiary.payload.template.Decoding.text;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.words.PayloadProblems;

class LayoutDecoderTest {
    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static String sentences(Decoded decoded) {
        return PayloadProblems.sentences(decoded.problems());
    }

    private static List<Field> children(Field field) {
        List<Field> children = new ArrayList<>();
        field.children().forEach(children::add);
        return children;
    }

    @Test
    void fieldsFollowEachOtherWithTheirUnitsAndScales() {
        String layout = """
                u16 big temp /10 °C; i8 hum %; bits 3 mode; bits 5 level
                f32 little pressure hPa   # of the air
                u8 count; u16 values[count]
                text 8 name
                skip 2
                time32 big at
                bytes rest
                """;
        byte[] payload = ByteBuffer.allocate(100)
                .putShort((short) 210)
                .put((byte) -3)
                .put((byte) 0b101_00110)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1013.25f)
                .order(ByteOrder.BIG_ENDIAN)
                .put((byte) 2)
                .putShort((short) 7)
                .putShort((short) 65535)
                .put("Öl\0\0\0\0\0".getBytes(UTF_8))
                .putShort((short) 0)
                .putInt(1_700_000_000)
                .put(new byte[] {1, (byte) 0xff})
                .flip()
                .array();

        assertThat(text(layout, Arrays.copyOf(payload, 29))).isEqualTo("""
                temp: 21.0 °C  (raw 210)
                hum: -3 %
                mode: 5
                level: 6
                pressure: 1013.25 hPa
                count: 2
                values:
                  [0]: 7
                  [1]: 65535
                name: Öl
                at: 2023-11-14T22:13:20Z  (1700000000)
                rest: 01 ff""");
    }

    @Test
    void eachFieldKnowsItsBytesAndItsTypedValue() {
        Decoded decoded = decode(
                "u16 a /10; bits 4 b; bits 12 c; u8 d[2]; text 2 e; time64 f ms",
                hex("00d7 abcd 0102 6162 0000018bcfe56800"));

        assertThat(field(decoded, "a").value()).isEqualTo(new BigDecimal("21.5"));
        assertThat(field(decoded, "a").range()).isEqualTo(new Field.Range(0, 2));
        assertThat(field(decoded, "b").text()).isEqualTo("10");
        assertThat(field(decoded, "b").range()).isEqualTo(new Field.Range(2, 3));
        assertThat(field(decoded, "c").text()).isEqualTo("3021");
        assertThat(field(decoded, "c").range()).isEqualTo(new Field.Range(2, 4));
        assertThat(field(decoded, "d").range()).isEqualTo(new Field.Range(4, 6));
        assertThat(children(field(decoded, "d")).get(1).range()).isEqualTo(new Field.Range(5, 6));
        assertThat(field(decoded, "e").value()).isEqualTo("ab");
        assertThat(field(decoded, "f").value()).isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
        assertThat(field(decoded, "f").kind()).isEqualTo(Kind.TIME);
        assertThat(decoded.problems()).isEmpty();
        FieldPath path = FieldPath.parse("d[1]").orElseThrow();
        assertThat(Objects.requireNonNull(path.find(decoded.root())).text()).isEqualTo("2");
    }

    @Test
    void bothByteOrdersOfAllSizes() {
        assertThat(text("u24 a; little; u24 b; i24 c", hex("010203 010203 ffffff")))
                .isEqualTo("""
                a: 66051
                b: 197121
                c: -1""");
        assertThat(text("u64 a; i64 b; u40 c", hex("ffffffffffffffff ffffffffffffffff 0102030405")))
                .isEqualTo("""
                a: 18446744073709551615
                b: -1
                c: 4328719365""");
        assertThat(text("f16 a; f32 b; f64 c; f16 little d", hex("4d60 3dcccccd 3fb999999999999a 604d")))
                .isEqualTo("""
                a: 21.5
                b: 0.1
                c: 0.1
                d: 21.5""");
        assertThat(text("f32 a /10; f32 b", hex("7fc00000 7f800000"))).isEqualTo("""
                a: NaN  (raw NaN)
                b: Infinity""");
    }

    @Test
    void littleBitsBeginAtTheLowestBit() {
        // 0xb2 = 1011 0010, 0x01 = 0000 0001
        assertThat(text("little; bits 1 a; bits 3 b; bits 5 c; ibits 2 d", hex("b201")))
                .isEqualTo("""
                a: 0
                b: 1
                c: 27
                d: 0""");
        assertThat(text("bits 1 flags[4]; ibits 4 low; u8 next", hex("af 07"))).isEqualTo("""
                flags:
                  [0]: 1
                  [1]: 0
                  [2]: 1
                  [3]: 0
                low: -1
                next: 7""");
        assertThat(text("bits 3 a; u8 next", hex("e0 07")))
                .as("what follows bits begins at a byte")
                .isEqualTo("a: 7\nnext: 7");
    }

    @Test
    void numbersAreExact() {
        assertThat(text(
                        "u8 a *0.05 +1.5 V; u8 b /2; u8 c *9 /5 +32 °F; i8 d -40; u8 e /3; u64 f *0.001",
                        hex("2b 15 64 0a 01 ffffffffffffffff")))
                .isEqualTo("""
                a: 3.65 V  (raw 43)
                b: 10.5  (raw 21)
                c: 212 °F  (raw 100)
                d: -30  (raw 10)
                e: 0.3333333333333333333333333333333333  (raw 1)
                f: 18446744073709551.615  (raw 18446744073709551615)""");
    }

    @Test
    void namesOfNumbersStandForThem() {
        String layout = """
                u8 state {0 off, 1 on,
                          0x10 "stand by"}
                i8 sign {-1 down, 1 up}
                bits 1 open {0 no, 1 yes}
                """;
        Decoded decoded = decode(layout, hex("10 ff 80"));
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("""
                state: stand by  (16)
                sign: down  (-1)
                open: yes  (1)""");
        assertThat(field(decoded, "state").kind()).isEqualTo(Kind.ENUM);
        assertThat(text(layout, hex("02 00 00"))).isEqualTo("""
                state: 2  (no name)
                sign: 0  (no name)
                open: no  (0)""");
    }

    @Test
    void timesHaveUnitsAndMayCountFromAnotherYear() {
        assertThat(text(
                        "time64 a us; time32 little b +946684800; time48 c ms; time64 d",
                        hex("00060a24181e4001 00f15365 018bcfe56800 7fffffffffffffff")))
                .isEqualTo("""
                a: 2023-11-14T22:13:20.000001Z  (1700000000000001)
                b: 2053-11-13T22:13:20Z  (1700000000)
                c: 2023-11-14T22:13:20Z  (1700000000000)
                d: 9223372036854775807""");
        assertThat(text("time64 a ms", hex("fffffffffffffc17"))).isEqualTo("a: 1969-12-31T23:59:58.999Z  (-1001)");
    }

    @Test
    void lengthsMayBeGivenByEarlierFieldsOrByTheEnd() {
        assertThat(text(
                        "u8 length; bits 4 a; bits 4 n; text length name; u8 values[n]; bytes 2 ids[]",
                        hex("03 02 616263 0708 0102 0304")))
                .isEqualTo("""
                length: 3
                a: 0
                n: 2
                name: abc
                values:
                  [0]: 7
                  [1]: 8
                ids:
                  [0]: 01 02
                  [1]: 03 04""");
        assertThat(text("u8 n; text n name; u8 values[n]; u16 more[]; ", hex("00")))
                .isEqualTo("""
                n: 0
                name:\s
                values:
                more:""");
    }

    @Test
    void ofAPayloadThatIsTooShortWhatFitsIsShown() {
        Decoded decoded = decode("u16 a; u32 b; u8 c", hex("0001 020304"));
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("a: 1\nnot in the layout: 02 03 04");
        assertThat(sentences(decoded)).isEqualTo("The field b does not fit into the payload, which ends at byte 5.");
        assertThat(decoded.problems().getFirst().offset()).isEqualTo(5);

        Decoded array = decode("u8 n; u16 values[n]; u8 c", hex("ff 0001 0002 03"));
        assertThat(array.text().orElseThrow().text())
                .isEqualTo("n: 255\nvalues:\n  [0]: 1\n  [1]: 2\nnot in the layout: 03");
        assertThat(sentences(array)).isEqualTo("The field values does not fit into the payload, which ends at byte 6.");

        Decoded text = decode("text 8 name", hex("6162"));
        assertThat(text.text().orElseThrow().text()).isEqualTo("name: ab");
        assertThat(sentences(text)).contains("The field name does not fit into the payload, which ends at byte 2.");

        Decoded empty = decode("u8 a");
        assertThat(sentences(empty)).isEqualTo("The field a does not fit into the payload, which ends at byte 0.");
        assertThat(children(empty.root())).isEmpty();
    }

    @Test
    void bytesThatAreLeftAreShown() {
        Decoded decoded = decode("u8 a", hex("01 0203"));
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("a: 1\nnot in the layout: 02 03");
        assertThat(sentences(decoded)).isEqualTo("2 bytes are not in the layout, from byte 1 on.");
        Field left = children(decoded.root()).getLast();
        assertThat(left.kind()).isEqualTo(Kind.BYTES);
        assertThat(left.range()).isEqualTo(new Field.Range(1, 3));
    }

    @Test
    void aNegativeLengthIsAProblem() {
        Decoded decoded = decode("i8 n; u8 values[n]; u8 c", hex("ff 01 02"));
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("n: -1\nnot in the layout: 01 02");
        assertThat(sentences(decoded)).isEqualTo("The length of values is negative: see the field n.");
        assertThat(sentences(decode("u64 n; u64 values[n]", hex("ffffffffffffffff"))))
                .isEqualTo("The field values does not fit into the payload, which ends at byte 8.");
    }

    @Test
    void textsEndAtTheFirstZeroAndInvalidBytesAreAProblem() {
        Decoded decoded = decode("text 4 a; ascii 3 b; text 3 c; text 2 d[2]", hex("61007a7a 62c3b6 ff6162 6100 c300"));
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("""
                a: a
                b: b��
                c: �ab
                d:
                  [0]: a
                  [1]: �""");
        assertThat(decoded.problems())
                .extracting(DecodeProblem::id, DecodeProblem::offset)
                .containsExactly(tuple("layout.notText", 4), tuple("layout.notText", 7), tuple("layout.notText", 12));
    }

    @Test
    void aMillionElementsAreCreatedOneByOne() {
        byte[] payload = new byte[8 << 20];
        Decoded decoded = decode("u64 values[]", payload);
        int count = 0;
        for (Field each : field(decoded, "values").children()) {
            assertThat(each.index()).isEqualTo(count++);
        }
        assertThat(count).isEqualTo(1 << 20);
        assertThat(decoded.text().orElseThrow().text()).hasSizeLessThan(2 << 20).endsWith("…");
        assertThat(decode("bits 1 n[2147483647]", payload).problems()).hasSize(1);
    }

    @Test
    void withoutALayoutTheBytesAreShown() {
        Decoded decoded = new LayoutDecoder().decode(Sample.of(hex("01ff")), sample -> LayoutDecoder.ID);
        assertThat(decoded.isValid()).isFalse();
        assertThat(decoded.text()).isEmpty();
        assertThat(sentences(decoded)).isEqualTo("The layout of this payload is not known, so its bytes are shown.");

        Decoded missing =
                new LayoutDecoder().decode(Sample.of(hex("01ff")), Decoding.context(Layouts.of("other.layout", "u8")));
        assertThat(sentences(missing))
                .isEqualTo("There is no layout test. other.layout, line 1, column 3: A name that begins with a letter,"
                        + " or is in quotes, is expected before the end of the line.");
    }

    @Test
    void thePreviewIsOneLineOfTheFieldsThatFit() {
        Layouts layouts = Layouts.of("test", "u16 temp /10 °C; u8 rest[]");
        LayoutDecoder decoder = new LayoutDecoder();
        assertThat(decoder.preview(Head.of(Sample.of(hex("00d7 01"))), Decoding.context(layouts), 80))
                .isEqualTo("temp 21.5 °C, [0] 1");
        assertThat(decoder.preview(Head.of(Sample.of(new byte[10_000])), Decoding.context(layouts), 20))
                .isEqualTo("temp 0.0 °C, [0] 0…");
        assertThat(decoder.detect(Head.of(Sample.of(hex("00d7 01"))))).isFalse();
    }
}
