// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import org.topiary.app.text.Texts;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.FieldPath;

/**
 * The fields that are columns of the history, as the user chose them for the selected topic. JavaFX application thread.
 */
public final class FieldColumns {
    /** Maximum number of fields of a topic. */
    static final int MAX = 12;

    private final FieldCells cells;
    private final TopicTree tree;
    private final FieldLayouts layouts;
    private final ReadOnlyObjectWrapper<List<FieldPath>> shown = new ReadOnlyObjectWrapper<>(this, "shown", List.of());
    private int node = TopicTree.NONE;

    /**
     * @param cells the values
     * @param selected the selected topic or branch, {@link TopicTree#NONE} for none
     */
    public FieldColumns(FieldCells cells, TopicTree tree, ObservableIntegerValue selected, FieldLayouts layouts) {
        this.cells = cells;
        this.tree = tree;
        this.layouts = layouts;
        selected.subscribe(next -> use(next.intValue()));
    }

    private void use(int next) {
        node = next;
        shown.set(next == TopicTree.NONE ? List.of() : layouts.of(tree.topic(next)));
    }

    /** The fields, in the order of their columns. */
    public ReadOnlyObjectProperty<List<FieldPath>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The value of a field in a message, in one line; empty until it has been read, and if there is none. */
    public ObservableValue<String> value(long position, FieldPath path) {
        return cells.value(position, path);
    }

    /** Why a field cannot be shown as a column, a sentence; empty if it can. */
    public Optional<String> obstacle(FieldPath path) {
        if (node == TopicTree.NONE) {
            return Optional.of(Texts.get("command.noTopic"));
        }
        if (path.equals(FieldPath.ROOT)) {
            return Optional.of(Texts.get("message.columns.whole"));
        }
        if (shown.get().contains(path)) {
            return Optional.of(Texts.get("message.columns.shown"));
        }
        return shown.get().size() >= MAX ? Optional.of(Texts.get("message.columns.many", MAX)) : Optional.empty();
    }

    /** Shows a field after the others, unless there is an {@link #obstacle}. */
    public void show(FieldPath path) {
        if (obstacle(path).isEmpty()) {
            List<FieldPath> next = new ArrayList<>(shown.get());
            next.add(path);
            choose(next);
        }
    }

    public void remove(FieldPath path) {
        List<FieldPath> next = new ArrayList<>(shown.get());
        if (next.remove(path)) {
            choose(next);
        }
    }

    private void choose(List<FieldPath> next) {
        shown.set(List.copyOf(next));
        layouts.keep(tree.topic(node), shown.get());
    }
}
