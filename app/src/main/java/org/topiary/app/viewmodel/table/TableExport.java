// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.export.Csv;
import org.topiary.app.viewmodel.export.JsonLines;
import org.topiary.app.viewmodel.export.WholeValue;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.Field;

/**
 * Writes the rows and columns that the table shows, with whole values: messages are read again. Of a message that has
 * left the log meanwhile, the values are written as the table showed them. One thread, not the JavaFX application
 * thread.
 */
final class TableExport {
    private static final Logger LOG = LoggerFactory.getLogger(TableExport.class);

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final TableReader reader;
    private final List<TableRow> rows;
    private final List<Column> columns;
    private int cut;

    /** A value that is written. */
    private record Value(Field.Kind kind, String text) {}

    /** @param columns fields only */
    TableExport(
            Messages log,
            TopicTree tree,
            Decoding decoding,
            TableReader reader,
            List<TableRow> rows,
            List<Column> columns) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.reader = reader;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Writes all rows.
     *
     * @return what was written, a sentence or two
     */
    String write(TableFormat format, OutputStream out, Progress progress, Cancel cancel) throws IOException {
        cut = 0;
        switch (format) {
            case CSV -> writeCsv(new Csv(out), progress, cancel);
            case JSON_LINES -> writeJson(out, progress, cancel);
        }
        String written = Texts.get("table.exported", rows.size(), columns.size());
        return cut == 0 ? written : written + " " + Texts.get("table.exportedCut", cut);
    }

    private void writeCsv(Csv csv, Progress progress, Cancel cancel) throws IOException {
        List<String> line = new ArrayList<>(List.of(Column.TOPIC.name(), Texts.get("table.column.time")));
        columns.forEach(column -> line.add(column.name()));
        csv.row(line);
        for (int i = 0; i < rows.size(); i++) {
            cancel.check();
            progress.set(i, rows.size());
            TableRow row = rows.get(i);
            Map<Column, Value> values = values(row);
            line.clear();
            line.add(tree.topic(row.node()));
            line.add(time(row));
            columns.forEach(column -> line.add(
                    Optional.ofNullable(values.get(column)).map(Value::text).orElse("")));
            csv.row(line);
        }
        csv.flush();
    }

    private void writeJson(OutputStream out, Progress progress, Cancel cancel) throws IOException {
        try (JsonGenerator json = JsonLines.to(out)) {
            for (int i = 0; i < rows.size(); i++) {
                cancel.check();
                progress.set(i, rows.size());
                TableRow row = rows.get(i);
                json.writeStartObject();
                json.writeStringField("topic", tree.topic(row.node()));
                json.writeStringField("time", time(row));
                json.writeObjectFieldStart("values");
                Map<Column, Value> values = values(row);
                for (Column column : columns) {
                    Value value = values.get(column);
                    if (value != null) {
                        json.writeFieldName(column.name());
                        JsonLines.write(json, value.kind, value.text);
                    }
                }
                json.writeEndObject();
                json.writeEndObject();
            }
        }
        if (!rows.isEmpty()) {
            out.write('\n');
        }
    }

    private String time(TableRow row) {
        long newest = 0;
        for (TableRow.Part part : row.topics()) {
            newest = Math.max(newest, log.time(reader.position(part.node())));
        }
        long time = newest > 0 ? newest : reader.timeNanos(row);
        return time > 0 ? JsonLines.time(time) : "";
    }

    private Map<Column, Value> values(TableRow row) {
        Map<Column, Value> values = new HashMap<>();
        for (TableRow.Part part : row.topics()) {
            List<Column> wanted = columns.stream()
                    .filter(column -> column.part().equals(part.name()))
                    .toList();
            if (wanted.isEmpty()) {
                continue;
            }
            long position = reader.position(part.node());
            Message message = position < 0 ? null : log.read(position);
            if (message == null) {
                wanted.forEach(column -> addShown(row, column, values));
            } else {
                addAll(row, message, part.node(), wanted, values);
            }
        }
        return values;
    }

    private void addAll(TableRow row, Message message, int node, List<Column> wanted, Map<Column, Value> values) {
        String topic = tree.topic(node);
        try {
            Field root = decoding.decode(message, topic, decoding.chosen(topic)).root();
            wanted.forEach(column -> add(root, column, values));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // A decoder that fails on demand must not take the other rows with it.
            LOG.error("A payload of {} bytes could not be exported", message.payload().length, e);
            wanted.forEach(column -> addShown(row, column, values));
        }
    }

    private static void add(Field root, Column column, Map<Column, Value> values) {
        Field field = column.path().find(root);
        // An object has columns of its own.
        if (field != null && field.kind() != Field.Kind.OBJECT) {
            values.put(column, new Value(field.kind(), WholeValue.of(field)));
        }
    }

    private void addShown(TableRow row, Column column, Map<Column, Value> values) {
        Cell cell = reader.cell(row, column);
        if (cell != null) {
            cut += cell.cut() ? 1 : 0;
            values.put(column, new Value(cell.kind(), cell.text()));
        }
    }
}
