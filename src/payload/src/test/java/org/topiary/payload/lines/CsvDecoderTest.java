// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

class CsvDecoderTest {
    private static Decoded decode(String payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), sample -> "csv");
    }

    private static List<Field> children(Field field) {
        List<Field> children = new ArrayList<>();
        field.children().forEach(children::add);
        return children;
    }

    @Test
    void theFirstRowNamesTheCells() {
        String payload = "\uFEFFtime;t;\"room \"\"1\"\"\"\r\n\r\n2026;21.50;\"a;b\r\nc\"\r\n2027;-;x";
        Decoded decoded = decode(payload);
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.text().orElseThrow().text()).isEqualTo(payload);
        List<Field> rows = children(decoded.root());
        assertThat(rows)
                .extracting(Field::index, Field::kind)
                .containsExactly(tuple(0, Kind.OBJECT), tuple(1, Kind.OBJECT));
        assertThat(children(rows.getFirst()))
                .extracting(Field::name, Field::kind, Field::text, Field::value)
                .containsExactly(
                        tuple("time", Kind.NUMBER, "2026", new BigDecimal("2026")),
                        tuple("t", Kind.NUMBER, "21.50", new BigDecimal("21.50")),
                        tuple("room \"1\"", Kind.TEXT, "\"a;b\r\nc\"", "a;b\r\nc"));
        Field last =
                Objects.requireNonNull(FieldPath.parse("[1].t").orElseThrow().find(decoded.root()));
        byte[] bytes = payload.getBytes(UTF_8);
        assertThat(new String(bytes, last.range().start(), last.range().length(), UTF_8))
                .isEqualTo("-");
    }

    @Test
    void rowsWithoutNamesAreArrays() {
        Decoded decoded = decode("1,2\n3,4\n");
        assertThat(children(decoded.root())).extracting(Field::kind).containsExactly(Kind.ARRAY, Kind.ARRAY);
        assertThat(children(children(decoded.root()).getLast()))
                .extracting(Field::index, Field::text)
                .containsExactly(tuple(0, "3"), tuple(1, "4"));
        assertThat(children(decode("a,b").root())).extracting(Field::kind).containsExactly(Kind.ARRAY);
        assertThat(children(decode("").root())).isEmpty();
        assertThat(children(decode("a\tb\n1\t2").root())).hasSize(1);
    }

    @Test
    void rowsOfAnotherLengthAndOpenQuotesAreProblems() {
        Decoded decoded = decode("a,b\n1\n1,2,3\n\"x\ny\",2\n1,\"2\n");
        assertThat(PayloadProblems.sentences(decoded.problems()))
                .isEqualTo("Line 2 has one cell, but the first row has 2. Line 3 has 3 cells, but the first row has 2."
                        + " A text in quotes in line 6 has no end.");
        assertThat(decoded.problems()).extracting(DecodeProblem::offset).containsExactly(4, 6, 20);
        assertThat(children(children(decoded.root()).get(1)))
                .extracting(Field::name)
                .containsExactly("a", "b", "3");
        assertThat(decode("a,b\n" + "1\n".repeat(50)).problems()).hasSize(21);
    }

    @Test
    void onlyTheContentTypeOrTheUserChoosesIt() {
        byte[] bytes = "a,b\n1,2".getBytes(UTF_8);
        assertThat(StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE).chain())
                .containsExactly("text");
        Sample declared = new Sample("", bytes, new Sample.Properties("text/csv; header=present", false), -1, 0);
        assertThat(StandardDecoders.ALL.decode(declared, Context.NONE).chain()).containsExactly("csv");
        Decoded latin = StandardDecoders.ALL.decode(Sample.of(new byte[] {(byte) 0xe9, ','}), sample -> "csv");
        assertThat(PayloadProblems.sentences(latin.problems()))
                .isEqualTo("This is not text in UTF-8, so its bytes are shown.");
    }

    @Test
    void aMillionRowsAreReadOneByOne() {
        Decoded decoded = decode("a,b\n" + "1,2\n".repeat(1_000_000));
        int count = 0;
        for (Field each : decoded.root().children()) {
            assertThat(each.index()).isEqualTo(count++);
        }
        assertThat(count).isEqualTo(1_000_000);
    }

    @Test
    void aRowHasALimitedNumberOfCells() {
        List<Field> rows = children(decode(",".repeat(1_000_000)).root());
        assertThat(rows).hasSize(1);
        List<Field> cells = children(rows.getFirst());
        assertThat(cells).hasSize(CsvRows.MAX_CELLS);
        assertThat(cells.getLast().range().end()).isEqualTo(1_000_000);
    }

    @Property(tries = 300)
    void what_was_written_by_the_rules_is_read(
            @ForAll @Size(min = 1, max = 5) List<@Size(min = 2, max = 2) List<String>> rows) {
        StringBuilder csv = new StringBuilder("\"#\",\"#2\"\r\n");
        for (List<String> row : rows) {
            csv.append('"').append(well(row.getFirst()).replace("\"", "\"\"")).append("\",\"");
            csv.append(well(row.getLast()).replace("\"", "\"\"")).append("\"\r\n");
        }
        Decoded decoded = decode(csv.toString());
        assertThat(decoded.problems()).isEmpty();
        List<List<Object>> read = new ArrayList<>();
        for (Field row : decoded.root().children()) {
            List<Object> cells = new ArrayList<>();
            row.children().forEach(cell -> cells.add(String.valueOf(cell.value())));
            read.add(cells);
        }
        assertThat(read)
                .isEqualTo(rows.stream()
                        .map(row -> List.<Object>of(well(row.getFirst()), well(row.getLast())))
                        .toList());
    }

    /** A text that UTF-8 can encode. */
    private static String well(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Property(tries = 1_000)
    void changed_payloads_never_fail(@ForAll int place, @ForAll byte changed) {
        byte[] bytes = "a,\"b\"\n1,\"2,\"\"3\"\r\n4,5\n".getBytes(UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = changed;
        Decoded decoded = StandardDecoders.ALL.decode(Sample.of(bytes), sample -> "csv");
        assertThat(decoded.isValid() || !decoded.problems().isEmpty()).isTrue();
        check(decoded.root(), new Field.Range(0, bytes.length));
    }

    private static void check(Field field, Field.Range outer) {
        assertThat(field.range().start()).isBetween(outer.start(), field.range().end());
        assertThat(field.range().end()).isLessThanOrEqualTo(outer.end());
        field.children().forEach(child -> check(child, field.range()));
    }
}
