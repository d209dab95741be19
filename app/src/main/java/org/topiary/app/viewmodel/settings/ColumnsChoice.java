// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.topiary.app.store.TreeColumns;
import org.topiary.core.rows.RowOrder.By;

/**
 * The columns of the topic tree as the settings page edits them. While the page is open, the trees of open connections
 * follow at once; each keeps the order of its rows. JavaFX application thread.
 */
public final class ColumnsChoice implements AutoCloseable {
    private final LiveSettings live;
    private final Supplier<List<ObjectProperty<TreeColumns>>> trees;
    private final ReadOnlyObjectWrapper<TreeColumns> columns;
    private final Subscription changes;

    /** @param trees the columns of the trees of open connections */
    public ColumnsChoice(LiveSettings live, Supplier<List<ObjectProperty<TreeColumns>>> trees) {
        this.live = live;
        this.trees = trees;
        columns = new ReadOnlyObjectWrapper<>(this, "columns", live.get(TreeSettings.COLUMNS));
        changes = live.property().subscribe((old, now) -> columns.set(TreeSettings.COLUMNS.get(now)));
        columns.subscribe((old, now) -> apply(now));
    }

    private void apply(TreeColumns now) {
        for (ObjectProperty<TreeColumns> tree : trees.get()) {
            tree.set(now.withOrder(tree.get().order()));
        }
    }

    public ReadOnlyObjectProperty<TreeColumns> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    /** The columns that can be hidden. */
    public static List<By> all() {
        return Stream.of(By.values()).filter(by -> by != By.NAME).toList();
    }

    /** Shows or hides a column. */
    public void show(By by, boolean shown) {
        live.set(TreeSettings.COLUMNS, live.get(TreeSettings.COLUMNS).withShown(by, shown));
    }

    /** Stops following changes. */
    @Override
    public void close() {
        changes.unsubscribe();
    }
}
