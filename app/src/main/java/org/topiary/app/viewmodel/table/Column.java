// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.Optional;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.decode.FieldPath;

/**
 * A column of the table.
 *
 * @param part of fields, where rows are devices: the topic that has the field, below the device; otherwise empty
 * @param path of fields: the way from the payload to the field; otherwise {@link FieldPath#ROOT}
 */
public record Column(Kind kind, String part, FieldPath path) {
    public static final Column TOPIC = new Column(Kind.TOPIC, "", FieldPath.ROOT);
    public static final Column AGE = new Column(Kind.AGE, "", FieldPath.ROOT);

    /** Separates part and path; no topic name contains it (MQTT 5, section 4.7.1). */
    private static final char SEPARATOR = '#';

    /** What a column shows. */
    public enum Kind {
        TOPIC,
        AGE,
        FIELD
    }

    static Column field(String part, FieldPath path) {
        return new Column(Kind.FIELD, part, path);
    }

    /** Identifies the column in a stored layout; {@link #parse} reverses this. */
    String id() {
        return switch (kind) {
            case TOPIC -> "topic";
            case AGE -> "age";
            case FIELD -> part + SEPARATOR + path;
        };
    }

    /** The column with an id; empty if the text is none. */
    static Optional<Column> parse(String id) {
        int at = id.indexOf(SEPARATOR);
        if (at >= 0) {
            return FieldPath.parse(id.substring(at + 1)).map(path -> field(id.substring(0, at), path));
        }
        return id.equals("topic") ? Optional.of(TOPIC) : id.equals("age") ? Optional.of(AGE) : Optional.empty();
    }

    /** The name as received, for exports: {@code battery}, {@code SENSOR/ENERGY.Power}. */
    public String name() {
        return switch (kind) {
            case TOPIC -> Texts.get("table.column.topic");
            case AGE -> Texts.get("table.column.age");
            case FIELD -> {
                String field = path.toString();
                if (part.isEmpty()) {
                    yield field.isEmpty() ? Texts.get("table.column.value") : field;
                }
                yield field.isEmpty() ? part : part + "/" + field;
            }
        };
    }

    /** The name, fit to be shown. */
    public String title() {
        return ForeignText.line(name());
    }
}
