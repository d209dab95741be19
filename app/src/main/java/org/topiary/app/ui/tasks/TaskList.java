// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.tasks;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.tasks.Task;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;

/** Background tasks with their progress and <i>Cancel</i>; a task keeps its row while it is listed. */
final class TaskList extends VBox {
    private static final int PERCENT = 100;

    private final Map<Task, Row> rows = new HashMap<>();

    TaskList() {
        getStyleClass().add("task-list");
    }

    void show(List<RunningTask> tasks) {
        rows.keySet().retainAll(tasks.stream().map(RunningTask::task).collect(Collectors.toSet()));
        List<Row> now = tasks.stream()
                .map(task -> rows.computeIfAbsent(task.task(), key -> new Row()))
                .toList();
        for (int i = 0; i < now.size(); i++) {
            now.get(i).show(tasks.get(i));
        }
        if (!getChildren().equals(now)) {
            getChildren().setAll(now);
        }
    }

    /** Puts the focus on the first <i>Cancel</i>. */
    void takeFocus() {
        rows.values().stream()
                .filter(row -> !row.cancel.isDisabled())
                .findFirst()
                .ifPresent(row -> row.cancel.requestFocus());
    }

    /** The name of a task with its progress. */
    static String sentence(RunningTask task) {
        return task.percent() < 0 ? name(task) : Texts.get("tasks.progress", name(task), task.percent());
    }

    private static String name(RunningTask task) {
        String name = Texts.get(task.name(), task.arguments().toArray());
        return task.owner().isEmpty() ? name : Texts.get("tasks.owned", name, task.owner());
    }

    /** Why a task cannot be cancelled; empty if it can, or if it was. */
    private static String obstacle(RunningTask task) {
        if (task.cancelling()) {
            return "";
        }
        if (!task.cancellable()) {
            return Texts.get("tasks.uncancellable");
        }
        return task.begun() ? "" : Texts.get("tasks.waiting");
    }

    /** One task. */
    private static final class Row extends VBox {
        private final Label name = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Button cancel = new Button();
        /** Text rather than a tooltip: a disabled button does not get one. */
        private final Label obstacle = new Label();

        Row() {
            getStyleClass().add("task-row");
            name.setWrapText(true);
            bar.getStyleClass().add(Styles.SMALL);
            bar.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(bar, Priority.ALWAYS);
            cancel.setId("task-cancel");
            cancel.getStyleClass().add(Styles.SMALL);
            cancel.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(bar, cancel);
            line.getStyleClass().add("task-progress");
            obstacle.setId("task-obstacle");
            obstacle.setWrapText(true);
            obstacle.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            getChildren().addAll(name, line, obstacle);
        }

        void show(RunningTask task) {
            name.setText(sentence(task));
            bar.setProgress(
                    task.percent() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) task.percent() / PERCENT);
            cancel.setText(Texts.get(task.cancelling() ? "tasks.cancelling" : "tasks.cancel"));
            obstacle.setText(obstacle(task));
            Nodes.show(obstacle, !obstacle.getText().isEmpty());
            cancel.setDisable(task.cancelling() || !obstacle.getText().isEmpty());
            cancel.setAccessibleHelp(obstacle.getText());
            cancel.setAccessibleText(Texts.get("tasks.cancelTask", name.getText()));
            cancel.setOnAction(event -> task.cancel());
        }
    }
}
