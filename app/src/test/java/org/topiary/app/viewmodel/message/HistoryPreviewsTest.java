// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;

/** Tests when the previews of the history are made, and what its rows show until then. */
final class HistoryPreviewsTest {
    /** Tasks that wait for the test. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private MessagePane pane = new MessagePane(Tasks.on(waiting::add));

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void rowsOfATopicJustSelectedAppearAtOnceAndTheirPreviewsFollow() {
        pane.receive("t", "1");
        pane.receive("t", "2");
        pane.select("t");
        List<HistoryRow> rows = List.copyOf(pane.history());
        assertThat(rows).extracting(HistoryRow::preview).containsExactly("", "");

        runAll();
        assertThat(rows).extracting(HistoryRow::preview).containsExactly("2", "1");
    }

    @Test
    void aNewRowAppearsTogetherWithItsPreview() {
        select("1");
        List<String> added = new ArrayList<>();
        pane.history().addListener((ListChangeListener<HistoryRow>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(row -> added.add(row.preview()));
            }
        });

        pane.receive("t", "2");
        pane.tick();
        assertThat(pane.history()).extracting(HistoryRow::preview).containsExactly("1");
        assertThat(pane.history().row(pane.history().position(0))).isZero();
        assertThat(added).isEmpty();

        runAll();
        assertThat(added).containsExactly("2");
        assertThat(pane.history()).extracting(HistoryRow::preview).containsExactly("2", "1");
    }

    @Test
    void aNewRowDoesNotWaitForASlowPreviewBeyondTheNextTick() {
        select("1");

        pane.receive("t", "2");
        pane.tick();
        pane.receive("t", "3");
        pane.tick();
        List<HistoryRow> rows = List.copyOf(pane.history());
        assertThat(rows).extracting(HistoryRow::preview).containsExactly("", "", "1");

        runAll();
        assertThat(rows).extracting(HistoryRow::preview).containsExactly("3", "2", "1");
        assertThat(pane.history()).hasSize(3);
    }

    @Test
    void anotherDecoderRenewsThePreviewsOfRowsThatAreShown() {
        select("21.50");
        List<HistoryRow> rows = List.copyOf(pane.history());

        pane.decoding.choose("t", "hex");
        pane.tick();
        runAll();
        assertThat(rows).extracting(HistoryRow::preview).containsExactly("5 B  32 31 2e 35 30");
    }

    @Test
    @TaskFails("task.previews")
    void aPreviewThatFailsSaysSo() {
        pane.close();
        pane = new MessagePane(FailingTasks.of("task.previews"));
        pane.receive("t", "1");
        pane.select("t");
        assertThat(pane.history()).extracting(HistoryRow::preview).containsExactly("⟨could not be read⟩");
    }

    /** Shows a topic with one message, with its preview. */
    private void select(String payload) {
        pane.receive("t", payload);
        pane.select("t");
        assertThat(pane.history()).hasSize(1).extracting(HistoryRow::preview).containsExactly("");
        runAll();
    }

    private void runAll() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }
}
