// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.text.Texts;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldPlace;

/**
 * The rows of a tree of fields: those whose parents are open, at most 150,000. Fields are read from the payload while
 * the rows are made; not for the JavaFX application thread. Immutable.
 */
public final class FieldRows {
    static final int MAX_ROWS = 150_000;

    /** Objects and arrays up to this size in bytes are open at first, if what they are in is not large. */
    private static final int SMALL = 4 * 1024;

    private static final int SMALL_PARENT = 8 * 1024;
    private static final int OPEN_LEVELS = 8;

    private static final int MAX_COUNTED = 200_000;
    private static final int ROWS_PER_CHECK = 1_024;

    /** No rows. */
    public static final FieldRows NONE = new FieldRows(null, OpenFields.NONE, List.of(), "");

    private final @Nullable FieldTree tree;
    private final OpenFields marks;
    private final List<FieldRow> rows;
    private final String note;

    private FieldRows(@Nullable FieldTree tree, OpenFields marks, List<FieldRow> rows, String note) {
        this.tree = tree;
        this.marks = marks;
        this.rows = rows;
        this.note = note;
    }

    /** Lists the fields of a message. */
    public static FieldRows of(FieldTree tree, OpenFields marks, Cancel cancel) {
        return new Maker(tree, cancel).make(marks);
    }

    public int size() {
        return rows.size();
    }

    public FieldRow get(int index) {
        return rows.get(index);
    }

    /** What was left out, a sentence; empty if nothing was. */
    public String note() {
        return note;
    }

    /** Whether they are those of a message, with the same fields open. */
    boolean isOf(FieldTree other, OpenFields otherMarks) {
        return other.is(tree) && marks == otherMarks;
    }

    /** The row of a field, the last one of several with the same name; -1 if it is not listed. */
    public int index(FieldPath path) {
        int depth = path.steps().size() - 1;
        int found = -1;
        for (int i = 0; i < rows.size(); i++) {
            FieldRow row = rows.get(i);
            if (row.depth() == depth && isAt(row, path)) {
                found = i;
            }
        }
        return found;
    }

    private static boolean isAt(FieldRow row, FieldPath path) {
        FieldRow at = row;
        for (int i = path.steps().size() - 1; i >= 0; i--) {
            if (at == null || !at.step().equals(path.steps().get(i))) {
                return false;
            }
            at = at.parent();
        }
        return true;
    }

    /** A field whose children are being listed. */
    private record Level(
            @Nullable FieldRow row,
            Field field,
            Iterator<Field> children,
            FormerFields former,
            @Nullable OpenFields marks,
            boolean all) {}

    private static final class Maker {
        private final FieldTree tree;
        private final Cancel cancel;
        private final FieldCount count = new FieldCount(MAX_COUNTED);
        private final List<FieldRow> rows = new ArrayList<>();
        private final Deque<Level> open = new ArrayDeque<>();
        private boolean tooDeep;

        Maker(FieldTree tree, Cancel cancel) {
            this.tree = tree;
            this.cancel = cancel;
        }

        FieldRows make(OpenFields marks) {
            FieldTree before = tree.former();
            push(null, tree.root(), before == null ? null : before.root(), marks, false);
            while (!open.isEmpty() && rows.size() < MAX_ROWS) {
                Level level = open.element();
                if (level.children.hasNext()) {
                    add(level.children.next(), level);
                } else {
                    open.pop();
                }
            }
            boolean cut = open.stream().anyMatch(level -> level.children.hasNext());
            List<String> notes = new ArrayList<>();
            if (cut) {
                notes.add(Texts.get("message.fields.cut", MAX_ROWS));
            }
            if (tooDeep) {
                notes.add(Texts.get("message.fields.deep", FieldPlace.MAX_DEPTH));
            }
            return new FieldRows(tree, marks, List.copyOf(rows), String.join(" ", notes));
        }

        private void push(
                @Nullable FieldRow row, Field field, @Nullable Field former, @Nullable OpenFields marks, boolean all) {
            open.push(new Level(row, field, field.children().iterator(), new FormerFields(former), marks, all));
        }

        private void add(Field field, Level level) {
            if (rows.size() % ROWS_PER_CHECK == 0) {
                cancel.check();
            }
            Field before = level.former.find(field);
            boolean container = field.kind().hasChildren();
            OpenFields marks = container && level.marks != null ? level.marks.inside(FieldRow.step(field)) : null;
            OpenFields.Mark mark = marks == null ? null : marks.mark();
            boolean all = level.all || mark == OpenFields.Mark.ALL;
            boolean opened = container
                    && (mark == null ? level.all || isOpenAtFirst(field, level.field) : mark != OpenFields.Mark.CLOSED);
            if (opened && open.size() >= FieldPlace.MAX_DEPTH) {
                tooDeep = true;
                opened = false;
            }
            FieldRow row = new FieldRow(
                    tree, field, level.row, opened, container ? count.of(field) : 0, before, level.former.isThere());
            rows.add(row);
            if (opened) {
                push(row, field, before, marks, all);
            }
        }

        private boolean isOpenAtFirst(Field field, Field parent) {
            return open.size() <= OPEN_LEVELS
                    && field.range().length() <= SMALL
                    && parent.range().length() <= SMALL_PARENT;
        }
    }
}
