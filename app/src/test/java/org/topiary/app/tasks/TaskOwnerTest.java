// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.testkit.Garbage;

/** What the owner of tasks, a newer task and the user do to them. */
@Timeout(120)
class TaskOwnerTest {
    private final Queue<Runnable> lane = new ArrayDeque<>();
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final TaskService service = TaskService.on(lane::add);
    private final Tasks session = service.ownedBy(() -> "Plant");
    private final List<String> results = new ArrayList<>();
    private final List<Throwable> told = new ArrayList<>();

    private static void runAll(Queue<Runnable> queue) {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private void compute(TaskSpec spec, String result) {
        session.compute(spec, window::add, (progress, cancel) -> result, results::add, told::add);
    }

    private List<RunningTask> running() {
        return service.running(Duration.ZERO);
    }

    @Test
    void anOwnerThatClosesTakesItsTasksAlongAndNoOthers() {
        Task own = session.submit("task.test", Lane.SCAN, (progress, cancel) -> results.add("own"), told::add);
        Task saved = session.submit("task.test", Lane.SAVE, (progress, cancel) -> results.add("saved"), told::add);
        Task other =
                service.program().submit("task.test", Lane.SCAN, (progress, cancel) -> results.add("other"), told::add);
        session.close();
        Task late = session.submit("task.test", Lane.SCAN, (progress, cancel) -> results.add("late"), told::add);
        runAll(lane);
        assertThat(results).as("a file that the user asked for is written").containsExactly("saved", "other");
        assertThat(own.isCancelled() && late.isCancelled()).isTrue();
        assertThat(saved.isCancelled() || other.isCancelled()).isFalse();
        assertThat(told).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test
    void aRunningTaskOfAClosedOwnerIsAskedToEnd() throws Exception {
        try (TaskService threads = new TaskService()) {
            Tasks own = threads.ownedBy(() -> "Plant");
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<String> ended = new CompletableFuture<>();
            own.submit(
                    "task.test",
                    Lane.SCAN,
                    (progress, cancel) -> {
                        cancel.onCancel(() -> ended.complete("asked"));
                        begun.countDown();
                        ended.join();
                        cancel.check();
                    },
                    ended::completeExceptionally);
            begun.await();
            own.close();
            threads.awaitIdle();
            assertThat(ended).isCompletedWithValue("asked");
        }
    }

    @Test
    void aNewerTaskSupersedesTheFormer() {
        TaskSpec latest = TaskSpec.of("task.test", Lane.READ).superseding();
        compute(latest, "first");
        compute(latest, "second");
        compute(TaskSpec.of("task.test", Lane.READ).superseding(), "of another key");
        runAll(lane);
        runAll(window);
        assertThat(results).containsExactly("second", "of another key");
    }

    @Test
    void aResultOnItsWayToTheWindowIsDroppedAsWell() {
        TaskSpec latest = TaskSpec.of("task.test", Lane.READ).superseding();
        compute(latest, "first");
        runAll(lane);
        compute(latest, "second");
        runAll(window);
        assertThat(results).isEmpty();
        runAll(lane);
        session.cancel(latest);
        runAll(window);
        assertThat(results).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test
    void theUserSeesATaskWithItsProgressAndCancelsIt() {
        session.submit(
                TaskSpec.of("task.test", Lane.SCAN).with("a", 2),
                (progress, cancel) -> {
                    assertThat(running()).singleElement().satisfies(task -> {
                        assertThat(task.name()).isEqualTo("task.test");
                        assertThat(task.arguments()).containsExactly("a", 2);
                        assertThat(task.owner()).isEqualTo("Plant");
                        assertThat(task.percent()).as("not known").isEqualTo(-1);
                        assertThat(task.begun()).isTrue();
                        assertThat(task.cancellable()).isTrue();
                    });
                    progress.set(1, 4);
                    assertThat(running().getFirst().percent()).isEqualTo(25);
                    progress.set(1, 0);
                    assertThat(running().getFirst().percent()).isEqualTo(-1);
                    progress.follow(() -> 0.5);
                    assertThat(running().getFirst().percent()).isEqualTo(50);
                    running().getFirst().cancel();
                    assertThat(running().getFirst().cancelling()).isTrue();
                    cancel.check();
                },
                told::add);
        assertThat(running().getFirst().begun()).isFalse();
        runAll(lane);
        assertThat(told).singleElement().isInstanceOf(CancellationException.class);
        assertThat(running()).isEmpty();
    }

    @Test
    void aResultOfATaskThatTheUserCancelledIsNotUsed() {
        session.compute(
                TaskSpec.of("task.test", Lane.SCAN),
                window::add,
                (progress, cancel) -> {
                    running().getFirst().cancel();
                    return "result";
                },
                results::add,
                told::add);
        runAll(lane);
        runAll(window);
        assertThat(results).isEmpty();
        assertThat(told).singleElement().isInstanceOf(CancellationException.class);
    }

    @Test
    void whatTheUserCannotCancelGoesOn() {
        session.submit(
                TaskSpec.of("task.test", Lane.SAVE).uncancellable(),
                (progress, cancel) -> {
                    assertThat(running().getFirst().cancellable()).isFalse();
                    running().getFirst().cancel();
                    cancel.check();
                    results.add("done");
                },
                told::add);
        runAll(lane);
        assertThat(results).containsExactly("done");
        assertThat(told).isEmpty();
    }

    @Test
    void aFailureOfComputedWorkArrivesWhereTheResultWould() {
        Error error = new StackOverflowError("of the test");
        session.compute(
                TaskSpec.of("task.test", Lane.SCAN),
                window::add,
                (progress, cancel) -> {
                    if (results.isEmpty()) {
                        throw error;
                    }
                    return "result";
                },
                results::add,
                told::add);
        runAll(lane);
        assertThat(told).isEmpty();
        runAll(window);
        assertThat(told).containsExactly(error);
    }

    @Test
    void aCancelActionThatFailsIsLoggedOnly() {
        session.submit(
                "task.test",
                Lane.SCAN,
                (progress, cancel) -> {
                    cancel.onCancel(() -> {
                        throw new IllegalStateException("of the test");
                    });
                    cancel.onCancel(() -> results.add("next"));
                    running().getFirst().cancel();
                    cancel.onCancel(() -> results.add("at once"));
                },
                told::add);
        runAll(lane);
        assertThat(results).containsExactly("next", "at once");
    }

    @Test
    void aClosedServiceTakesNoTasks() {
        TaskService closed = new TaskService();
        closed.close();
        closed.program().submit("task.test", Lane.READ, (progress, cancel) -> {}, told::add);
        assertThat(told).singleElement().isInstanceOf(RejectedExecutionException.class);
        assertThat(closed.running(Duration.ZERO)).isEmpty();
    }

    @Test
    void delayedWorkRunsInTheLane() {
        CompletableFuture<String> thread = new CompletableFuture<>();
        try (TaskService threads = new TaskService()) {
            threads.program()
                    .delayed("task.test", Lane.READ, Duration.ofMillis(1))
                    .execute(() -> thread.complete(Thread.currentThread().getName()));
            assertThat(thread.join()).isEqualTo("topiary-read");
        }
    }

    @Test
    void serialTasksRunInOrderAndTheLastOnesBeforeTheEnd() throws Exception {
        try (TaskService threads = new TaskService()) {
            SerialTasks serial = threads.program().serial(TaskSpec.of("task.test", Lane.IO));
            CountDownLatch begin = new CountDownLatch(1);
            serial.execute(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                throw new IllegalStateException("of the test");
            });
            for (String each : List.of("a", "b", "c")) {
                serial.execute(() -> results.add(each));
            }
            begin.countDown();
            assertThat(serial.close(Duration.ofDays(1))).isTrue();
            assertThat(results).containsExactly("a", "b", "c");
            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> serial.execute(() -> {}));
        }
    }

    @Test
    void whatATaskUsesIsReleasedWhenItsOwnerCloses() {
        Object used = new Object();
        WeakReference<Object> reference = new WeakReference<>(used);
        // A lane with few threads keeps it in its queue.
        Task handle = submitUsing(used, told::add);
        used = null;
        session.close();
        assertThat(lane).isNotEmpty();
        assertThat(handle.isCancelled()).isTrue();
        while (reference.get() != null) {
            Garbage.collect();
        }
    }

    private Task submitUsing(Object used, Consumer<Throwable> failed) {
        return session.submit("task.test", Lane.READ, (progress, cancel) -> results.add(used.toString()), failed);
    }
}
