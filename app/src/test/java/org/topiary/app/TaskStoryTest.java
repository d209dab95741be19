// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.window.WindowIcons;
import org.topiary.testkit.MosquittoBroker;

/** Sees what takes long in the background, and cancels it. */
@IntegrationTest
final class TaskStoryTest {
    @TempDir
    private Path folder;

    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        explorer = Explorer.open(folder);
    }

    @AfterEach
    void end() {
        explorer.close();
    }

    /**
     * A task that is a quarter done and goes on until it is cancelled.
     *
     * @param ended completes when its work ends
     * @param told completes with the reason, if it is told
     */
    private record LongTask(CompletableFuture<Boolean> ended, CompletableFuture<Throwable> told) {}

    private static LongTask submitLong(Tasks tasks) {
        LongTask task = new LongTask(new CompletableFuture<>(), new CompletableFuture<>());
        CountDownLatch cancelled = new CountDownLatch(1);
        tasks.submit(
                "task.findTopics",
                Lane.SCAN,
                (progress, cancel) -> {
                    progress.set(1, 4);
                    cancel.onCancel(cancelled::countDown);
                    cancelled.await();
                    task.ended.complete(true);
                    cancel.check();
                },
                task.told::complete);
        return task;
    }

    private Bounds bounds(String query) {
        return Explorer.onFx(() -> {
            Node node = explorer.scene().lookup(query);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    @Test
    void aLongTaskAppearsOnTheStartPageAndCancelEndsIt() {
        Bounds search = bounds("#window-search");
        LongTask task = submitLong(explorer.desktop().tasks().program());

        explorer.waitFor("the task", () -> explorer.isShown("#tasks"));
        assertThat(explorer.label("#tasks")).isEqualTo("1");
        assertThat(bounds("#window-search")).isEqualTo(search);
        explorer.click("#tasks");
        explorer.waitFor("the list", () -> explorer.popupTexts(".task-list").contains("Finding topics, 25 %"));
        Snapshots.save(explorer.stages().getFirst().getScene(), "tasks-start");
        explorer.click("#task-cancel");

        assertThat(task.told.join()).isInstanceOf(CancellationException.class);
        explorer.waitFor("the end", () -> !explorer.isShown("#tasks"));
        assertThat(explorer.popupTexts(".task-list")).isEmpty();
    }

    @Test
    void aTaskThatCannotBeCancelledSaysWhy() {
        CountDownLatch end = new CountDownLatch(1);
        explorer.desktop()
                .tasks()
                .program()
                .submit(
                        TaskSpec.of("task.freeMemory", Lane.IO).uncancellable(),
                        (progress, cancel) -> end.await(),
                        problem -> {});

        explorer.waitFor("the task", () -> explorer.isShown("#tasks"));
        explorer.click("#tasks");
        explorer.waitFor(
                "the reason",
                () -> explorer.popupTexts(".task-list")
                        .contains("Cannot be cancelled, so that nothing is left half done."));
        end.countDown();
        explorer.waitFor("the end", () -> !explorer.isShown("#tasks"));
    }

    @Test
    @TaskFails("task.icons")
    void aWindowWhoseIconsCannotBeReadHasThoseOfTheSystem() {
        List<Image> icons = Explorer.onFx(() -> {
            Stage stage = new Stage();
            WindowIcons.addTo(stage, FailingTasks.of("task.icons"), Runnable::run);
            return stage.getIcons();
        });
        assertThat(icons).isEmpty();
    }

    @Test
    void tasksOfASessionAppearInTheStatusBarAndEndWithIt() throws IOException {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitForState("Connected");
            explorer.waitForDrawing();
            Bounds button = bounds("#status-connection");
            LongTask own = submitLong(explorer.model().tasks().own());
            LongTask other = submitLong(explorer.desktop().tasks().program());

            explorer.waitFor("both tasks", () -> explorer.label("#tasks").equals("2"));
            assertThat(bounds("#status-connection")).isEqualTo(button);
            explorer.click("#tasks");
            String name = Explorer.onFx(() -> explorer.model().nameProperty().get());
            explorer.waitFor(
                    "the list",
                    () -> explorer.popupTexts(".task-list").contains("Finding topics – " + name + ", 25 %"));
            assertThat(explorer.popupTexts(".task-list")).contains("Finding topics, 25 %");
            Explorer.onFx(() -> {
                explorer.windowModel().close(explorer.model());
                return true;
            });

            assertThat(own.ended.join()).isTrue();
            explorer.waitFor(
                    "the other task alone", () -> explorer.label("#tasks").equals("1"));
            assertThat(own.told).isNotDone();
            assertThat(other.ended).isNotDone();
        }
    }
}
