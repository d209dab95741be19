// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.tree.TopicTree;

final class TableExportTest {
    @TempDir
    private Path folder;

    private final TestSession session = new TestSession(1 << 20);
    private final SimpleIntegerProperty selected = new SimpleIntegerProperty(TopicTree.NONE);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private TableViewModel table = model(Tasks.on(background::add));

    @AfterEach
    void close() {
        table.close();
        session.close();
    }

    private TableViewModel model(Tasks tasks) {
        TableViewModel made = new TableViewModel(
                session.log,
                session.tree,
                Decoding.standard(),
                Runnable::run,
                tasks,
                selected,
                new SimpleObjectProperty<>(),
                TableLayouts.inMemory());
        made.setVisible(true);
        return made;
    }

    private void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private void select(String topic) {
        selected.set(session.node(topic));
        table.tick(1);
        runAll();
    }

    private String export(TableFormat format) throws IOException {
        Path file = folder.resolve(table.fileName(format));
        table.export(format, file);
        runAll();
        return Files.readString(file);
    }

    private void home() {
        session.receive("home/a", "{\"battery\":21.50,\"name\":\"=x, \\\"y\\\"\",\"on\":true}");
        session.receive("home/b", "{\"battery\":9,\"tags\":[1, 2]}");
        session.receive("home/c", "x".repeat(500));
        select("home");
    }

    @Test
    void rowsAndColumnsThatAreShownAreWrittenAsCsvWithWholeValues() throws IOException {
        home();
        assertThat(table.fileName(TableFormat.CSV)).isEqualTo("home.csv");
        assertThat(export(TableFormat.CSV))
                .isEqualTo("Topic,Time,battery,name,on,tags,Value\r\n"
                        + "home/a,2023-11-14T22:13:21Z,21.50,\"'=x, \"\"y\"\"\",true,,\r\n"
                        + "home/b,2023-11-14T22:13:22Z,9,,,\"[1, 2]\",\r\n"
                        + "home/c,2023-11-14T22:13:23Z,,,,," + "x".repeat(500) + "\r\n");
        assertThat(table.exportedProperty().get()).isEqualTo("Wrote 3 rows with 5 columns.");
    }

    @Test
    void numbersInJsonLinesAreExactlyAsSent() throws IOException {
        home();
        table.filterProperty().set("21.5");
        table.tick(2);
        runAll();
        assertThat(export(TableFormat.JSON_LINES))
                .isEqualTo("{\"topic\":\"home/a\",\"time\":\"2023-11-14T22:13:21Z\","
                        + "\"values\":{\"battery\":21.50,\"name\":\"=x, \\\"y\\\"\",\"on\":true}}\n");
    }

    @Test
    void theFieldsOfADeviceAreOneRow() throws IOException {
        session.receive("tele/a/SENSOR", "{\"P\":1}");
        session.receive("tele/a/LWT", "Online");
        session.receive("tele/b/SENSOR", "{\"P\":2}");
        session.receive("tele/b/LWT", "Offline");
        select("tele");
        assertThat(export(TableFormat.JSON_LINES))
                .isEqualTo("{\"topic\":\"tele/a\",\"time\":\"2023-11-14T22:13:22Z\","
                        + "\"values\":{\"SENSOR/P\":1,\"LWT\":\"Online\"}}\n"
                        + "{\"topic\":\"tele/b\",\"time\":\"2023-11-14T22:13:24Z\","
                        + "\"values\":{\"SENSOR/P\":2,\"LWT\":\"Offline\"}}\n");
    }

    @Test
    void valuesWhoseMessageHasLeftTheHistoryAreWrittenAsShown() throws IOException {
        home();
        for (int i = 0; i < 2_000; i++) {
            session.receive("other", "y".repeat(1_000));
        }
        assertThat(session.log.read(session.tree.lastPosition(session.node("home/c"))))
                .isNull();
        assertThat(export(TableFormat.CSV))
                .contains("home/b,", ",9,")
                .contains("x".repeat(100) + "x…")
                .doesNotContain("x".repeat(200));
        assertThat(table.exportedProperty().get())
                .isEqualTo("Wrote 3 rows with 5 columns. One value is cut, because the message has left the history.");
    }

    @Test
    void aFileThatCannotBeWrittenIsExplained() {
        home();
        table.export(TableFormat.CSV, folder.resolve("missing").resolve("x.csv"));
        runAll();
        assertThat(table.exportedProperty().get()).startsWith("Cannot write ").contains("x.csv: ");
    }

    @Test
    void anExportThatIsCancelledLeavesTheFileAsItWas() throws IOException {
        Tasks tasks = Tasks.on(background::add);
        table.close();
        table = model(tasks);
        home();
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        table.export(TableFormat.CSV, file);
        tasks.close();
        runAll();
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    @TaskFails("task.exportTable")
    void aFailureIsShownAndLeavesTheFileAsItWas() throws IOException {
        FailingTasks failing = new FailingTasks();
        table.close();
        table = model(failing.tasks());
        home();
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        failing.setFailing(true);
        table.export(TableFormat.CSV, file);
        assertThat(table.exportedProperty().get())
                .startsWith("The export to ")
                .endsWith("old.csv failed: not enough memory.");
        assertThat(Files.readString(file)).isEqualTo("old");
    }
}
