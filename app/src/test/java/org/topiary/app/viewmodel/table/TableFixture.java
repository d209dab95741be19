// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.tree.TopicTree;

/** A table of a session without a broker, whose tasks run when the test says so. */
abstract class TableFixture {
    final TestSession session = new TestSession(1 << 20);
    final Queue<Runnable> background = new ArrayDeque<>();
    final SimpleIntegerProperty selected = new SimpleIntegerProperty(TopicTree.NONE);
    final SimpleObjectProperty<@Nullable PastMoment> moment = new SimpleObjectProperty<>();
    final TableLayouts layouts = TableLayouts.inMemory();
    TableViewModel table = model(Tasks.on(background::add));
    long now = 1_700_000_000_000_000_000L;

    @AfterEach
    void close() {
        table.close();
        session.close();
    }

    TableViewModel model(Tasks tasks) {
        TableViewModel made = new TableViewModel(
                session.log, session.tree, Decoding.standard(), Runnable::run, tasks, selected, moment, layouts);
        made.setVisible(true);
        return made;
    }

    void tick() {
        now += TableViewModel.INTERVAL_NANOS;
        table.tick(now);
        runAll();
    }

    void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    void select(String topic) {
        selected.set(session.node(topic));
        tick();
    }

    List<Column> columns() {
        return table.columns().shownProperty().get().stream()
                .map(ShownColumn::column)
                .toList();
    }

    List<String> titles() {
        return columns().stream().map(Column::title).toList();
    }

    Column column(String title) {
        return table.columns().offered().stream()
                .filter(column -> column.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Each row as its topic and the values in the columns that are shown, with a dash for none. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            rows.add(row.name()
                    + columns().stream()
                            .map(column -> table.cell(row, column))
                            .map(cell -> cell == null ? " -" : " " + cell.text())
                            .collect(Collectors.joining()));
        }
        return rows;
    }

    List<String> names() {
        return table.rows().stream().map(TableRow::name).toList();
    }

    void home() {
        session.receive("home/lamp2", "{\"state\":\"ON\",\"linkquality\":90}");
        session.receive("home/lamp10", "{\"linkquality\":121,\"battery\":8.50}");
        session.receive("home/door", "{\"linkquality\":9,\"open\":true,\"pos\":{\"x\":1,\"tags\":[1, 2]}}");
        session.receive("home/text", "hello");
        session.receive("other", "{\"linkquality\":1}");
        select("home");
    }
}
