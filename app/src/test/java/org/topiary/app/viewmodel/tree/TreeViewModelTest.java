// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.viewmodel.tree.TreePane.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.tree.TopicTree;

/** Tests the rows of the tree and the selected row. */
final class TreeViewModelTest {
    private final TreePane pane = new TreePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void levelsAreInNaturalOrderAndHiddenCharactersAreVisible() {
        assertThat(pane.names()).containsExactly("⟨empty⟩/lead", "a⟨U+202E⟩b", "home");

        pane.model.select(pane.node("home/temp9"));
        assertThat(pane.model.reveal("home/temp9")).isTrue();
        pane.refresh();

        assertThat(pane.names()).containsExactly("⟨empty⟩/lead", "a⟨U+202E⟩b", "home", "lamp/state", "temp9", "temp10");
    }

    @Test
    void aRowTellsTheFiguresOfItsSubtreeAndTheValueOfItsOwnTopic() {
        pane.model.reveal("home/lamp/state");
        pane.refresh();

        TopicRow branch = pane.drawn("home");
        assertThat(branch.count()).isEqualTo("4");
        assertThat(branch.topics()).isEqualTo(3);
        assertThat(branch.preview()).isEmpty();
        assertThat(branch.expandable()).isTrue();
        assertThat(branch.expanded()).isTrue();
        assertThat(branch.age()).isEqualTo("now");
        assertThat(branch.glow()).isEqualTo(0.5);

        TopicRow leaf = pane.drawn("home/lamp/state");
        assertThat(leaf.depth()).isEqualTo(1);
        assertThat(leaf.name()).isEqualTo("lamp/state");
        assertThat(leaf.preview()).contains("false");
        assertThat(leaf.retained()).isTrue();
        assertThat(leaf.expandable()).isFalse();

        TopicRow number = pane.drawn("home/temp10");
        assertThat(number.preview()).isEqualTo("21.50");
        assertThat(number.age()).isEqualTo("1 min");
        assertThat(number.glow()).isZero();
    }

    @Test
    void rightOpensThenDescendsAndLeftClosesThenAscends() {
        pane.model.select(pane.node("home"));
        pane.model.openOrDescend();
        pane.refresh();
        assertThat(pane.names()).contains("lamp/state", "temp9");

        pane.model.openOrDescend();
        assertThat(pane.model.selectedNodeProperty().get()).isEqualTo(pane.node("home/lamp/state"));

        pane.model.closeOrAscend();
        assertThat(pane.model.selectedNodeProperty().get()).isEqualTo(pane.node("home"));

        pane.model.closeOrAscend();
        pane.refresh();
        assertThat(pane.names()).doesNotContain("lamp");
        assertThat(pane.model.selectedNodeProperty().get()).isEqualTo(pane.node("home"));
    }

    @Test
    void levelsThatShareARowAreSeparatedByATopicBesideThemAndTheSelectionStaysVisible() {
        pane.traffic.arrive("plant/line1/temp", "21", false, NOW);
        pane.refresh();
        assertThat(pane.names()).contains("plant/line1/temp");
        pane.model.select(pane.node("plant/line1/temp"));

        pane.traffic.arrive("plant/line1/hum", "40", false, NOW);
        pane.refresh();
        assertThat(pane.names()).endsWith("plant/line1", "hum", "temp");
        assertThat(pane.model.node(pane.rowOf("plant/line1/temp"))).isEqualTo(pane.node("plant/line1/temp"));

        pane.traffic.arrive("plant", "on", false, NOW);
        pane.refresh();
        assertThat(pane.names()).endsWith("plant", "line1", "hum", "temp");

        pane.model.closeOrAscend();
        assertThat(pane.model.selectedNodeProperty().get()).isEqualTo(pane.node("plant/line1"));
        pane.model.closeOrAscend();
        pane.model.closeOrAscend();
        assertThat(pane.model.selectedNodeProperty().get()).isEqualTo(pane.node("plant"));
    }

    @Test
    void aBranchThatTheUserCollapsesHidesTheSelection() {
        pane.model.reveal("home/lamp/state");
        pane.refresh();
        pane.model.toggle(pane.node("home"));
        pane.refresh();
        pane.refresh();
        assertThat(pane.names()).doesNotContain("lamp/state");
    }

    @Test
    void movingStopsAtTheEnds() {
        pane.model.move(1);
        assertThat(pane.model.rowOf(pane.model.selectedNodeProperty().get())).isZero();
        pane.model.move(100);
        assertThat(pane.model.rowOf(pane.model.selectedNodeProperty().get())).isEqualTo(2);
        pane.model.move(-100);
        assertThat(pane.model.rowOf(pane.model.selectedNodeProperty().get())).isZero();
    }

    @Test
    void aTopicThatWasNotSeenYetCannotBeRevealed() {
        assertThat(pane.model.reveal("not/there")).isFalse();
        assertThat(pane.model.selectedNodeProperty().get()).isEqualTo(TopicTree.NONE);
    }

    @Test
    @TaskFails("task.sort")
    void aLargeBranchThatCannotBeSortedIsSaidToBeIncomplete() {
        try (TreePane its = new TreePane(FailingTasks.of("task.sort"))) {
            for (int i = 0; i < 100_000; i++) {
                its.traffic.arrive("large/" + i, "x", false, NOW);
            }
            its.model.reveal("large/1");
            for (int i = 0; i < 1_000 && its.note().isEmpty(); i++) {
                its.refresh();
            }
            assertThat(its.note()).startsWith("Some topics are not listed");
            assertThat(its.model.isUnfinished()).isFalse();
        }
    }

    @Test
    @TaskFails({"task.resetCounts", "task.filter", "task.pastValues"})
    void whatCannotBeDoneInTheBackgroundIsSaidAndNotAskedForWithEachTick() {
        FailingTasks worker = new FailingTasks();
        try (TreePane its = new TreePane(worker.tasks())) {
            its.model.reveal("home/temp10");
            its.refresh();
            int row = its.rowOf("home/temp10");
            its.drawn("home/temp10");
            worker.setFailing(true);

            its.model.resetCounts();
            its.refresh();
            assertThat(its.note()).isEqualTo("The counts could not be reset. Try again.");
            assertThat(its.model.countsNoteProperty().get()).isEmpty();
            assertThat(its.model.isUnfinished()).isFalse();

            its.model.filterProperty().set("home");
            its.refresh();
            assertThat(its.model.filterProblemProperty().get())
                    .isEqualTo("The filter failed: not enough memory. Change it to try again.");
            assertThat(its.model.isSearching()).isFalse();
            assertThat(its.model.isUnfinished()).isFalse();

            its.model.showMoment(new PastMoment(NOW, its.traffic.log().end(), true));
            its.refresh();
            assertThat(its.model.row(row, NOW).preview()).isEqualTo("⟨could not be read⟩");
            assertThat(its.model.isUnfinished()).isFalse();

            worker.setFailing(false);
            its.model.showMoment(null);
            its.model.filterProperty().set("temp");
            its.model.resetCounts();
            its.refresh();
            assertThat(its.model.filterProblemProperty().get()).isEmpty();
            assertThat(its.note()).contains("topics match");
            assertThat(its.model.countsNoteProperty().get()).startsWith("Counts since ");
        }
    }
}
