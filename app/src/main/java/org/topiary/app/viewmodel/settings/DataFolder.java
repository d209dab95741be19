// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.store.DataDir;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.profiles.json.JsonFileReasons;

/** The folder of settings, connections and logs: where it is and who can open it. JavaFX application thread. */
public final class DataFolder {
    private final Path folder;
    private final Consumer<URI> opener;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final ReadOnlyBooleanWrapper isOpen = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyStringWrapper access = new ReadOnlyStringWrapper(this, "access", "");

    /** @param opener opens a folder in the system's file manager; returns at once */
    public DataFolder(Path folder, Consumer<URI> opener, Tasks tasks, FxScheduler fx) {
        this.folder = folder;
        this.opener = opener;
        this.tasks = tasks;
        this.fx = fx;
    }

    public String path() {
        return folder.toString();
    }

    /** Shows the folder in the system's file manager. */
    public void open() {
        opener.accept(folder.toUri());
    }

    /** Whether other users of this computer can open it; false until that is known. */
    public ReadOnlyBooleanProperty openProperty() {
        return isOpen.getReadOnlyProperty();
    }

    /** Who can open it, and what became of the attempt to restrict it, in sentences; empty if unknown. */
    public ReadOnlyStringProperty accessProperty() {
        return access.getReadOnlyProperty();
    }

    /** Finds out in the background who can open it. */
    public void check() {
        tasks.submit(
                "task.folderAccess",
                Lane.IO,
                (progress, cancel) -> {
                    boolean others = DataDir.openAccess(folder).isPresent();
                    show(others, Texts.get(others ? "setting.data-folder.open" : "setting.data-folder.closed"));
                },
                problem -> show(false, Texts.get("setting.data-folder.unknown", JsonFileReasons.of(problem))));
    }

    /** Makes it accessible to its owner only, in the background. */
    public void restrict() {
        tasks.submit(
                TaskSpec.of("task.restrictFolder", Lane.SAVE).uncancellable(),
                (progress, cancel) -> {
                    DataDir.restrict(folder);
                    show(false, Texts.get("setting.data-folder.closed"));
                },
                problem -> show(true, Texts.get("folder.notRestricted", folder, JsonFileReasons.of(problem))));
    }

    private void show(boolean others, String sentence) {
        fx.later(() -> {
            isOpen.set(others);
            access.set(sentence);
        });
    }
}
