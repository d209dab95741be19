// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.viewmodel.tree.TreePane.NOW;
import static org.topiary.app.viewmodel.tree.TreePane.SECOND;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.rows.RowOrder.By;

/** Tests the rows while the view is paused and messages keep arriving. */
final class PausedTreeTest {
    private final TreePane pane = new TreePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void aPausedPictureKeepsAllFiguresWhileMessagesGoOnArriving() {
        pane.model.reveal("home/lamp/state");
        pane.refresh();
        pane.row("home");
        pane.row("home/lamp/state");
        pane.traffic.arrive("home/lamp/state", "{\"on\": 2}", false, NOW);
        pane.refresh();
        TopicRow branch = pane.row("home");
        TopicRow topic = pane.row("home/lamp/state");
        assertThat(branch.count()).isEqualTo("5");
        assertThat(branch.rate()).isNotEmpty();
        assertThat(topic.count()).isEqualTo("3");
        assertThat(topic.retained()).isTrue();

        pane.pause();
        trafficAfterThePause(pane);

        assertThat(pane.row("home"))
                .usingRecursiveComparison()
                .ignoringFields("topics", "glow")
                .isEqualTo(branch);
        assertThat(pane.row("home/lamp/state"))
                .usingRecursiveComparison()
                .ignoringFields("glow")
                .isEqualTo(topic);
        assertThat(pane.model.explain(pane.rowOf("home"))).startsWith("home\nMessages: 5");
        pane.model.columnsProperty().set(TreeColumns.DEFAULT.withShown(By.BYTES, true));
        assertThat(pane.row("home").bytes()).isEqualTo("39 B");

        pane.model.showMoment(null);
        pane.refresh();
        assertThat(pane.row("home").count()).isEqualTo("46");
    }

    @Test
    void aRowScrolledToWhilePausedTellsItsFiguresOfThePauseAndOneThatCameLaterIsAbsent() {
        pane.pause();
        trafficAfterThePause(pane);
        pane.model.reveal("home/temp10");
        pane.refresh();

        TopicRow scrolledTo = pane.row("home/temp10");
        assertThat(scrolledTo.count()).isEqualTo("1");
        assertThat(scrolledTo.preview()).isEqualTo("21.50");
        assertThat(scrolledTo.age()).isEqualTo("1 min");
        assertThat(scrolledTo.rate()).isEmpty();
        assertThat(scrolledTo.retained()).isFalse();
        assertThat(pane.row("home/lamp").count()).isEqualTo("2");
        assertThat(pane.row("home/new").absent()).isTrue();
        assertThat(pane.row("home/new").count()).isEmpty();

        pane.model.showMoment(pane.momentOfNow(NOW - 1));
        pane.refresh();
        assertThat(pane.row("home/temp10").count()).isEmpty();
    }

    @Test
    void aRowThatWasDrawnKeepsItsFiguresBeforeTheSnapshotIsThere() {
        Queue<Runnable> background = new ArrayDeque<>();
        try (TreePane its = new TreePane(Tasks.on(background::add))) {
            its.model.reveal("home/temp10");
            its.refresh();
            int drawn = its.rowOf("home");
            its.model.row(drawn, NOW);
            its.model.showMoment(new PastMoment(NOW, its.traffic.log().end(), true));
            trafficAfterThePause(its);
            Runnable lookUp = background.remove();
            Runnable snapshot = background.remove();
            lookUp.run();
            its.refresh();

            assertThat(its.model.row(drawn, NOW).count()).isEqualTo("4");
            assertThat(its.drawn("home/temp9").count()).isEmpty();
            assertThat(its.model.isUnfinished()).isTrue();

            snapshot.run();
            background.forEach(Runnable::run);
            its.refresh();
            assertThat(its.model.row(drawn, NOW).count()).isEqualTo("4");
            assertThat(its.drawn("home/temp9").count()).isEqualTo("1");
        }
    }

    @Test
    void countsThatAreResetWhilePausedAreNoneAsOfThePause() {
        pane.row("home");
        pane.pause();
        trafficAfterThePause(pane);
        pane.model.resetCounts();
        pane.refresh();
        assertThat(pane.row("home").count()).isEqualTo("0");

        pane.model.countAll();
        assertThat(pane.row("home").count()).isEqualTo("4");
    }

    @Test
    @TaskFails("task.figures")
    void figuresThatCouldNotBeReadWhenThePictureWasPausedAreSaidToBeUnknown() {
        FailingTasks worker = new FailingTasks();
        try (TreePane its = new TreePane(worker.tasks())) {
            its.refresh();
            worker.setFailing(true);
            its.model.showMoment(new PastMoment(NOW, its.traffic.log().end(), true));
            its.refresh();
            assertThat(its.note()).startsWith("Figures of rows that were not visible");
        }
    }

    private static void trafficAfterThePause(TreePane pane) {
        for (int i = 0; i < 20; i++) {
            pane.traffic.arrive("home/lamp/state", "{\"on\": 1}", false, NOW + SECOND);
            pane.traffic.arrive("home/temp10", "x".repeat(100), true, NOW + SECOND);
        }
        pane.traffic.arrive("home/new", "x", true, NOW + SECOND);
        pane.refresh();
    }
}
