// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.viewmodel.tree.TreePane.NOW;
import static org.topiary.app.viewmodel.tree.TreePane.SECOND;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.PastMoment;

/** Tests the rows at an earlier time. */
final class TreeOfEarlierTimeTest {
    private final TreePane pane = new TreePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void rowsOfAnEarlierTimeTellTheValuesOfThenAndNoFiguresOfNow() {
        pane.model.reveal("home/lamp/state");
        pane.refresh();
        PastMoment then = pane.momentBefore("home/lamp/state", "{\"on\": 1}");
        pane.traffic.arrive("home/new", "x", false, NOW + SECOND);
        pane.refresh();
        assertThat(pane.row("home/lamp/state").preview()).contains("1");

        pane.model.showMoment(then);
        pane.refresh();

        assertThat(pane.row("home/lamp/state").preview()).contains("false");
        assertThat(pane.row("home/lamp/state").retained()).isTrue();
        assertThat(pane.row("home/lamp/state").age()).isEqualTo("now");
        assertThat(pane.row("home/temp10").age()).isEqualTo("1 min");
        assertThat(pane.row("home/new").absent()).isTrue();
        assertThat(pane.row("home/new").preview()).isEmpty();
        assertThat(pane.row("home").absent()).isFalse();
        assertThat(pane.row("home"))
                .extracting(TopicRow::count, TopicRow::rate, TopicRow::age)
                .containsOnly("");

        pane.model.showMoment(null);
        pane.refresh();
        assertThat(pane.row("home/lamp/state").preview()).contains("1");
        assertThat(pane.row("home").count()).isEqualTo("6");
    }

    @Test
    void aTopicThatIsABranchAsWellHasItsOwnValueOfThen() {
        pane.traffic.arrive("home/lamp", "lamp was", false, NOW);
        pane.model.reveal("home/lamp");
        pane.refresh();
        pane.model.showMoment(pane.momentBefore("home/lamp", "lamp is"));
        pane.refresh();
        assertThat(pane.row("home/lamp").preview()).isEqualTo("lamp was");
        assertThat(pane.row("home/lamp").expandable()).isTrue();
    }

    @Test
    void whatHasLeftTheLogIsSaidToHave() {
        pane.model.reveal("home/temp10");
        pane.refresh();
        pane.model.showMoment(pane.momentOfNow(NOW));
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 10; i++) {
            pane.traffic.arrive("large", large, false, NOW + SECOND);
        }
        pane.model.showMoment(pane.momentOfNow(NOW + 1));
        pane.refresh();
        assertThat(pane.row("home/temp10").preview()).isEqualTo("⟨no longer in the history⟩");
        assertThat(pane.row("home/temp10").absent()).isFalse();
    }

    @Test
    void untilAnEarlierTimeIsLookedUpThePictureStaysAndManyQuestionsAreTwo() {
        Queue<Runnable> background = new ArrayDeque<>();
        try (TreePane its = new TreePane(Tasks.on(background::add))) {
            its.model.reveal("home/temp10");
            its.refresh();
            int row = its.rowOf("home/temp10");
            PastMoment then = its.momentBefore("home/temp10", "22");
            its.drawn("home/temp10");
            background.remove().run();
            assertThat(its.drawn("home/temp10").preview()).isEqualTo("22");

            its.model.showMoment(
                    new PastMoment(NOW - 1_000 * SECOND, its.traffic.log().first(), false));
            its.model.showMoment(new PastMoment(NOW - 1, its.traffic.log().first(), false));
            its.model.showMoment(then);
            assertThat(its.model.row(row, NOW).preview()).isEqualTo("22");
            assertThat(background).hasSize(1);

            background.remove().run();
            its.refresh();
            assertThat(its.model.row(row, NOW).absent()).isTrue();
            assertThat(its.model.isUnfinished()).isTrue();
            background.remove().run();
            its.refresh();
            assertThat(its.model.row(row, NOW).preview()).isEqualTo("21.50");
            assertThat(background).isEmpty();
            assertThat(its.model.isUnfinished()).isFalse();
        }
    }
}
