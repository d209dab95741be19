// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.ArrayList;
import java.util.List;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.text.Texts;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.fields.FieldDiff;

/**
 * The differences between the fields of two messages of the same format.
 *
 * @param note what is to be said about them; empty for nothing
 */
public record FieldComparison(List<ChangeRow> rows, String note) {
    public FieldComparison {
        rows = List.copyOf(rows);
    }

    /** Whether two messages can be compared by their fields. */
    public static boolean isPossible(Decoded older, Decoded newer) {
        return older.chain().equals(newer.chain())
                && older.root().kind().hasChildren()
                && newer.root().kind().hasChildren();
    }

    /**
     * Compares two messages; not for the JavaFX application thread.
     *
     * @param equal whether the payloads are the same, byte by byte
     */
    public static FieldComparison of(FieldTree older, FieldTree newer, boolean equal, Cancel cancel) {
        FieldDiff.Result diff = FieldDiff.of(older.root(), older.bytes(), newer.root(), newer.bytes(), cancel::check);
        List<String> notes = new ArrayList<>();
        if (diff.changes().isEmpty() && (equal || !diff.cut())) {
            notes.add(Texts.get(equal ? "message.noDifference" : "message.changes.onlyBytes"));
        }
        if (diff.cut()) {
            notes.add(Texts.get("message.changes.cut", FieldDiff.MAX_CHANGES, FieldDiff.MAX_ELEMENTS));
        }
        if (diff.approximate()) {
            notes.add(Texts.get("message.changes.approximate"));
        }
        return new FieldComparison(ChangeRow.of(diff.changes()), String.join(" ", notes));
    }
}
