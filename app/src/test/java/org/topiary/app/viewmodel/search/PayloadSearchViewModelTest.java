// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel.State;
import org.topiary.core.log.Messages;
import org.topiary.core.search.PayloadSearch;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.Excerpt;

class PayloadSearchViewModelTest {
    private static final long NOW = 1_700_000_000_000_000_000L;

    private final Traffic traffic = new Traffic();
    private final PayloadSearchViewModel model =
            new PayloadSearchViewModel(traffic.log(), traffic.tree(), Tasks.on(Runnable::run), () -> NOW);

    @AfterEach
    void close() {
        traffic.close();
    }

    private List<SearchHit> hits() {
        SearchHits hits = model.hitsProperty().get();
        return hits == null ? List.of() : List.copyOf(hits);
    }

    @Test
    void messagesAreListedNewestFirstWithTheirTopicTimeAndExcerpt() {
        int lamp = traffic.arrive("home/lamp", "{\"state\":\"ON\"}", false, NOW - 20);
        traffic.arrive("home/door", "{\"state\":\"open\"}", false, NOW - 10);
        traffic.arrive("home/lamp", "{\"state\":\"OFF\"}", false, NOW);

        model.textProperty().set("\"o");

        assertThat(hits()).extracting(SearchHit::timeNanos).containsExactly(NOW, NOW - 10, NOW - 20);
        SearchHit first = hits().getFirst();
        assertThat(first.node()).isEqualTo(lamp);
        assertThat(first.topic()).isEqualTo("home/lamp");
        assertThat(first.excerpt()).isEqualTo(new Excerpt("{\"state\":", "\"O", "FF\"}"));
        assertThat(first.position()).isEqualTo(traffic.tree().lastPosition(lamp));
        assertThat(model.stateProperty().get()).isEqualTo(State.FOUND);
        assertThat(model.statusProperty().get()).isEqualTo("3 messages found · history as of " + Times.time(NOW));
        assertThat(model.isUnfinished()).isFalse();

        model.matchCaseProperty().set(true);
        assertThat(hits()).extracting(SearchHit::topic).containsExactly("home/door");
        assertThat(model.statusProperty().get()).startsWith("1 message found");
    }

    @Test
    void aRestrictedSearchFindsTheMessagesOfATopicAndItsSubtopics() {
        int home = traffic.arrive("home", "needle", false, NOW);
        traffic.arrive("homes/lamp", "needle", false, NOW);
        traffic.arrive("home/lamp/state", "needle " + "x".repeat(300_000), false, NOW);
        traffic.arrive("homes/lamp", "needle " + "x".repeat(300_000), false, NOW);
        model.textProperty().set("needle");
        assertThat(hits()).hasSize(4);

        model.restrictTo(home);
        assertThat(hits()).extracting(SearchHit::topic).containsExactly("home/lamp/state", "home");
        assertThat(model.restrictionProperty().get()).isEqualTo("Only home and its subtopics");

        model.restrictTo(TopicTree.ROOT);
        assertThat(hits()).hasSize(4);
        assertThat(model.restrictionProperty().get()).isEmpty();
    }

    @Test
    void whatCameSinceIsFoundByLookingAgain() {
        traffic.arrive("a", "needle", false, NOW);
        model.textProperty().set("needle");
        traffic.arrive("b", "needle", false, NOW);
        model.tick();
        assertThat(hits()).hasSize(1);

        model.start();
        assertThat(hits()).hasSize(2);
    }

