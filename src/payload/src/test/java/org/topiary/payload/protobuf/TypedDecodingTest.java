// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

class TypedDecodingTest {
    private static String text(String type, Wire message) {
        return Plant.decode(type, message.toBytes())
                .text()
                .map(StyledText::text)
                .orElse("");
    }

    private static Field field(String type, Wire message, String path) {
        Field root = Plant.decode(type, message.toBytes()).root();
        return Objects.requireNonNull(FieldPath.parse(path).orElseThrow().find(root), path);
    }

    private static List<DecodeProblem> problems(String type, Wire message) {
        return Plant.decode(type, message.toBytes()).problems();
    }

    private static Wire time(long seconds, long nanos) {
        return new Wire().varint(1, seconds).varint(2, nanos);
    }

    @Test
    void theSchemasOfThePlantAreCorrect() {
        assertThat(Plant.SCHEMAS.problems()).isEmpty();
    }

    @Test
    void fieldsHaveTheirNamesAndTypes() {
        Wire numbers = new Wire()
                .fixed64(1, 2.5)
                .fixed32(2, -1.5f)
                .varint(3, -7)
                .varint(5, 0xffff_ffffL)
                .varint(6, -1)
                .varint(7, 3)
                .varint(8, 4)
                .varint(13, 1)
                .text(14, "on")
                .bytes(15, new byte[] {1, (byte) 0xff})
                .varint(16, 1)
                .varint(17, 0);

        assertThat(text("plant.Numbers", numbers)).isEqualTo("""
                a_double: 2.5
                a_float: -1.5
                an_int32: -7
                a_uint32: 4294967295
                a_uint64: 18446744073709551615
                a_sint32: -2
                a_sint64: 2
                a_bool: true
                a_string: on
                some_bytes: 01 ff
                state: ON  (1)
                maybe: 0""");
        assertThat(problems("plant.Numbers", numbers)).isEmpty();
    }

    @Test
    void repeatedFieldsAreArraysWhetherPackedOrNot() {
        Wire numbers = new Wire()
                .bytes(23, new byte[] {1, 2, (byte) 0x96, 1})
                .varint(24, 1)
                .text(28, "a")
                .varint(24, 2)
                .varint(23, 9)
                .text(28, "b");

        assertThat(text("plant.Numbers", numbers)).isEqualTo("""
                ints:
                  [0]: 1
                  [1]: 2
                  [2]: 150
                  [3]: 9
                sints:
                  [0]: -1
                  [1]: 1
                strings:
                  [0]: a
                  [1]: b""");
        assertThat(field("plant.Numbers", numbers, "ints[2]").range()).isEqualTo(new Range(5, 7));
        assertThat(field("plant.Numbers", numbers, "ints[2]").value()).isEqualTo(new BigDecimal(150));
    }

    @Test
    void mapsAreObjectsWhoseNamesAreTheKeys() {
        Wire tree = new Wire()
                .message(3, new Wire().text(1, "a b").varint(2, 5))
                .message(3, new Wire().varint(2, 6))
                .message(3, new Wire().text(1, "none"))
                .message(4, new Wire().varint(1, 3).message(2, new Wire().text(7, "x")))
                .message(5, new Wire().varint(1, 1).varint(2, -1));

        assertThat(text("plant.Tree", tree)).isEqualTo("""
                counts:
                  a b: 5
                  : 6
                  none: 0
                by_number:
                  -2:
                    text: x
                by_bool:
                  true: BROKEN  (-1)""");
        assertThat(field("plant.Tree", tree, "counts[\"a b\"]").range()).isEqualTo(new Range(8, 9));
        assertThat(problems("plant.Tree", tree)).isEmpty();
    }

    @Test
    void numbersWithoutANameInTheirEnumStayNumbers() {
        assertThat(text("plant.Numbers", new Wire().varint(16, 7))).isEqualTo("state: 7  (not a value of State)");
        assertThat(field("plant.Numbers", new Wire().varint(16, 7), "state").kind())
                .isEqualTo(Kind.NUMBER);
        assertThat(field("plant.Numbers", new Wire().varint(16, 0), "state").value())
                .isEqualTo("OFF");
        assertThat(text("legacy.Old", new Wire().varint(1, 1).varint(4, 3)))
                .isEqualTo("id: 1\nclosed: 3  (not a value of Closed)");
    }

    @Test
    void ofSeveralValuesTheLastOneCounts() {
        assertThat(text(
                        "plant.Tree",
                        new Wire()
                                .text(7, "first")
                                .varint(9, 1)
                                .message(8, new Wire())
                                .text(7, "last")))
                .isEqualTo("""
                text: first  (replaced by a later field)
                choice_state: ON  (replaced by a later field)
                tree:  (replaced by a later field)
                text: last""");
        assertThat(text("plant.Numbers", new Wire().varint(3, 1).varint(3, 2)))
                .isEqualTo("an_int32: 1  (replaced by a later field)\nan_int32: 2");
    }

