// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Message;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;

/**
 * Writes messages as CSV, with the fields of their payloads as columns: reads them twice, first to find the columns.
 */
final class MessageTable {
    /** Maximum number of fields; further ones are left out. */
    static final int MAX_COLUMNS = 200;

    private final MessageReader reader;
    private final SequencedMap<FieldPath, Integer> columns = new LinkedHashMap<>();
    private boolean limited;
    private int written;

    MessageTable(MessageReader reader) {
        this.reader = reader;
    }

    String write(OutputStream out, Progress progress, Cancel cancel) throws IOException {
        columns.clear();
        limited = false;
        written = 0;
        var _ = reader.forEach(progress, cancel, 0, 2, this::addColumns);
        Csv csv = new Csv(out);
        csv.row(header());
        int gone = reader.forEach(progress, cancel, 1, 2, (message, topic) -> {
            csv.row(line(message, topic));
            written++;
        });
        csv.flush();
        String outcome = MessageReader.outcome(written, gone);
        return limited ? outcome + " " + Texts.get("export.columns", MAX_COLUMNS) : outcome;
    }

    private void addColumns(Message message, String topic) {
        Scalars.forEach(reader.decode(message, topic).root(), (path, field) -> {
            if (!columns.containsKey(path)) {
                if (columns.size() < MAX_COLUMNS) {
                    columns.put(path, columns.size());
                } else {
                    limited = true;
                }
            }
        });
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                Texts.get("message.column.time"),
                Texts.get("message.column.topic"),
                Texts.get("message.column.qos"),
                Texts.get("export.retained")));
        columns.keySet()
                .forEach(path -> header.add(path.equals(FieldPath.ROOT) ? Texts.get("export.value") : path.toString()));
        return header;
    }

    private List<String> line(Message message, String topic) {
        Map<Integer, Field> fields = new HashMap<>();
        Scalars.forEach(reader.decode(message, topic).root(), (path, field) -> {
            Integer column = columns.get(path);
            if (column != null) {
                fields.put(column, field);
            }
        });
        List<String> line = new ArrayList<>(List.of(
                JsonLines.time(message.timeNanos()),
                topic,
                Integer.toString(message.qos().level()),
                Boolean.toString(message.retained())));
        for (int i = 0; i < columns.size(); i++) {
            Field field = fields.get(i);
            line.add(field == null ? "" : WholeValue.of(field));
        }
        return line;
    }
}
