// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayList;
import java.util.List;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;

/** The line below the table. */
final class TableSummary {
    private TableSummary() {}

    /**
     * How many rows and columns there are, and what is left out.
     *
     * @param shown number of fields that are shown
     */
    static String of(TableSnapshot read, int shown, boolean filtered) {
        if (read.all() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        int rows = read.rows().size();
        boolean devices = read.grouping() == Grouping.DEVICES;
        if (filtered) {
            parts.add(Texts.get(devices ? "table.devicesOf" : "table.topicsOf", rows, read.all()));
        } else {
            parts.add(Texts.get(devices ? "table.devices" : "table.topics", rows));
        }
        parts.add(Texts.get(
                read.columnsLeft() ? "table.columnsOfMore" : "table.columnsOf",
                shown,
                Math.max(shown, read.columns().size())));
        if (read.topicsLeft() > 0) {
            parts.add(Texts.get("table.topicsLeft", read.topicsLeft(), BranchTopics.MAX));
        }
        if (read.unread() > 0) {
            parts.add(Texts.get("table.unread", read.unread()));
        }
        return String.join(" · ", parts);
    }

    static String branch(TopicTree tree, int branch) {
        return branch == TopicTree.ROOT ? Texts.get("message.allTopics") : ForeignText.line(tree.topic(branch));
    }
}
