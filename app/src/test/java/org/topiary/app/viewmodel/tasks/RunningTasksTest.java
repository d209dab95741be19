// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;

class RunningTasksTest {
    private final TaskService service = TaskService.on(Runnable::run);
    private final Tasks tasks = service.program();
    private final RunningTasks model = new RunningTasks(service, Duration.ZERO);

    private List<RunningTask> shown() {
        return model.shownProperty().get();
    }

    @Test
    void aTaskIsDrawnWhenItAppearsAdvancesAndEnds() {
        assertThat(model.isDue()).isFalse();
        tasks.submit(
                "task.test",
                Lane.SCAN,
                (progress, cancel) -> {
                    assertThat(model.isDue()).isTrue();
                    model.tick();
                    assertThat(shown()).singleElement().satisfies(task -> {
                        assertThat(task.name()).isEqualTo("task.test");
                        assertThat(task.owner()).isEmpty();
                    });
                    assertThat(model.isDue()).isFalse();
                    progress.set(1, 1_000);
                    model.tick();
                    progress.set(9, 1_000);
                    assertThat(model.isDue()).as("the same percent").isFalse();
                    progress.set(10, 1_000);
                    assertThat(model.isDue()).isTrue();
                    shown().getFirst().cancel();
                    model.tick();
                    assertThat(shown().getFirst().cancelling()).isTrue();
                },
                problem -> assertThat(problem).isNull());
        assertThat(model.isDue()).isTrue();
        model.tick();
        assertThat(shown()).isEmpty();
    }

    @Test
    void aTaskThatFailsDisappears() {
        tasks.submit(
                "task.test",
                Lane.SCAN,
                (progress, cancel) -> {
                    model.tick();
                    throw new StackOverflowError("of the test");
                },
                problem -> {});
        model.tick();
        assertThat(shown()).isEmpty();
    }

    @Test
    void aProgressThatCannotBeReadIsNotKnown() {
        tasks.submit(
                "task.test",
                Lane.SCAN,
                (progress, cancel) -> {
                    progress.follow(() -> {
                        throw new IllegalStateException("of the test");
                    });
                    model.tick();
                    assertThat(shown().getFirst().percent()).isEqualTo(-1);
                },
                problem -> assertThat(problem).isNull());
    }

    @Test
    void tasksThatAreQuickerAreNotShown() {
        RunningTasks patient = new RunningTasks(service, Duration.ofDays(1));
        tasks.submit("task.test", Lane.SCAN, (progress, cancel) -> patient.tick(), problem -> {});
        assertThat(patient.shownProperty().get()).isEmpty();
    }
}
