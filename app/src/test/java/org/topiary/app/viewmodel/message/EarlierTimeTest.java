// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.PastMoment;

/** Tests the message and the history at an earlier time and while paused. */
final class EarlierTimeTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void asOfAnEarlierTimeTheMessageAndTheHistoryOfThenShow() {
        pane.receive("t", "1");
        pane.receive("t", "2");
        long third = pane.receive("t", "3");
        pane.select("t");

        pane.model.showMoment(asOf(third));
        assertThat(pane.text()).isEqualTo("2");
        assertThat(pane.history()).extracting(HistoryRow::preview).containsExactly("2", "1");
        assertThat(pane.model.followingProperty().get()).isTrue();

        pane.receive("t", "4");
        pane.tick();
        assertThat(pane.text()).isEqualTo("2");
        assertThat(pane.history()).hasSize(2);

        pane.model.show(pane.session.log.first());
        assertThat(pane.text()).isEqualTo("1");
        pane.model.showLatest();
        assertThat(pane.text()).isEqualTo("2");

        pane.model.showMoment(null);
        assertThat(pane.text()).isEqualTo("4");
        assertThat(pane.history()).hasSize(4);
    }

    @Test
    void aTopicSelectedWhileAnEarlierTimeShowsIsThatOfThen() {
        pane.receive("a", "1");
        long end = pane.receive("b/c", "2");
        pane.receive("a", "3");

        pane.model.showMoment(asOf(end));
        pane.select("a");
        assertThat(pane.text()).isEqualTo("1");

        pane.select("b/c");
        assertThat(pane.sentence()).isEqualTo("No message had arrived by that time.");
        assertThat(pane.history()).isEmpty();

        pane.select("b");
        assertThat(pane.history()).isEmpty();
        pane.model.showMoment(asOf(pane.session.log.end()));
        assertThat(pane.history()).extracting(HistoryRow::topic).containsExactly("c");
    }

    @Test
    void whatHasLeftTheLogSinceIsSaid() {
        try (MessagePane small = MessagePane.withSmallestLog()) {
            small.receive("t", "1");
            long end = small.session.log.end();
            for (int i = 0; i < 200; i++) {
                small.receive("other", "x".repeat(1_000));
            }
            small.model.showMoment(asOf(end));
            small.select("t");
            assertThat(small.sentence()).isEqualTo("The message of that time is no longer in the history.");
        }
    }

    @Test
    void whatAHistoryOfAnEarlierTimeLacksIsSaid() {
        try (MessagePane small = MessagePane.withSmallestLog()) {
            for (int i = 0; i < 100; i++) {
                small.receive("a/t", "x".repeat(1_000));
            }
            long end = small.session.log.end();
            small.receive("a/t", "y");
            small.model.showMoment(asOf(end));
            small.select("a/t");
            assertThat(small.missing()).isEqualTo("Older messages are no longer in the history");
            small.select("a");
            assertThat(small.missing()).isEqualTo("Older messages may no longer be in the history");
        }
    }

    @Test
    void aMessagePickedWhileAnEarlierTimeIsLookedUpStays() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (MessagePane slow = new MessagePane(Tasks.on(tasks::add))) {
            long first = slow.receive("t", "1");
            slow.receive("t", "2");
            long end = slow.receive("t", "3");

            slow.model.showMoment(asOf(end));
            slow.select("t");
            slow.model.show(first);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }

            assertThat(slow.text()).isEqualTo("1");
            assertThat(slow.history()).hasSize(2);
        }
    }

    @Test
    @TaskFails("task.pastHistory")
    void anEarlierTimeThatCannotBeLookedUpIsSaid() {
        FailingTasks worker = new FailingTasks();
        try (MessagePane failing = new MessagePane(worker.tasks())) {
            failing.receive("t", "1");
            failing.model.showMoment(asOf(failing.session.log.end()));
            worker.setFailing(true);
            failing.select("t");
            assertThat(failing.sentence()).startsWith("This message cannot be read: ");
            assertThat(failing.model.historyProperty().get()).isNull();

            worker.setFailing(false);
            failing.model.showMoment(asOf(failing.session.log.end()));
            assertThat(failing.content()).isInstanceOf(ValueContent.Text.class);
        }
    }

    @Test
    void aPauseLeavesTheMessageThatWasPicked() {
        long first = pane.receive("t", "1");
        pane.receive("t", "2");
        pane.select("t");
        pane.model.show(first);

        pane.model.showMoment(new PastMoment(1_700_000_000L * MessagePane.SECOND, pane.session.log.end(), true));
        assertThat(pane.text()).isEqualTo("1");
        pane.model.showLatest();
        assertThat(pane.text()).isEqualTo("2");
    }

    @Test
    void whilePausedNothingChangesByItself() {
        pane.receive("t", "1");
        pane.select("t");
        pane.model.showMoment(new PastMoment(System.currentTimeMillis() * 1_000_000L, pane.session.log.end(), true));
        pane.receive("t", "2");
        pane.tick();
        assertThat(pane.text()).isEqualTo("1");
        assertThat(pane.history()).hasSize(1);

        pane.model.showMoment(null);

        assertThat(pane.text()).isEqualTo("2");
        assertThat(pane.history()).hasSize(2);
    }

    private static PastMoment asOf(long end) {
        return new PastMoment(1_700_000_000L * MessagePane.SECOND, end, false);
    }
}