    @Test
    void groupsAndExtensionsAreShown() {
        Wire old = new Wire()
                .varint(1, 1)
                .tag(3, 3)
                .varint(1, 5)
                .tag(2, 3)
                .text(1, "deep")
                .tag(2, 4)
                .tag(3, 4)
                .text(100, "label")
                .bytes(101, new byte[] {1, 2})
                .message(102, new Wire().varint(1, 2))
                .varint(103, 7);

        assertThat(text("legacy.Old", old)).isEqualTo("""
                id: 1
                inner:
                  x: 5
                  deep:
                    [0]:
                      s: deep
                [legacy.label]: label
                [legacy.marks]:
                  [0]: -1
                  [1]: 1
                [legacy.further]:
                  id: 2
                103: 7""");
        assertThat(problems("legacy.Old", old)).isEmpty();
        Wire delimited = new Wire()
                .varint(1, 1)
                .varint(2, 5)
                .bytes(2, new byte[] {6})
                .tag(3, 3)
                .varint(1, 2)
                .tag(3, 4);
        assertThat(text("edition.New", delimited))
                .isEqualTo("id: 1\nexpanded:\n  [0]: 5\n  [1]: 6\ndelimited:\n  id: 2");
    }

    @Test
    void messagesOfProtobufAreShownAsWhatTheyMean() {
        Wire reading = new Wire()
                .message(1, time(1_700_000_000, 500_000_000))
                .message(2, time(1, 250_000_000))
                .message(5, new Wire().fixed64(1, 2.5))
                .message(6, new Wire())
                .message(7, new Wire().text(1, "a.b").text(1, "c"))
                .message(8, new Wire())
                .message(9, time(0, 0))
                .message(9, new Wire())
                .message(11, new Wire().varint(1, 1));

        assertThat(text("plant.Reading", reading)).isEqualTo("""
                at: 2023-11-14T22:13:20.500Z
                took: 1.25 s
                level: 2.5
                label:\s
                changed: a.b,c
                nothing:
                history:
                  [0]: 1970-01-01T00:00:00Z
                  [1]: 1970-01-01T00:00:00Z
                flag: true""");
        assertThat(field("plant.Reading", reading, "at").value()).isEqualTo(Instant.parse("2023-11-14T22:13:20.500Z"));
        assertThat(field("plant.Reading", reading, "at").kind()).isEqualTo(Kind.TIME);
        assertThat(field("plant.Reading", reading, "took").unit()).isEqualTo("s");
    }

    @Test
    void valuesOfProtobufThatAreOutOfRangeAreShownByTheirFields() {
        Wire reading = new Wire()
                .message(1, time(Long.MAX_VALUE, 0))
                .message(2, time(1, -5))
                .message(1, time(0, -1));

        assertThat(text("plant.Reading", reading)).isEqualTo("""
                at:
                  seconds: 9223372036854775807
                  nanos: 0
                took:
                  seconds: 1
                  nanos: -5
                at:
                  seconds: 0
                  nanos: -1""");
    }

    @Test
    void aStructIsShownLikeJson() {
        Wire list = new Wire()
                .message(1, new Wire().varint(4, 1))
                .message(1, new Wire().varint(1, 0))
                .message(1, new Wire().text(3, "x"));
        Wire struct = new Wire()
                .message(1, new Wire().text(1, "n").message(2, new Wire().fixed64(2, 1.5)))
                .message(1, new Wire().text(1, "l").message(2, new Wire().message(6, list)))
                .message(
                        1,
                        new Wire()
                                .text(1, "o")
                                .message(
                                        2,
                                        new Wire()
                                                .message(
                                                        5,
                                                        new Wire()
                                                                .message(
                                                                        1,
                                                                        new Wire()
                                                                                .text(1, "k")
                                                                                .message(
                                                                                        2, new Wire().text(3, "v"))))));

        assertThat(text("plant.Reading", new Wire().message(4, struct))).isEqualTo("""
                extra:
                  n: 1.5
                  l:
                    [0]: true
                    [1]: null
                    [2]: x
                  o:
                    k: v""");
        assertThat(text("google.protobuf.Struct", struct)).startsWith("n: 1.5\nl:");
        assertThat(text("google.protobuf.Timestamp", time(1, 0))).isEqualTo("1970-01-01T00:00:01Z");
    }

