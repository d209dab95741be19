// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.viewmodel.tree.TreePane.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.IdleTasks;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;

/** Tests which topics pass the filter, and the note about it. */
final class TreeFilterTest {
    private final TreePane pane = new TreePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void theFilterShowsMatchesWithTheirAncestorsAndSaysHowMany() {
        pane.model.filterProperty().set("TEMP");
        pane.refresh();

        assertThat(pane.names()).containsExactly("home", "temp9", "temp10");
        assertThat(pane.note()).isEqualTo("2 of 5 topics match");

        pane.model.filterProperty().set("");
        pane.refresh();
        assertThat(pane.names()).containsExactly("⟨empty⟩/lead", "a⟨U+202E⟩b", "home");
        assertThat(pane.note()).isEmpty();
    }

    @Test
    void wildcardsAndRegularExpressionsAreSaidToBeInForce() {
        pane.model.filterProperty().set("home/+");
        pane.refresh();
        assertThat(pane.names()).containsExactly("home", "temp9", "temp10");
        assertThat(pane.note()).isEqualTo("Topic filter: 2 of 5 topics match");

        pane.model.filterProperty().set("re:^home/.*\\d{2}$");
        pane.refresh();
        assertThat(pane.names()).containsExactly("home", "temp10");
        assertThat(pane.note()).isEqualTo("Regular expression: 1 of 5 topics match");
    }

    @Test
    void aBrokenExpressionIsSaidAndTheFilterBeforeItStays() {
        pane.model.filterProperty().set("temp9");
        pane.refresh();

        pane.model.filterProperty().set("re:temp[");
        pane.refresh();
        assertThat(pane.model.filterProblemProperty().get())
                .isEqualTo(
                        "Not a regular expression: a character class is not closed, at character 8. The previous filter still applies.");
        assertThat(pane.names()).containsExactly("home", "temp9");
        assertThat(pane.note()).isEqualTo("1 of 5 topics match");

        pane.model.filterProperty().set("re:temp[1]");
        pane.refresh();
        assertThat(pane.model.filterProblemProperty().get()).isEmpty();
        assertThat(pane.names()).containsExactly("home", "temp10");
    }

    @Test
    void theRowsOfTheFilterBeforeStayUntilTheNextOneHasFoundSomething() {
        List<Runnable> waiting = new ArrayList<>();
        try (TreePane later = new TreePane(Tasks.on(waiting::add))) {
            later.refresh();
            assertThat(later.model.size()).isEqualTo(3);

            later.model.filterProperty().set("lamp");
            assertThat(later.model.isUnfinished()).isTrue();
            later.refresh();
            assertThat(later.model.size()).isEqualTo(3);
            assertThat(later.note()).isEqualTo("0 of 5 topics match so far");

            later.model.filterProperty().set("nothing");
            waiting.forEach(Runnable::run);
            assertThat(later.model.refresh(true)).isTrue();
            assertThat(later.model.size()).isZero();
            assertThat(later.note()).isEqualTo("0 of 5 topics match");
            assertThat(later.model.isUnfinished()).isFalse();
        }
    }

    @Test
    void aFilterThatTheUserCancelsSaysSoAndTheNextOneWorks() throws InterruptedException {
        try (TaskService service = new TaskService();
                TreePane its = new TreePane(service.program())) {
            // Takes longer than anybody waits.
            its.traffic.arrive("a".repeat(60) + "b", "x", false, NOW);
            its.model.filterProperty().set("re:^(a+)+\\1$");
            its.refresh();
            while (service.running(Duration.ZERO).stream().noneMatch(RunningTask::cancelling)) {
                service.running(Duration.ZERO).forEach(RunningTask::cancel);
                Thread.onSpinWait();
            }
            IdleTasks.await(service);
            its.refresh();
            assertThat(its.model.filterProblemProperty().get())
                    .isEqualTo("You cancelled the filter. Change it to try again.");
            assertThat(its.model.isUnfinished()).isFalse();

            its.model.filterProperty().set("lamp");
            IdleTasks.await(service);
            its.refresh();
            assertThat(its.model.filterProblemProperty().get()).isEmpty();
            assertThat(its.note()).isEqualTo("1 of 6 topics match");
        }
    }

    @Test
    void topicsThatComeLaterAreFiltered() {
        pane.model.filterProperty().set("home/#");
        pane.refresh();
        pane.traffic.arrive("home/door", "open", false, NOW);
        pane.traffic.arrive("garden/door", "open", false, NOW);
        pane.refresh();
        assertThat(pane.names()).contains("door").doesNotContain("garden");
        assertThat(pane.note()).isEqualTo("Topic filter: 4 of 7 topics match");
    }
}
