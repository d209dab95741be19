// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.RecordedProgress;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.message.fields.ValueForms;
import org.topiary.core.history.History;
import org.topiary.core.history.Outages;

/** Tests histories longer than the JavaFX application thread collects in one step. */
@Timeout(120)
class LongHistoryTest {
    private static final int LONG = 1_000_000;

    private final TestSession session = new TestSession(128 << 20);

    @AfterEach
    void close() {
        session.close();
    }

    private MessageViewModel model(Executor background) {
        return model(Runnable::run, Tasks.on(background));
    }

    private MessageViewModel model(FxScheduler fx, Tasks tasks) {
        return new MessageViewModel(
                session.log,
                session.tree,
                new Outages(),
                Decoding.standard(),
                fx,
                tasks,
                later -> {},
                new ShownMessageReader(session.log, session.tree, Decoding.standard(), ValueForms.unsaved()));
    }

    private static HistoryList list(MessageViewModel model) {
        return Objects.requireNonNull(model.historyProperty().get());
    }

    private static void runAll(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void a_stream_of_an_earlier_time_says_where_it_ends() {
        long end = receiveMany("a/t", History.STREAM_LIMIT + 1);
        MessageViewModel model = model(Runnable::run);
        model.showMoment(new PastMoment(1, end, false));
        model.select(session.node("a"));
        assertThat(list(model)).hasSize(History.STREAM_LIMIT);
        assertThat(model.missingProperty().get())
                .isEqualTo("Only the newest 200,000 messages of a branch are listed; older ones are left out");
    }

    /** Returns the end of the log after the messages. */
    private long receiveMany(String topic, int messages) {
        for (int i = 0; i < messages; i++) {
            session.receive(topic, "");
        }
        return session.log.end();
    }

    @Test
    void the_rest_of_a_long_history_comes_from_the_background() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        MessageViewModel its = model(tasks::add);
        receiveMany("t", LONG);

        its.select(session.node("t"));
        HistoryList list = list(its);
        assertThat(list.size()).as("newest at once").isBetween(1, LONG - 1);
        runAll(tasks);

        assertThat(its.historyProperty().get()).isSameAs(list);
        assertThat(list).hasSize(LONG);
        assertThat(list.position(LONG - 1)).isEqualTo(session.log.first());
        assertThat(its.missingProperty().get()).isEmpty();
    }

    @Test
    @TaskFails("task.history")
    void a_long_history_that_cannot_be_collected_in_the_background_grows_by_slices() {
        MessageViewModel its = model(Runnable::run, FailingTasks.of("task.history"));
        receiveMany("t", LONG);
        its.select(session.node("t"));
        HistoryList list = list(its);
        for (int i = 0; i < 10_000 && list.size() < LONG; i++) {
            its.tick(i);
        }
        assertThat(list).hasSize(LONG);
        assertThat(its.missingProperty().get()).isEmpty();
    }

    @Test
    void a_pause_while_a_long_history_is_collected_keeps_out_what_came_since() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        MessageViewModel its = model(tasks::add);
        long end = receiveMany("t", LONG);
        its.select(session.node("t"));
        its.showMoment(new PastMoment(1, end, true));
        long later = session.receive("t", "later");
        runAll(tasks);

        HistoryList list = list(its);
        for (int i = 0; i < 10_000 && list.size() < LONG; i++) {
            its.tick(i);
        }
        assertThat(list).hasSize(LONG);
        assertThat(list.position(0)).isLessThan(later);

        its.showMoment(null);
        runAll(tasks);
        assertThat(list(its).position(0)).isEqualTo(later);
    }

    @Test
    void whatIsCollectedForAnEarlierSelectionIsGivenUp() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        Queue<Runnable> results = new ArrayDeque<>();
        MessageViewModel its = model(results::add, Tasks.on(tasks::add));
        receiveMany("a/t", LONG);
        receiveMany("b/t", 1);
        for (String branch : List.of("a", "b", "a")) {
            its.select(session.node(branch));
        }
        assertThat(tasks).as("walks of the log").hasSize(3);
        runAll(tasks);
        assertThat(results).as("walks that were not given up").hasSize(1);
        runAll(results);
        assertThat(list(its)).hasSize(History.STREAM_LIMIT);

        its.select(session.node("b"));
        its.close();
        runAll(tasks);
        assertThat(results).isEmpty();
    }

    @Test
    void aWalkThatHasBegunEndsSoonAfterItIsGivenUp() {
        receiveMany("a/t", LONG);
        History whole = History.ofSubtree(session.log, session.tree, session.node("a"));
        RecordedProgress progress = new RecordedProgress();
        HistoryLoader.collect(whole, progress, () -> true);
        assertThat(whole.isLoading()).isTrue();
        assertThat(progress.shares())
                .singleElement()
                .satisfies(share -> assertThat(share).isLessThan(1));
        HistoryLoader.collect(whole, progress, () -> false);
        assertThat(whole.isLoading()).isFalse();
        assertThat(progress.shares()).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void aValueIsReadWhileWalksOfTheLogGoOn() throws InterruptedException {
        session.receive("a/t", "1");
        CountDownLatch end = new CountDownLatch(1);
        BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
        try (TaskService service = new TaskService()) {
            Tasks shared = service.program();
            for (int i = 0; i < 20; i++) {
                shared.submit("task.test", Tasks.Lane.SCAN, (progress, cancel) -> end.await(), problem -> {});
            }
            MessageViewModel its = model(fx::add, shared);
            its.select(session.node("a/t"));
            while (!(its.value().shownProperty().get().content() instanceof ValueContent.Text)) {
                fx.take().run();
            }
        } finally {
            end.countDown();
        }
    }
}