    @Test
    void anAnyIsUnpackedIfItsTypeIsKnown() {
        Wire known = new Wire().text(1, "type.googleapis.com/legacy.Old").message(2, new Wire().text(2, "x"));
        Wire time = new Wire()
                .text(1, "type.googleapis.com/google.protobuf.Timestamp")
                .message(2, time(5, 0));
        Wire unknown = new Wire().text(1, "type.googleapis.com/a.B").bytes(2, new byte[] {1});

        assertThat(text("plant.Reading", new Wire().message(3, known)))
                .isEqualTo("detail:\n  @type: type.googleapis.com/legacy.Old\n  name: x");
        assertThat(problems("plant.Reading", new Wire().message(3, known)))
                .containsExactly(DecodeProblem.of("protobuf.missing", "id", "legacy.Old"));
        assertThat(text("plant.Reading", new Wire().message(3, time)))
                .isEqualTo(
                        "detail:\n  @type: type.googleapis.com/google.protobuf.Timestamp\n  value: 1970-01-01T00:00:05Z");
        assertThat(text("plant.Reading", new Wire().message(3, unknown)))
                .isEqualTo("detail:\n  type_url: type.googleapis.com/a.B\n  value: 01");
    }

    @Test
    void whatDoesNotFitTheSchemaIsShownByItsNumberWithAProblem() {
        Wire old = new Wire().text(1, "no number").varint(2, 5).varint(99, 1);

        assertThat(text("legacy.Old", old)).isEqualTo("1: no number\n2: 5\n99: 1");
        assertThat(problems("legacy.Old", old))
                .containsExactly(
                        DecodeProblem.of("protobuf.wireType", "id", 0),
                        DecodeProblem.of("protobuf.wireType", "name", 11),
                        DecodeProblem.of("protobuf.missing", "id", "legacy.Old"));
    }

    @Test
    void damagedPartsAreReportedWithTheirPlace() {
        assertThat(problems("plant.Numbers", new Wire().bytes(23, new byte[] {1, (byte) 0x80})))
                .containsExactly(DecodeProblem.of("protobuf.wrong", 4));
        assertThat(problems("plant.Numbers", new Wire().bytes(21, new byte[9])))
                .containsExactly(DecodeProblem.of("protobuf.wrong", 11));
        assertThat(problems("plant.Tree", new Wire().bytes(1, new byte[] {24, 5, 7})))
                .containsExactly(DecodeProblem.of("protobuf.wrong", 4));
        assertThat(text("plant.Tree", new Wire().bytes(1, new byte[] {24, 5, 7})))
                .isEqualTo("numbers:\n  an_int32: 5");
        assertThat(problems("plant.Numbers", new Wire().bytes(14, new byte[] {'a', (byte) 0xff})))
                .containsExactly(DecodeProblem.of("protobuf.notUtf8", "a_string", 2));
        assertThat(text("plant.Numbers", new Wire().bytes(14, new byte[] {'a', (byte) 0xff})))
                .isEqualTo("a_string: a�");
        assertThat(Plant.decode("plant.Numbers", new byte[] {7}).isValid()).isFalse();
    }

    @Test
    void thereIsAnEndToTheProblems() {
        Wire olds = new Wire().varint(1, 1);
        for (int i = 0; i < 1_000; i++) {
            olds.message(7, new Wire());
        }
        assertThat(problems("legacy.Old", olds)).hasSize(21).endsWith(DecodeProblem.of("protobuf.more"));
    }

    @Test
    void deepMessagesEndInBytes() {
        Wire deep = new Wire().text(7, "deepest");
        for (int i = 0; i < 300; i++) {
            deep = new Wire().message(8, deep);
        }
        Decoded decoded = Plant.decode("plant.Tree", deep.toBytes());
        Field deepest = decoded.root();
        int depth = 0;
        while (deepest.kind().hasChildren()) {
            deepest = deepest.children().iterator().next();
            depth++;
        }
        assertThat(depth).isEqualTo(SchemalessField.MAX_DEPTH);
        assertThat(deepest.kind()).isEqualTo(Kind.BYTES);
        assertThat(deepest.text()).startsWith("42 ");
        assertThat(decoded.problems()).isEmpty();
    }

    @Test
    void previewsHaveTheNames() {
        byte[] payload = new Wire().varint(3, 5).text(14, "x".repeat(600)).toBytes();
        Sample sample = Sample.of(payload);

        assertThat(StandardDecoders.ALL.preview(
                        Head.of(Sample.of(Arrays.copyOf(payload, 2))), Plant.context("plant.Numbers"), 80))
                .isEqualTo("an_int32 5");
        assertThat(StandardDecoders.ALL.preview(Head.of(sample), Plant.context("plant.Numbers"), 80))
                .isEqualTo("an_int32 5…");
    }

    @Test
    void withoutATypeFieldsAreShownByTheirNumbers() {
        assertThat(text("", new Wire().varint(3, 5))).isEqualTo("3: 5");
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of(new Wire().varint(3, 5).toBytes()), Plant.context("plant.Numbers"))
                        .text()
                        .map(StyledText::text))
                .contains("an_int32: 5");
    }
}