    @Test
    void aRowIsFoundByItsMessage() {
        for (int i = 0; i < 20; i++) {
            traffic.arrive("a", i % 3 == 0 ? "needle" : "hay", false, NOW);
        }
        model.textProperty().set("needle");
        SearchHits rows = Objects.requireNonNull(model.hitsProperty().get());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.indexOf(rows.get(i))).isEqualTo(i);
        }
        assertThat(rows)
                .hasSize(7)
                .doesNotContain(
                        SearchHit.gone(rows.get(0).position() + 1, rows.get(0).pattern()));
    }

    @Test
    void nothingFoundIsSaidAndAnEmptyTextLooksForNothing() {
        traffic.arrive("a", "hay", false, NOW);
        model.textProperty().set("needle");
        assertThat(model.stateProperty().get()).isEqualTo(State.NOTHING_FOUND);
        assertThat(hits()).isEmpty();
        assertThat(model.statusProperty().get()).startsWith("0 messages found");

        model.textProperty().set("");
        assertThat(model.stateProperty().get()).isEqualTo(State.NONE);
        assertThat(model.statusProperty().get()).isEmpty();
    }

    @Test
    void bytesThatAreNoneAreSaid() {
        traffic.arrive("a", "\n\u0001", false, NOW);
        model.textProperty().set("hex:0a 0");
        assertThat(model.problemProperty().get()).isNotEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(State.NONE);

        model.textProperty().set("hex:0a 01");
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(hits()).hasSize(1);
    }

    @Test
    void theNextKeyEndsTheSearchAndTheRowsOfTheOneBeforeStayUntilThereAreOthers() {
        traffic.arrive("a", "needle", false, NOW);
        List<Runnable> waiting = new ArrayList<>();
        PayloadSearchViewModel later =
                new PayloadSearchViewModel(traffic.log(), traffic.tree(), Tasks.on(waiting::add), () -> NOW);
        later.textProperty().set("need");
        waiting.removeFirst().run();
        later.tick();
        SearchHits before = later.hitsProperty().get();
        assertThat(before).hasSize(1);

        later.textProperty().set("needl");
        later.textProperty().set("needle");
        assertThat(later.stateProperty().get()).isEqualTo(State.RUNNING);
        assertThat(later.isUnfinished()).isTrue();
        assertThat(later.hitsProperty().get()).isSameAs(before);
        assertThat(later.statusProperty().get()).isEqualTo("Searching… 0 of 1 MiB, 0 messages found");

        waiting.removeFirst().run();
        later.tick();
        assertThat(later.stateProperty().get())
                .as("the cancelled one brings nothing")
                .isEqualTo(State.RUNNING);
        waiting.removeFirst().run();
        later.tick();
        assertThat(later.hitsProperty().get()).isNotSameAs(before).hasSize(1);
        assertThat(later.progressProperty().get()).isEqualTo(1);
    }

    @Test
    void rowsComeInBatches() {
        for (int i = 0; i < 500; i++) {
            traffic.arrive("a", "needle " + i, false, NOW);
        }
        List<Runnable> waiting = new ArrayList<>();
        PayloadSearchViewModel later =
                new PayloadSearchViewModel(traffic.log(), traffic.tree(), Tasks.on(waiting::add), () -> NOW);
        later.textProperty().set("needle");
        waiting.removeFirst().run();
        List<Integer> added = new ArrayList<>();
        later.hitsProperty().subscribe(list -> {
            if (list != null) {
                list.addListener((ListChangeListener<SearchHit>) change -> added.add(-1));
                added.add(list.size());
            }
        });
        later.tick();
        later.tick();
        assertThat(added).containsExactly(500);
    }

    @Test
    void ofManyTheNewestAreListedAndAllAreCounted() {
        for (int i = 0; i < PayloadSearch.MAX_LISTED + 5; i++) {
            traffic.arrive("a", "x", false, NOW + i);
        }
        model.textProperty().set("x");
        assertThat(Objects.requireNonNull(model.hitsProperty().get()).getFirst().timeNanos())
                .isEqualTo(NOW + PayloadSearch.MAX_LISTED + 4);
        assertThat(model.statusProperty().get())
                .startsWith("100,005 messages found")
                .endsWith("· the newest 100,000 are listed");
    }

    @Test
    void aMessageThatLeftTheLogSinceIsMarked() {
        traffic.arrive("a", "needle", false, NOW);
        model.textProperty().set("needle");
        for (int i = 0; i < 10_000; i++) {
            traffic.arrive("b", "x".repeat(1_000), false, NOW);
        }
        assertThat(hits()).hasSize(1).allMatch(SearchHit::isGone);
    }

    @Test
    void aSearchThatTheUserCancelsKeepsWhatItFound() {
        traffic.arrive("a", "needle", false, NOW);
        TaskService service = TaskService.on(Runnable::run);
        // Cancels while the log is read.
        Messages read = (Messages) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Messages.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("startBefore")) {
                        service.running(Duration.ZERO).forEach(RunningTask::cancel);
                    }
                    return method.invoke(traffic.log(), arguments);
                });
        PayloadSearchViewModel its = new PayloadSearchViewModel(read, traffic.tree(), service.program(), () -> NOW);

        its.textProperty().set("needle");
        assertThat(its.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(its.problemProperty().get()).isEqualTo("You cancelled the search. The results so far are listed.");
        assertThat(its.isUnfinished()).isFalse();
    }

    @Test
    @TaskFails("task.search")
    void aSearchThatFailsSaysSoAndCanBeTriedAgain() {
        traffic.arrive("a", "needle", false, NOW);
        FailingTasks worker = new FailingTasks();
        PayloadSearchViewModel its =
                new PayloadSearchViewModel(traffic.log(), traffic.tree(), worker.tasks(), () -> NOW);
        worker.setFailing(true);

        its.textProperty().set("needle");
        assertThat(its.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(its.problemProperty().get()).isEqualTo("The search failed: not enough memory.");
        assertThat(its.isUnfinished()).as("more is awaited").isFalse();

        worker.setFailing(false);
        its.start();
        assertThat(its.stateProperty().get()).isEqualTo(State.FOUND);
        assertThat(its.problemProperty().get()).isEmpty();
    }
}
