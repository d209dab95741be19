// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.FieldPath.Step;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.fields.FieldDiff;

/** A field as a row. Its texts are made when the row becomes visible, and take no more time than their length. */
public final class FieldRow {
    private static final int MAX_NAME = 200;
    private static final int MAX_TEXT = 300;
    private static final int MAX_FORMER = 60;

    private static final int MAX_BYTES = 12;

    private static final Field NOTHING = PlainField.value("", Field.Kind.NULL, "", null, new Range(0, 0));

    /** Stands for a row that is not there any more. */
    public static final FieldRow NONE =
            new FieldRow(new FieldTree(NOTHING, new byte[0], "", null), NOTHING, null, false, 0, null, false);

    private final FieldTree tree;
    private final Field field;
    private final @Nullable FieldRow parent;
    private final int depth;
    private final boolean open;
    private final int children;
    private final @Nullable Field former;
    private final boolean compared;

    /** How a field differs from the same field of the previous message. */
    public enum Change {
        NONE,
        /** The previous message did not have it. */
        ADDED,
        CHANGED
    }

    /**
     * @param children the number of children, as far as they were counted; {@link FieldCount#UNKNOWN} if they were not
     * @param former the same field of the previous message; null if it had none
     * @param compared whether the parent was there in the previous message
     */
    FieldRow(
            FieldTree tree,
            Field field,
            @Nullable FieldRow parent,
            boolean open,
            int children,
            @Nullable Field former,
            boolean compared) {
        this.tree = tree;
        this.field = field;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.open = open;
        this.children = children;
        this.former = former;
        this.compared = compared;
    }

    /** The field itself; its texts may take time in proportion to their length. */
    public Field field() {
        return field;
    }

    @Nullable
    FieldRow parent() {
        return parent;
    }

    /** Number of fields that it is in, besides the whole payload. */
    public int depth() {
        return depth;
    }

    public Field.Kind kind() {
        return field.kind();
    }

    public boolean isExpandable() {
        return field.kind().hasChildren();
    }

    public boolean isOpen() {
        return open;
    }

    Step step() {
        return step(field);
    }

    static Step step(Field field) {
        return field.index() == Field.NO_INDEX ? new FieldPath.Name(field.name()) : new FieldPath.Index(field.index());
    }

    public FieldPath path() {
        List<Step> steps = new ArrayList<>(depth + 1);
        for (FieldRow each = this; each != null; each = each.parent) {
            steps.add(each.step());
        }
        Collections.reverse(steps);
        return new FieldPath(steps);
    }

    /** The name, or the index in brackets, with hidden characters made visible. */
    public String label() {
        return safe(() -> field.index() == Field.NO_INDEX
                ? field.name().isEmpty() ? "\"\"" : VisibleText.line(field.name(), MAX_NAME)
                : "[" + field.index() + "]");
    }

    /** The exact text with its unit; of an object or array, the number of its fields. Cut where it is long. */
    public String text() {
        return safe(() -> isExpandable()
                ? FieldCount.text(field.kind(), children)
                : joined(VisibleText.line(field.beginning(MAX_TEXT + 1), MAX_TEXT), field.unit()));
    }

    private static String joined(String text, String unit) {
        return unit.isEmpty() ? text : text + " " + VisibleText.line(unit, MAX_FORMER);
    }

    /** The remark of the format; the kind of a value that does not show it itself. */
    public String note() {
        return safe(() -> {
            String note = VisibleText.line(field.note(), MAX_TEXT);
            return switch (field.kind()) {
                case BYTES, TIME, ENUM -> {
                    String kind = Texts.get("message.fields.kind." + field.kind());
                    yield note.isEmpty() ? kind : kind + ", " + note;
                }
                default -> note;
            };
        });
    }

    /** How it differs from the previous message; an object or array changes with anything in it. */
    public Change change() {
        if (former == null) {
            return compared ? Change.ADDED : Change.NONE;
        }
        FieldTree before = tree.former();
        if (before == null || isSame(former, before)) {
            return Change.NONE;
        }
        return Change.CHANGED;
    }

    private boolean isSame(Field then, FieldTree before) {
        try {
            return FieldDiff.isSame(then, before.bytes(), field, tree.bytes());
        } catch (RuntimeException e) {
            // The row says that the field cannot be read.
            return true;
        }
    }

    /** What stands for the former value of a changed field: an arrow and the value. Empty if it did not change. */
    public String formerText() {
        return switch (change()) {
            case NONE -> "";
            case ADDED -> Texts.get("message.fields.added");
            case CHANGED -> {
                Field then = former;
                if (then == null || (isExpandable() && then.kind().hasChildren())) {
                    yield open ? "" : Texts.get("message.fields.changed");
                }
                String before = then.kind().hasChildren()
                        ? Texts.get("message.fields.kind." + then.kind())
                        : safe(() -> VisibleText.line(then.beginning(MAX_FORMER + 1), MAX_FORMER));
                yield Texts.get("message.fields.former", before);
            }
        };
    }

    /** The first bytes as hex, with an ellipsis if there are more. */
    public static String bytes(byte[] bytes, Range range) {
        StringBuilder out = new StringBuilder();
        for (int i = range.start(); i < range.end(); i++) {
            if (i - range.start() == MAX_BYTES) {
                return out.append(" …").toString();
            }
            out.append(out.isEmpty() ? "" : " ").append(String.format("%02x", bytes[i]));
        }
        return out.toString();
    }

    /** A decoder may fail at a field that it promised. */
    private static String safe(Supplier<String> text) {
        try {
            return text.get();
        } catch (RuntimeException e) {
            return Texts.get("message.fields.unreadable");
        }
    }
}
