// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Preview;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/**
 * CSV (RFC 4180), with commas, semicolons, tabs or bars, whichever the first row has most. If all cells of the first
 * row are different texts, they name the cells of the others. Rows are read one by one. Recognized by the content type
 * only. Problems:
 *
 * <ul>
 *   <li>{@code csv.cells}: the line of a row that has another number of cells than the first, its number and that
 *   <li>{@code csv.quote}: the line in which a text in quotes begins that does not end
 *   <li>{@code csv.more}: there are more than 20 problems
 *   <li>{@code lines.notText}: this is not UTF-8
 * </ul>
 */
final class CsvDecoder implements Decoder {
    static final String ID = "csv";
    private static final int MAX_PROBLEMS = 20;

    @Override
    public Family family() {
        return Family.TEXT;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public String fileEnding() {
        return ".csv";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return head.sample().properties().mediaType().equals("text/csv");
    }

    @Override
    public Basis basis(Head head) {
        return Basis.CONTENT_TYPE;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        if (!Utf8.isWellFormed(bytes, WorkStage.current())) {
            return TextFormat.notText(ID, bytes);
        }
        CsvRows.Header header = CsvRows.header(bytes);
        Field root = PlainField.array("", new Field.Range(0, bytes.length), () -> new CsvRows(bytes, header).fields());
        return Decoded.of(ID, root)
                .shownAs(() -> Optional.of(StyledText.plain(text(bytes))))
                .withProblems(() -> problems(bytes, header));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<DecodeProblem> problems(byte[] bytes, CsvRows.Header header) {
        List<DecodeProblem> problems = new ArrayList<>();
        CsvRows rows = new CsvRows(bytes, header);
        while (rows.hasNext()) {
            int line = rows.line();
            int start = rows.at();
            CsvRows.Row row = rows.next();
            DecodeProblem problem = row.open()
                    ? DecodeProblem.of("csv.quote", line)
                    : row.cells().size() != header.columns()
                            ? DecodeProblem.of("csv.cells", line, row.cells().size(), header.columns())
                            : null;
            if (problem != null && problems.size() == MAX_PROBLEMS) {
                problems.add(DecodeProblem.of("csv.more"));
                break;
            }
            if (problem != null) {
                problems.add(problem.at(start));
            }
        }
        return problems;
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return Preview.text(head.start(), head.length(), maxChars);
    }
}
