// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldChange;

/**
 * A difference between two messages in words. Immutable.
 *
 * @param path with hidden characters made visible
 * @param before the former value; of a moved element, its former path. Empty for an added field
 * @param after the value; empty for a removed or moved field
 */
public record ChangeRow(FieldChange.Kind kind, String path, String before, String after) {
    private static final int MAX_VALUE = 120;
    private static final int MAX_STEPS = 12;
    private static final int MAX_PATH = 200;
    private static final int MAX_COUNTED = 200_000;

    /** Makes the rows; not for the JavaFX application thread. */
    static List<ChangeRow> of(List<FieldChange> changes) {
        FieldCount count = new FieldCount(MAX_COUNTED);
        List<ChangeRow> rows = new ArrayList<>(changes.size());
        for (FieldChange each : changes) {
            boolean moved = each.kind() == FieldChange.Kind.MOVED;
            rows.add(new ChangeRow(
                    each.kind(),
                    path(each.path()),
                    moved ? path(each.formerPath()) : value(each.before(), count),
                    moved ? "" : value(each.after(), count)));
        }
        return rows;
    }

    private static String value(@Nullable Field field, FieldCount count) {
        if (field == null) {
            return "";
        }
        if (field.kind().hasChildren()) {
            return FieldCount.text(field.kind(), count.of(field));
        }
        String text = VisibleText.line(field.beginning(MAX_VALUE + 1), MAX_VALUE);
        return field.unit().isEmpty() ? text : text + " " + VisibleText.line(field.unit(), MAX_VALUE);
    }

    /** The end of a long path. */
    private static String path(FieldPath whole) {
        if (whole.steps().isEmpty()) {
            return Texts.get("message.fields.whole");
        }
        int from = Math.max(0, whole.steps().size() - MAX_STEPS);
        List<FieldPath.Step> shown = whole.steps().subList(from, whole.steps().size()).stream()
                .map(ChangeRow::cut)
                .toList();
        return (from == 0 ? "" : "…") + VisibleText.line(new FieldPath(shown).toString(), MAX_PATH * MAX_STEPS);
    }

    private static FieldPath.Step cut(FieldPath.Step step) {
        return step instanceof FieldPath.Name(String name) && name.length() > MAX_PATH
                ? new FieldPath.Name(VisibleText.line(name, MAX_PATH))
                : step;
    }

    /** The row as one line of text. */
    public String line() {
        return switch (kind) {
            case ADDED -> Texts.get("message.changes.added", path, after);
            case REMOVED -> Texts.get("message.changes.removed", path, before);
            case CHANGED -> Texts.get("message.changes.changed", path, before, after);
            case MOVED -> Texts.get("message.changes.moved", path, before);
        };
    }
}
