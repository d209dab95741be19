// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that no exception of a task is lost: otherwise a connection would seem to be connecting forever. */
class ControlThreadTest {
    private final List<Throwable> told = new CopyOnWriteArrayList<>();
    private final ControlThread control = new ControlThread(ControlThread.executor(), told::add);

    @AfterEach
    void shutdown() {
        control.shutdown();
    }

    static List<Throwable> thrown() {
        return List.of(
                new IllegalStateException("of the test"),
                new StackOverflowError("of the test"),
                new OutOfMemoryError("of the test"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatATaskThrowsIsTold(Throwable each) throws Exception {
        control.execute(() -> ControlThreadTest.<RuntimeException>raise(each));
        control.then(
                CompletableFuture.completedFuture(""),
                (value, error) -> ControlThreadTest.<RuntimeException>raise(each));
        control.schedule(() -> ControlThreadTest.<RuntimeException>raise(each), 1)
                .get();
        assertThat(told).containsExactly(each, each, each);
    }

    @Test
    void theTasksAfterItRun() throws Exception {
        control.execute(() -> ControlThreadTest.<RuntimeException>raise(new AssertionError("of the test")));
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        control.execute(() -> next.complete(true));
        assertThat(next.get()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
