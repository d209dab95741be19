// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.message.fields.OpenFields.Mark;
import org.topiary.app.viewmodel.message.fields.ShownFields.Wish;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldJson;
import org.topiary.payload.fields.FieldPlace;

/**
 * The fields of the shown message: which are open, and which one is selected. Fields are identified by their paths, so
 * that both stay while other messages of the topic are shown. JavaFX application thread; payloads are read in the
 * background.
 */
public final class FieldsViewModel {
    /** Reading larger payloads may take too long for a lane with few threads. */
    private static final int LARGE_BYTES = 256 * 1024;

    private static final int NO_CARET = -1;

    private final TaskSpec listing = TaskSpec.of("task.readFields", Lane.READ).superseding();
    private final TaskSpec finding = TaskSpec.of("task.readFields", Lane.READ).superseding();
    private final TaskSpec copying = TaskSpec.of("task.copyField", Lane.READ).superseding();
    private final FxScheduler fx;
    private final Tasks tasks;

    private final ReadOnlyObjectWrapper<@Nullable ShownFields> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Wish wish = Wish.NONE;
    /** Offset of the byte that was clicked, or moved to, last. */
    private int caret = NO_CARET;

    public FieldsViewModel(FxScheduler fx, Tasks tasks) {
        this.fx = fx;
        this.tasks = tasks;
    }

    /** The fields of the shown message; null if it is not shown as fields or bytes. */
    public ReadOnlyObjectProperty<@Nullable ShownFields> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why fields could not be listed or copied; empty if they could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the user wants to see of a message. */
    public Wish wish() {
        return wish;
    }

    /** Shows the fields of another message, null for none; lists them again if something was opened meanwhile. */
    public void show(@Nullable ShownFields next) {
        tasks.cancel(listing);
        problem.set("");
        shown.set(next);
        if (next != null && !isWished(next)) {
            list(next.tree());
        }
    }

    private boolean isWished(ShownFields fields) {
        return fields.wanted().equals(wish.selected())
                && (fields.rows() == FieldRows.NONE || fields.rows().isOf(fields.tree(), wish.open()));
    }

    /** Forgets what was opened and selected. */
    public void reset() {
        tasks.cancel(finding);
        wish = Wish.NONE;
        caret = NO_CARET;
    }

    /** Cancels all reads. */
    public void close() {
        tasks.cancel(listing);
        tasks.cancel(finding);
        tasks.cancel(copying);
    }

    private void wish(OpenFields open, FieldPath selected) {
        Wish next = new Wish(open, selected);
        ShownFields now = shown.get();
        if (!next.equals(wish)) {
            wish = next;
            if (now != null) {
                list(now.tree());
            }
        }
    }

    /** Selects the field of a row. */
    public void select(FieldRow row) {
        ShownFields now = shown.get();
        FieldPath path = row.path();
        if (now != null && !path.equals(wish.selected())) {
            tasks.cancel(finding);
            wish = new Wish(wish.open(), path);
            caret = row.field().range().start();
            shown.set(new ShownFields(now.tree(), now.rows(), path, new FieldPlace(path, row.field())));
        }
    }

    /** Opens a field, or closes it. */
    public void toggle(FieldRow row) {
        if (row.isExpandable()) {
            wish(wish.open().with(row.path(), row.isOpen() ? Mark.CLOSED : Mark.OPEN), wish.selected());
        }
    }

    /** Opens a field with everything in it. */
    public void openAll(FieldRow row) {
        if (row.isExpandable()) {
            wish(wish.open().with(row.path(), Mark.ALL), wish.selected());
        }
    }

    /** Selects the innermost field that a byte belongs to, and opens the fields that it is in. */
    public void selectAt(int offset) {
        ShownFields now = shown.get();
        if (now == null
                || !now.tree().hasFields()
                || offset < 0
                || offset >= now.tree().bytes().length) {
            return;
        }
        caret = offset;
        read(
                finding,
                now.tree(),
                cancel -> FieldPlace.at(now.tree().root(), offset, cancel::isCancelled),
                place -> wish(wish.open().withParentsOf(place.path()), place.path()));
    }

    /** Selects the field of the next byte, or of the previous one. */
    public void moveCaret(int bytes) {
        selectAt(Math.max(0, caret + bytes));
    }

    /** Offset of the byte that was selected last, or of the first byte of the selected field; -1 for none. */
    public int caret() {
        return caret;
    }

    private void list(FieldTree tree) {
        Wish now = wish;
        ShownFields before = shown.get();
        boolean rows = before != null && before.rows() != FieldRows.NONE;
        read(listing, tree, cancel -> ShownFields.of(tree, rows, now, cancel), this::accept);
    }

    private void accept(ShownFields listed) {
        ShownFields before = shown.get();
        // Another field may have been selected meanwhile, which is known already.
        boolean known = before != null
                && before.tree().is(listed.tree())
                && before.wanted().equals(wish.selected())
                && before.selected() != null;
        ShownFields next =
                known ? new ShownFields(listed.tree(), listed.rows(), before.wanted(), before.selected()) : listed;
        shown.set(next);
        if (!isWished(next)) {
            list(next.tree());
        }
    }

    private <T> void read(TaskSpec spec, FieldTree tree, Function<Cancel, T> work, Consumer<T> done) {
        tasks.compute(
                spec.in(lane(tree)),
                fx::later,
                (progress, cancel) -> work.apply(cancel),
                done,
                failure -> problem.set(Texts.get("message.fields.failed", FailureText.reason(failure))));
    }

    private static Lane lane(FieldTree tree) {
        return tree.bytes().length > LARGE_BYTES ? Lane.SCAN : Lane.READ;
    }

    /** The selected field; null if there is none. */
    public @Nullable FieldPlace selected() {
        ShownFields now = shown.get();
        return now == null ? null : now.selected();
    }

    /**
     * Reads the exact text of the selected field in the background.
     *
     * @param ready receives it on the JavaFX application thread
     */
    public void copyText(Consumer<String> ready) {
        copy(Field::text, ready);
    }

    /** The same with the field and everything in it as JSON, with all numbers as they were sent. */
    public void copyJson(Consumer<String> ready) {
        copy(FieldJson::text, ready);
    }

    private void copy(Function<Field, String> text, Consumer<String> ready) {
        ShownFields now = shown.get();
        FieldPlace place = selected();
        if (now != null && place != null) {
            tasks.compute(
                    copying.in(lane(now.tree())),
                    fx::later,
                    (progress, cancel) -> progress.stage(cancel).call(() -> text.apply(place.field())),
                    ready,
                    failure -> problem.set(Texts.get("message.notCopied", FailureText.reason(failure))));
        }
    }
}
