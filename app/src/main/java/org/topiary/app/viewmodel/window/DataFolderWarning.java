// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.nio.file.Path;
import java.util.Optional;
import org.topiary.app.store.DataDir;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.profiles.json.JsonFileReasons;

/**
 * Warns that other users of this computer can open the data folder, until the user restricts access or dismisses the
 * warning. A dismissed warning returns when permissions, owner or group of the folder change.
 */
public final class DataFolderWarning {
    private final Path folder;
    private final SettingsStore settings;
    private final WindowViewModel window;
    private final Tasks tasks;
    private final FxScheduler fx;

    public DataFolderWarning(Path folder, SettingsStore settings, WindowViewModel window, Tasks tasks, FxScheduler fx) {
        this.folder = folder;
        this.settings = settings;
        this.window = window;
        this.tasks = tasks;
        this.fx = fx;
    }

    /** Checks in the background who can open the folder. Any thread. */
    public void check() {
        tasks.submit(
                "task.folderAccess",
                Lane.IO,
                (progress, cancel) -> {
                    String known = settings.get().knownAccess();
                    String open = DataDir.openAccess(folder).orElse("");
                    cancel.check();
                    if (open.equals(known)) {
                        return;
                    }
                    if (open.isEmpty()) {
                        // If it is opened up again later, that counts as a change.
                        know("");
                    } else {
                        warn(open);
                    }
                },
                problem -> {});
    }

    private void warn(String access) {
        Notice.Action restrict = new Notice.Action(Texts.get("folder.restrict"), () -> restrict(access));
        notify(new Notice(Texts.get("folder.open", folder), Optional.of(restrict), () -> know(access)));
    }

    private void restrict(String access) {
        tasks.submit(
                TaskSpec.of("task.restrictFolder", Lane.SAVE).uncancellable(),
                (progress, cancel) -> {
                    DataDir.restrict(folder);
                    know("");
                    notify(Notice.confirmation(Texts.get("folder.restricted", folder)));
                },
                problem -> notify(new Notice(
                        Texts.get("folder.notRestricted", folder, JsonFileReasons.of(problem)),
                        Optional.empty(),
                        () -> know(access))));
    }

    private void know(String access) {
        settings.update(now -> now.withKnownAccess(access));
    }

    private void notify(Notice notice) {
        fx.later(() -> window.notify(notice));
    }
}
