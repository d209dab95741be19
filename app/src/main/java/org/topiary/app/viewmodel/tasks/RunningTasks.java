// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tasks;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.topiary.app.tasks.RunningTask;
import org.topiary.app.tasks.TaskService;

/**
 * The tasks of the program that take longer than half a second, the same in every window. Nothing is pushed: the ticker
 * asks whether the list is out of date, and the window takes a new one when it draws. JavaFX application thread unless
 * noted otherwise.
 */
public final class RunningTasks {
    /** Tasks that end sooner would only flicker. */
    private static final Duration SHOWN_AFTER = Duration.ofMillis(500);

    private final TaskService service;
    private final Duration shownAfter;
    private final ReadOnlyObjectWrapper<List<RunningTask>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", List.of());
    /** The list drawn last, for the ticker's thread. */
    private volatile List<RunningTask> drawn = List.of();

    public RunningTasks(TaskService service) {
        this(service, SHOWN_AFTER);
    }

    RunningTasks(TaskService service, Duration shownAfter) {
        this.service = service;
        this.shownAfter = shownAfter;
    }

    /** The tasks to show, the oldest first, as of the last {@link #tick}. */
    public ReadOnlyObjectProperty<List<RunningTask>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether the list differs from the one drawn last; negligible cost while no task takes long. Any thread. */
    public boolean isDue() {
        return !service.running(shownAfter).equals(drawn);
    }

    /** Takes the current list. */
    public void tick() {
        List<RunningTask> now = service.running(shownAfter);
        if (!now.equals(drawn)) {
            drawn = now;
            shown.set(now);
        }
    }
}
