// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.tasks;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Popover;

/**
 * The number of background tasks that take long, in a slot of fixed width, so that nothing moves when it appears. A
 * click lists them, each with its progress and <i>Cancel</i>.
 */
public final class TaskIndicator extends StackPane {
    private static final double WIDTH = 48;

    private final ObservableValue<List<RunningTask>> tasks;
    /** Made with the first task: most sessions never have one. */
    private @Nullable Button button;

    private @Nullable Popup popup;
    private @Nullable TaskList list;

    public TaskIndicator(ObservableValue<List<RunningTask>> tasks) {
        this.tasks = tasks;
        getStyleClass().add("task-indicator");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        // Only while its window shows: the list outlives this control, which stays in its window when that closes.
        tasks.when(sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false))
                .subscribe(this::show);
    }

    private void show(@Nullable List<RunningTask> now) {
        if (now == null || now.isEmpty()) {
            if (button != null) {
                button.setVisible(false);
            }
            if (popup != null) {
                popup.hide();
            }
            return;
        }
        Button shown = button == null ? makeButton() : button;
        shown.setVisible(true);
        shown.setText(String.valueOf(now.size()));
        String summary = now.size() == 1 ? TaskList.sentence(now.getFirst()) : Texts.get("tasks.several", now.size());
        shown.getTooltip().setText(summary);
        shown.setAccessibleText(summary);
        if (list != null) {
            list.show(now);
        }
    }

    private Button makeButton() {
        Button made = new Button("", new Icon(Feather.LOADER));
        made.setId("tasks");
        made.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        made.setMinWidth(USE_PREF_SIZE);
        made.setTooltip(new Tooltip());
        made.setOnAction(event -> open(made));
        button = made;
        getChildren().add(made);
        return made;
    }

    private void open(Button from) {
        if (popup != null) {
            popup.hide();
            return;
        }
        TaskList shown = new TaskList();
        shown.show(tasks.getValue());
        list = shown;
        Popup opened = Popover.show(shown, from);
        popup = opened;
        opened.setOnHidden(event -> {
            popup = null;
            list = null;
        });
        shown.takeFocus();
    }
}
