// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;

/**
 * Reads the rows of CSV one by one. Empty lines are left out; the last cell of a row that has too many has the rest.
 */
final class CsvRows implements Iterator<CsvRows.Row> {
    static final int MAX_CELLS = 65_536;
    private static final String SEPARATORS = ",;\t|";
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,9})?");
    /** Converting longer numbers takes time that grows faster than their length. */
    private static final int MAX_NUMBER = 1_000;

    private final byte[] bytes;
    private final Header header;
    private int at;
    private int line;
    /** Where the next report is due. */
    private int due;

    /**
     * How rows are read.
     *
     * @param columns number of cells of the first row
     * @param names of the cells; none if the first row is a row like the others
     * @param start where the rows begin
     * @param line in which they do, from 1
     */
    record Header(char separator, int columns, List<String> names, int start, int line) {}

    /** @param open whether a text in quotes does not end */
    record Row(Range range, List<Range> cells, boolean open) {}

    CsvRows(byte[] bytes, Header header) {
        this.bytes = bytes;
        this.header = header;
        at = header.start;
        due = at + WorkStage.BYTES;
        line = header.line;
        skipEmpty();
    }

    static Header header(byte[] utf8) {
        int start =
                utf8.length >= 3 && utf8[0] == (byte) 0xef && utf8[1] == (byte) 0xbb && utf8[2] == (byte) 0xbf ? 3 : 0;
        char separator = separator(utf8, start);
        CsvRows rows = new CsvRows(utf8, new Header(separator, 0, List.of(), start, 1));
        if (!rows.hasNext()) {
            return new Header(separator, 0, List.of(), utf8.length, 1);
        }
        int first = rows.at;
        int firstLine = rows.line;
        Row row = rows.next();
        List<String> names = new ArrayList<>();
        for (Range cell : row.cells) {
            names.add(rows.meant(cell));
        }
        boolean named = rows.hasNext()
                && new HashSet<>(names).size() == names.size()
                && names.stream()
                        .noneMatch(
                                name -> name.isBlank() || NUMBER.matcher(name).matches());
        return named
                ? new Header(separator, names.size(), names, rows.at, rows.line)
                : new Header(separator, names.size(), List.of(), first, firstLine);
    }

    private static char separator(byte[] bytes, int from) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        int due = from + WorkStage.BYTES;
        for (int i = from; i < bytes.length && (quoted || bytes[i] != '\n'); i++) {
            if (i >= due) {
                WorkStage.current().check();
                due = i + WorkStage.BYTES;
            }
            quoted ^= bytes[i] == '"';
            int separator = quoted ? -1 : SEPARATORS.indexOf(bytes[i]);
            if (separator >= 0) {
                counts[separator]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** The offset of the next row. */
    int at() {
        return at;
    }

    /** The line of the next row, from 1. */
    int line() {
        return line;
    }

    @Override
    public boolean hasNext() {
        return at < bytes.length;
    }

    private void report() {
        if (at >= due) {
            WorkStage.current().reached(at, bytes.length);
            due = at + WorkStage.BYTES;
        }
    }

    private void skipEmpty() {
        while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
            line += bytes[at] == '\n' ? 1 : 0;
            at++;
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int start = at;
        List<Range> cells = new ArrayList<>();
        boolean open = false;
        while (true) {
            report();
            int cell = at;
            if (at < bytes.length && bytes[at] == '"') {
                open |= skipQuoted();
            }
            boolean rest = cells.size() == MAX_CELLS - 1;
            while (at < bytes.length && (rest || bytes[at] != header.separator) && bytes[at] != '\n') {
                at++;
                report();
            }
            boolean last = at == bytes.length || bytes[at] == '\n';
            int end = last && at > cell && bytes[at - 1] == '\r' ? at - 1 : at;
            cells.add(new Range(cell, end));
            if (last) {
                skipEmpty();
                return new Row(new Range(start, end), cells, open);
            }
            at++;
        }
    }

    /** Moves behind a text in quotes; whether it has no end. */
    private boolean skipQuoted() {
        for (at++; at < bytes.length; at++) {
            report();
            line += bytes[at] == '\n' ? 1 : 0;
            if (bytes[at] == '"') {
                if (at + 1 == bytes.length || bytes[at + 1] != '"') {
                    at++;
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private String sent(Range cell) {
        return new String(bytes, cell.start(), cell.length(), StandardCharsets.UTF_8);
    }

    /** A cell without its quotes. */
    private String meant(Range cell) {
        String sent = sent(cell);
        return sent.length() >= 2 && sent.startsWith("\"") && sent.endsWith("\"")
                ? sent.substring(1, sent.length() - 1).replace("\"\"", "\"")
                : sent;
    }

    /** The rows as fields, with an index each. */
    Iterator<Field> fields() {
        return new Iterator<>() {
            private int index;

            @Override
            public boolean hasNext() {
                return CsvRows.this.hasNext();
            }

            @Override
            public Field next() {
                return field(CsvRows.this.next()).at(index++);
            }
        };
    }

    private PlainField field(Row row) {
        List<Field> cells = new ArrayList<>(row.cells.size());
        for (int i = 0; i < row.cells.size(); i++) {
            boolean named = i < header.names.size();
            PlainField cell = cell(row.cells.get(i), named ? header.names.get(i) : Integer.toString(i + 1));
            cells.add(header.names.isEmpty() ? cell.at(i) : cell);
        }
        return header.names.isEmpty()
                ? PlainField.array("", row.range, cells)
                : PlainField.object("", row.range, cells);
    }

    private PlainField cell(Range range, String name) {
        String sent = sent(range);
        return sent.length() <= MAX_NUMBER && NUMBER.matcher(sent).matches()
                ? PlainField.value(name, Kind.NUMBER, sent, new BigDecimal(sent), range)
                : PlainField.value(name, Kind.TEXT, sent, meant(range), range);
    }
}
