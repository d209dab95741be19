// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import org.topiary.app.store.TreeColumns;
import org.topiary.core.rows.RowOrder;

/** How the topic tree looks. */
public final class TreeSettings {
    /** The columns with their order and widths; the order of the rows is changed in the tree only. */
    public static final Setting<TreeColumns> COLUMNS = Setting.of(
                    "tree-columns", new SettingKind.Custom<TreeColumns>(), TreeColumns.DEFAULT)
            .in(
                    settings -> settings.treeColumns().withOrder(RowOrder.NAME),
                    (settings, columns) -> settings.withTreeColumns(
                            columns.withOrder(settings.treeColumns().order())));

    public static final SettingGroup GROUP = new SettingGroup("tree", List.of(COLUMNS));

    private TreeSettings() {}
}
