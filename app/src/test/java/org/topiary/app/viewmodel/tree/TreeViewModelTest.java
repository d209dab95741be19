// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Moment;
import org.topiary.core.rows.VisibleRows;
import org.topiary.core.tree.TopicTree;

final class TreeViewModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_000 * SECOND;

    private long ticks = SECOND;
    private final Traffic traffic = new Traffic();
    private final TreeViewModel model =
            new TreeViewModel(traffic.log(), traffic.tree(), Tasks.on(Runnable::run), () -> {}, () -> ticks);

    @BeforeEach
    void someTopics() {
        traffic.arrive("home/temp10", "21.50", false, NOW - 90 * SECOND);
        traffic.arrive("home/temp9", "", false, NOW - 90 * SECOND);
        traffic.arrive("home/lamp/state", "{\"on\": true}", true, NOW - 5 * SECOND);
        traffic.arrive("home/lamp/state", "{\"on\": false}", false, NOW - SECOND / 2);
        traffic.arrive("/lead", "x", false, NOW);
        traffic.arrive("a\u202Eb", "x", false, NOW);
        refresh();
    }

    @AfterEach
    void close() {
        traffic.close();
    }

    private void refresh() {
        ticks += SECOND;
        model.refresh(true);
    }

    private List<String> names() {
        return IntStream.range(0, model.size())
                .mapToObj(row -> model.row(row, NOW).name())
                .toList();
    }

    private void select(String topic) {
        model.select(traffic.tree().find(topic));
    }

    @Test
    void levelsAreInNaturalOrderAndHiddenCharactersAreVisible() {
        assertThat(names()).containsExactly("⟨empty⟩", "a⟨U+202E⟩b", "home");

        select("home/temp9");
        assertThat(model.reveal("home/temp9")).isTrue();
        refresh();

        assertThat(names()).containsExactly("⟨empty⟩", "a⟨U+202E⟩b", "home", "lamp", "temp9", "temp10");
    }

    @Test
    void aRowTellsTheFiguresOfItsSubtreeAndTheValueOfItsOwnTopic() {
        model.reveal("home/lamp/state");
        refresh();

        TopicRow branch = model.row(model.rowOf(traffic.tree().find("home")), NOW);
        assertThat(branch.count()).isEqualTo("4");
        assertThat(branch.topics()).isEqualTo(3);
        assertThat(branch.preview()).isEmpty();
        assertThat(branch.expandable()).isTrue();
        assertThat(branch.expanded()).isTrue();
        assertThat(branch.age()).isEqualTo("now");
        assertThat(branch.glow()).isEqualTo(0.5);

        TopicRow leaf = model.row(model.rowOf(traffic.tree().find("home/lamp/state")), NOW);
        assertThat(leaf.depth()).isEqualTo(2);
        assertThat(leaf.preview()).contains("false");
        assertThat(leaf.retained()).isTrue();
        assertThat(leaf.expandable()).isFalse();

        TopicRow number = model.row(model.rowOf(traffic.tree().find("home/temp10")), NOW);
        assertThat(number.preview()).isEqualTo("21.50");
        assertThat(number.age()).isEqualTo("1 min");
        assertThat(number.glow()).isZero();
    }

    @Test
    void rightOpensThenDescendsAndLeftClosesThenAscends() {
        model.select(traffic.tree().find("home"));
        model.openOrDescend();
        refresh();
        assertThat(names()).contains("lamp", "temp9");

        model.openOrDescend();
        assertThat(model.selectedNodeProperty().get()).isEqualTo(traffic.tree().find("home/lamp"));

        model.closeOrAscend();
        assertThat(model.selectedNodeProperty().get()).isEqualTo(traffic.tree().find("home"));

        model.closeOrAscend();
        refresh();
        assertThat(names()).doesNotContain("lamp");
        assertThat(model.selectedNodeProperty().get()).isEqualTo(traffic.tree().find("home"));
    }

    @Test
    void movingStopsAtTheEnds() {
        model.move(1);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isZero();
        model.move(100);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isEqualTo(2);
        model.move(-100);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isZero();
    }

    @Test
    void theFilterShowsMatchesWithTheirAncestorsAndSaysHowMany() {
        model.filterProperty().set("TEMP");
        refresh();

        assertThat(names()).containsExactly("home", "temp9", "temp10");
        assertThat(model.noteProperty().get()).isEqualTo("2 of 5 topics match");

        model.filterProperty().set("");
        refresh();
        assertThat(names()).containsExactly("⟨empty⟩", "a⟨U+202E⟩b", "home");
        assertThat(model.noteProperty().get()).isEmpty();
    }

    @Test
    void wildcardsAndRegularExpressionsAreSaidToBeInForce() {
        model.filterProperty().set("home/+");
        refresh();
        assertThat(names()).containsExactly("home", "temp9", "temp10");
        assertThat(model.noteProperty().get()).isEqualTo("Topic filter: 2 of 5 topics match");

        model.filterProperty().set("re:^home/.*\\d{2}$");
        refresh();
        assertThat(names()).containsExactly("home", "temp10");
        assertThat(model.noteProperty().get()).isEqualTo("Regular expression: 1 of 5 topics match");
    }

    @Test
    void aBrokenExpressionIsSaidAndTheFilterBeforeItStays() {
        model.filterProperty().set("temp9");
        refresh();

        model.filterProperty().set("re:temp[");
        refresh();
        assertThat(model.filterProblemProperty().get())
                .isEqualTo(
                        "Not a regular expression: Unclosed character class, at character 8. The previous filter still applies.");
        assertThat(names()).containsExactly("home", "temp9");
        assertThat(model.noteProperty().get()).isEqualTo("1 of 5 topics match");

        model.filterProperty().set("re:temp[1]");
        refresh();
        assertThat(model.filterProblemProperty().get()).isEmpty();
        assertThat(names()).containsExactly("home", "temp10");
    }

    @Test
    void theRowsOfTheFilterBeforeStayUntilTheNextOneHasFoundSomething() {
        List<Runnable> waiting = new ArrayList<>();
        TreeViewModel later =
                new TreeViewModel(traffic.log(), traffic.tree(), Tasks.on(waiting::add), () -> {}, () -> ticks);
        later.refresh(true);
        assertThat(later.size()).isEqualTo(3);

        later.filterProperty().set("lamp");
        assertThat(later.isUnfinished()).isTrue();
        later.refresh(true);
        assertThat(later.size()).isEqualTo(3);
        assertThat(later.noteProperty().get()).isEqualTo("0 of 5 topics match so far");

        later.filterProperty().set("nothing");
        waiting.forEach(Runnable::run);
        assertThat(later.refresh(true)).isTrue();
        assertThat(later.size()).isZero();
        assertThat(later.noteProperty().get()).isEqualTo("0 of 5 topics match");
        assertThat(later.isUnfinished()).isFalse();
    }

    @Test
    void topicsThatComeLaterAreFiltered() {
        model.filterProperty().set("home/#");
        refresh();
        traffic.arrive("home/door", "open", false, NOW);
        traffic.arrive("garden/door", "open", false, NOW);
        refresh();
        assertThat(names()).contains("door").doesNotContain("garden");
        assertThat(model.noteProperty().get()).isEqualTo("Topic filter: 4 of 7 topics match");
    }

    @Test
    void orderByMessagesPutsTheLoudestFirstWhenItMaySettle() {
        model.orderProperty().set(VisibleRows.Order.MESSAGES);
        refresh();
        assertThat(names()).first().isEqualTo("home");

        for (int i = 0; i < 10; i++) {
            traffic.arrive("/lead", "x", false, NOW);
        }
        model.refresh(false);
        assertThat(names()).first().isEqualTo("home");
        ticks += SECOND;
        model.refresh(true);
        assertThat(names()).first().isEqualTo("⟨empty⟩");
    }

    @Test
    void aTopicThatWasNotSeenYetCannotBeRevealed() {
        assertThat(model.reveal("not/there")).isFalse();
        assertThat(model.selectedNodeProperty().get()).isEqualTo(TopicTree.NONE);
    }

    @Test
    void countsThatWereResetCountFromThenOnAndAreTheOrder() {
        model.orderProperty().set(VisibleRows.Order.MESSAGES);
        model.resetCounts();
        traffic.arrive("/lead", "x", false, NOW);
        refresh();

        assertThat(model.countsNoteProperty().get()).startsWith("Counts since ");
        assertThat(names()).first().isEqualTo("⟨empty⟩");
        assertThat(model.row(0, NOW).count()).isEqualTo("1");
        assertThat(model.row(model.rowOf(traffic.tree().find("home")), NOW).count())
                .isEqualTo("0");
        assertThat(model.explain(0)).startsWith("⟨empty⟩\nMessages: 1").contains("Counts since");

        model.countAll();
        assertThat(model.countsNoteProperty().get()).isEmpty();
        assertThat(names()).first().isEqualTo("home");
        assertThat(model.row(0, NOW).count()).isEqualTo("4");
    }

    @Test
    void theOrderOfBytesShowsBytes() {
        traffic.arrive("/lead", "x".repeat(2_000), false, NOW);
        model.orderProperty().set(VisibleRows.Order.BYTES);
        refresh();

        assertThat(names()).first().isEqualTo("⟨empty⟩");
        assertThat(model.row(0, NOW).count()).isEqualTo("2.0 KiB");
    }

    /** What is drawn of a topic, as soon as it was looked up. */
    private TopicRow row(String topic) {
        int row = model.rowOf(traffic.tree().find(topic));
        do {
            model.row(row, NOW);
            refresh();
            model.row(row, NOW);
        } while (model.isUnfinished());
        return model.row(row, NOW);
    }

    private Moment momentBefore(String topic, String payload) {
        Moment moment = new Moment(NOW, traffic.log().end(), false);
        traffic.arrive(topic, payload, false, NOW + SECOND);
        return moment;
    }

    @Test
    void rowsOfAnEarlierTimeTellTheValuesOfThenAndNoFiguresOfNow() {
        model.reveal("home/lamp/state");
        refresh();
        Moment then = momentBefore("home/lamp/state", "{\"on\": 1}");
        traffic.arrive("home/new", "x", false, NOW + SECOND);
        refresh();
        assertThat(row("home/lamp/state").preview()).contains("1");

        model.showMoment(then);
        refresh();

        assertThat(row("home/lamp/state").preview()).contains("false");
        assertThat(row("home/lamp/state").retained()).isTrue();
        assertThat(row("home/lamp/state").age()).isEqualTo("now");
        assertThat(row("home/temp10").age()).isEqualTo("1 min");
        assertThat(row("home/new").absent()).isTrue();
        assertThat(row("home/new").preview()).isEmpty();
        assertThat(row("home").absent()).isFalse();
        assertThat(row("home"))
                .extracting(TopicRow::count, TopicRow::rate, TopicRow::age)
                .containsOnly("");

        model.showMoment(null);
        refresh();
        assertThat(row("home/lamp/state").preview()).contains("1");
        assertThat(row("home").count()).isEqualTo("6");
    }

    private void pause() {
        model.showMoment(new Moment(NOW, traffic.log().end(), true));
        refresh();
    }

    private void trafficAfterThePause() {
        for (int i = 0; i < 20; i++) {
            traffic.arrive("home/lamp/state", "{\"on\": 1}", false, NOW + SECOND);
            traffic.arrive("home/temp10", "x".repeat(100), true, NOW + SECOND);
        }
        traffic.arrive("home/new", "x", true, NOW + SECOND);
        refresh();
    }

    @Test
    void aPausedPictureKeepsAllFiguresWhileMessagesGoOnArriving() {
        model.reveal("home/lamp/state");
        refresh();
        row("home");
        row("home/lamp/state");
        traffic.arrive("home/lamp/state", "{\"on\": 2}", false, NOW);
        refresh();
        TopicRow branch = row("home");
        TopicRow topic = row("home/lamp/state");
        assertThat(branch.count()).isEqualTo("5");
        assertThat(branch.rate()).isNotEmpty();
        assertThat(topic.count()).isEqualTo("3");
        assertThat(topic.retained()).isTrue();

        pause();
        trafficAfterThePause();

        assertThat(row("home"))
                .usingRecursiveComparison()
                .ignoringFields("topics", "glow")
                .isEqualTo(branch);
        assertThat(row("home/lamp/state"))
                .usingRecursiveComparison()
                .ignoringFields("glow")
                .isEqualTo(topic);
        assertThat(model.explain(model.rowOf(traffic.tree().find("home")))).startsWith("home\nMessages: 5");
        model.orderProperty().set(VisibleRows.Order.BYTES);
        assertThat(row("home").count()).isEqualTo("39 B");

        model.orderProperty().set(VisibleRows.Order.NAME);
        model.showMoment(null);
        refresh();
        assertThat(row("home").count()).isEqualTo("46");
    }

    @Test
    void aRowScrolledToWhilePausedTellsItsFiguresOfThePauseAndOneThatCameLaterIsAbsent() {
        pause();
        trafficAfterThePause();
        model.reveal("home/temp10");
        refresh();

        TopicRow scrolledTo = row("home/temp10");
        assertThat(scrolledTo.count()).isEqualTo("1");
        assertThat(scrolledTo.preview()).isEqualTo("21.50");
        assertThat(scrolledTo.age()).isEqualTo("1 min");
        assertThat(scrolledTo.rate()).isEmpty();
        assertThat(scrolledTo.retained()).isFalse();
        assertThat(row("home/lamp").count()).isEqualTo("2");
        assertThat(row("home/new").absent()).isTrue();
        assertThat(row("home/new").count()).isEmpty();

        model.showMoment(new Moment(NOW - 1, traffic.log().end(), false));
        refresh();
        assertThat(row("home/temp10").count()).isEmpty();
    }

    @Test
    void aRowThatWasDrawnKeepsItsFiguresBeforeTheSnapshotIsThere() {
        Queue<Runnable> background = new ArrayDeque<>();
        TreeViewModel its =
                new TreeViewModel(traffic.log(), traffic.tree(), Tasks.on(background::add), () -> {}, () -> ticks);
        its.reveal("home/temp10");
        its.refresh(true);
        int drawn = its.rowOf(traffic.tree().find("home"));
        its.row(drawn, NOW);
        its.showMoment(new Moment(NOW, traffic.log().end(), true));
        trafficAfterThePause();
        Runnable lookUp = background.remove();
        Runnable snapshot = background.remove();
        lookUp.run();
        its.refresh(true);

        assertThat(its.row(drawn, NOW).count()).isEqualTo("4");
        assertThat(its.row(its.rowOf(traffic.tree().find("home/temp9")), NOW).count())
                .isEmpty();
        assertThat(its.isUnfinished()).isTrue();

        snapshot.run();
        background.forEach(Runnable::run);
        its.refresh(true);
        assertThat(its.row(drawn, NOW).count()).isEqualTo("4");
        assertThat(its.row(its.rowOf(traffic.tree().find("home/temp9")), NOW).count())
                .isEqualTo("1");
    }

    @Test
    void countsThatAreResetWhilePausedAreNoneAsOfThePause() {
        row("home");
        pause();
        trafficAfterThePause();
        model.resetCounts();
        refresh();
        assertThat(row("home").count()).isEqualTo("0");

        model.countAll();
        assertThat(row("home").count()).isEqualTo("4");
    }

    @Test
    void aTopicThatIsABranchAsWellHasItsOwnValueOfThen() {
        traffic.arrive("home/lamp", "lamp was", false, NOW);
        model.reveal("home/lamp");
        refresh();
        model.showMoment(momentBefore("home/lamp", "lamp is"));
        refresh();
        assertThat(row("home/lamp").preview()).isEqualTo("lamp was");
        assertThat(row("home/lamp").expandable()).isTrue();
    }

    @Test
    void whatHasLeftTheLogIsSaidToHave() {
        model.reveal("home/temp10");
        refresh();
        model.showMoment(new Moment(NOW, traffic.log().end(), false));
        String large = "x".repeat(1_000_000);
        for (int i = 0; i < 10; i++) {
            traffic.arrive("large", large, false, NOW + SECOND);
        }
        model.showMoment(new Moment(NOW + 1, traffic.log().end(), false));
        refresh();
        assertThat(row("home/temp10").preview()).isEqualTo("⟨no longer in the history⟩");
        assertThat(row("home/temp10").absent()).isFalse();
    }

    @Test
    void untilAnEarlierTimeIsLookedUpThePictureStaysAndManyQuestionsAreTwo() {
        Queue<Runnable> background = new ArrayDeque<>();
        TreeViewModel its =
                new TreeViewModel(traffic.log(), traffic.tree(), Tasks.on(background::add), () -> {}, () -> ticks);
        its.reveal("home/temp10");
        its.refresh(true);
        int row = its.rowOf(traffic.tree().find("home/temp10"));
        Moment then = momentBefore("home/temp10", "22");
        assertThat(its.row(row, NOW).preview()).isEqualTo("22");

        its.showMoment(new Moment(NOW - 1_000 * SECOND, traffic.log().first(), false));
        its.showMoment(new Moment(NOW - 1, traffic.log().first(), false));
        its.showMoment(then);
        assertThat(its.row(row, NOW).preview()).isEqualTo("22");
        assertThat(background).hasSize(1);

        background.remove().run();
        its.refresh(true);
        assertThat(its.row(row, NOW).absent()).isTrue();
        assertThat(its.isUnfinished()).isTrue();
        background.remove().run();
        its.refresh(true);
        assertThat(its.row(row, NOW).preview()).isEqualTo("21.50");
        assertThat(background).isEmpty();
        assertThat(its.isUnfinished()).isFalse();
    }

    @Test
    void whatCannotBeDoneInTheBackgroundIsSaidAndNotAskedForWithEachTick() {
        FailingTasks worker = new FailingTasks();
        TreeViewModel its = new TreeViewModel(traffic.log(), traffic.tree(), worker.tasks(), () -> {}, () -> ticks);
        its.reveal("home/temp10");
        its.refresh(true);
        int row = its.rowOf(traffic.tree().find("home/temp10"));
        its.row(row, NOW);
        worker.setFailing(true);

        its.resetCounts();
        its.refresh(true);
        assertThat(its.noteProperty().get()).isEqualTo("The counts could not be reset. Try again.");
        assertThat(its.countsNoteProperty().get()).isEmpty();
        assertThat(its.isUnfinished()).isFalse();

        its.filterProperty().set("home");
        its.refresh(true);
        assertThat(its.filterProblemProperty().get())
                .isEqualTo("The filter failed: not enough memory. Change it to try again.");
        assertThat(its.isSearching()).isFalse();
        assertThat(its.isUnfinished()).isFalse();

        its.showMoment(new Moment(NOW, traffic.log().end(), true));
        its.refresh(true);
        assertThat(its.row(row, NOW).preview()).isEqualTo("⟨could not be read⟩");
        assertThat(its.isUnfinished()).isFalse();

        worker.setFailing(false);
        its.showMoment(null);
        its.filterProperty().set("temp");
        its.resetCounts();
        its.refresh(true);
        assertThat(its.filterProblemProperty().get()).isEmpty();
        assertThat(its.noteProperty().get()).contains("topics match");
        assertThat(its.countsNoteProperty().get()).startsWith("Counts since ");
    }

    @Test
    void figuresThatCouldNotBeReadWhenThePictureWasPausedAreSaidToBeUnknown() {
        FailingTasks worker = new FailingTasks();
        TreeViewModel its = new TreeViewModel(traffic.log(), traffic.tree(), worker.tasks(), () -> {}, () -> ticks);
        its.refresh(true);
        worker.setFailing(true);
        its.showMoment(new Moment(NOW, traffic.log().end(), true));
        its.refresh(true);
        assertThat(its.noteProperty().get()).startsWith("Figures of rows that were not visible");
    }
}
