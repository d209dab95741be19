// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.tasks.Tasks.Lane;

@Timeout(120)
class TasksTest {
    private final List<Throwable> told = new ArrayList<>();

    @Test
    void whoSubmittedATaskIsToldWhatItThrewErrorsIncluded() {
        Tasks tasks = Tasks.on(Runnable::run);
        Exception checked = new Exception("of the test");
        Error error = new StackOverflowError("of the test");
        tasks.submit(
                "task.test",
                Lane.READ,
                (progress, cancel) -> {
                    throw checked;
                },
                told::add);
        tasks.submit(
                "task.test",
                Lane.SCAN,
                (progress, cancel) -> {
                    throw error;
                },
                told::add);
        assertThat(told).containsExactly(checked, error);
    }

    @Test
    void aTaskThatCannotBeRunIsToldAsAFailure() {
        RejectedExecutionException full = new RejectedExecutionException("of the test");
        Tasks tasks = Tasks.on(task -> {
            throw full;
        });
        tasks.submit("task.test", Lane.READ, (progress, cancel) -> {}, told::add);
        assertThat(told).containsExactly(full);
    }

    @Test
    void aFailureThatCannotBeToldDoesNotEndTheThread() throws Exception {
        try (TaskService service = new TaskService()) {
            Tasks tasks = service.program();
            CompletableFuture<Thread> next = new CompletableFuture<>();
            tasks.submit(
                    "task.test",
                    Lane.READ,
                    (progress, cancel) -> {
                        throw new IllegalStateException("of the test");
                    },
                    problem -> {
                        throw new IllegalStateException("once more");
                    });
            tasks.submit(
                    "task.test", Lane.READ, (progress, cancel) -> next.complete(Thread.currentThread()), told::add);
            assertThat(next.get().isDaemon()).isTrue();
        }
    }

    @Test
    void whatIsCancelledDoesNotBeginAndIsNotReported() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        Tasks tasks = Tasks.on(waiting::add);
        AtomicBoolean begun = new AtomicBoolean();
        tasks.submit("task.test", Lane.SCAN, (progress, cancel) -> begun.set(true), told::add)
                .cancel();
        waiting.remove().run();
        assertThat(begun).isFalse();

        Task[] failing = new Task[1];
        failing[0] = tasks.submit(
                "task.test",
                Lane.SCAN,
                (progress, cancel) -> {
                    failing[0].cancel();
                    assertThat(cancel.isCancelled()).isTrue();
                    throw new IllegalStateException("of the test");
                },
                told::add);
        waiting.remove().run();
        assertThat(told).isEmpty();
    }

    @Test
    void anExecutorKeepsWhatIsThrownFromItsThreadAndTellsThatItIsFull() {
        Tasks.on(Runnable::run).executor("task.test", Lane.SCAN).execute(() -> {
            throw new IllegalStateException("of the test");
        });
        Tasks full = Tasks.on(task -> {
            throw new RejectedExecutionException("of the test");
        });
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> full.executor("task.test", Lane.SCAN).execute(() -> {}));
    }

    @Test
    void aReadDoesNotWaitForScans() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TaskService service = new TaskService()) {
            Tasks tasks = service.program();
            for (int i = 0; i < 20; i++) {
                tasks.submit("task.test", Lane.SCAN, (progress, cancel) -> end.await(), told::add);
            }
            CompletableFuture<Boolean> read = new CompletableFuture<>();
            tasks.submit("task.test", Lane.READ, (progress, cancel) -> read.complete(true), told::add);
            assertThat(read.get()).isTrue();
        } finally {
            end.countDown();
        }
    }

    @Test
    void closingWaitsForAFileThatIsBeingWrittenAndInterruptsAScan() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch write = new CountDownLatch(1);
        CompletableFuture<Boolean> scan = new CompletableFuture<>();
        AtomicBoolean written = new AtomicBoolean();
        try (TaskService service = new TaskService(Duration.ofDays(1))) {
            Tasks tasks = service.program();
            tasks.submit(
                    "task.test",
                    Lane.SAVE,
                    (progress, cancel) -> {
                        begun.countDown();
                        write.await();
                        written.set(true);
                    },
                    told::add);
            tasks.submit(
                    "task.test",
                    Lane.SCAN,
                    (progress, cancel) -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            scan.complete(true);
                            // Continues only after the close has interrupted everything else.
                            write.countDown();
                        }
                    },
                    told::add);
            begun.await();
        }
        assertThat(written).isTrue();
        assertThat(scan).isCompleted();
    }
}
