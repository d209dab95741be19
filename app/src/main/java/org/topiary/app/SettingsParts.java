// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.command.Keymap;
import org.topiary.app.ui.settings.KeyTable;
import org.topiary.app.view.settings.ColumnsControl;
import org.topiary.app.view.settings.CommandsControl;
import org.topiary.app.view.settings.FolderControl;
import org.topiary.app.view.settings.JarsControl;
import org.topiary.app.view.settings.ProxyControl;
import org.topiary.app.view.settings.SettingsPages;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.UserCommands;
import org.topiary.app.viewmodel.UserJars;
import org.topiary.app.viewmodel.settings.ColumnsChoice;
import org.topiary.app.viewmodel.settings.CommandSettings;
import org.topiary.app.viewmodel.settings.CommandsEditor;
import org.topiary.app.viewmodel.settings.ConfirmationSettings;
import org.topiary.app.viewmodel.settings.ConfirmationSettings.CloseWindow;
import org.topiary.app.viewmodel.settings.DataFolder;
import org.topiary.app.viewmodel.settings.DefaultProxy;
import org.topiary.app.viewmodel.settings.JarSettings;
import org.topiary.app.viewmodel.settings.JarsEditor;
import org.topiary.app.viewmodel.settings.LiveSettings;
import org.topiary.app.viewmodel.settings.ProgramSettings;
import org.topiary.app.viewmodel.settings.Setting;
import org.topiary.app.viewmodel.settings.StoredList;
import org.topiary.app.viewmodel.settings.TreeSettings;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.payload.command.CommandRunner;
import org.topiary.payload.decode.Decoders;

/** The settings in the window: the keys of commands, which follow them, and the settings page. */
final class SettingsParts implements AutoCloseable {
    private final SettingsStore store;
    private final CommandRunner runner;
    private final UserJars jars;
    private final Path jarFolder;
    private final WindowViewModel window;
    private final Path folder;
    private final Environment environment;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final LiveSettings live;
    private final CommandControls controls;

    SettingsParts(
            SettingsStore store,
            WindowViewModel window,
            Path folder,
            Environment environment,
            Tasks tasks,
            FxScheduler fx) {
        this.store = store;
        runner = new CommandRunner(environment.variables(), environment.home());
        jarFolder = folder.resolve(UserJars.FOLDER);
        jars = new UserJars(jarFolder, StoredList.jars(store::get), tasks);
        this.window = window;
        this.folder = folder;
        this.environment = environment;
        this.tasks = tasks;
        this.fx = fx;
        live = new LiveSettings(store, fx);
        Keymap keymap =
                new Keymap(AllCommands::groups, store.get().keys(), keys -> store.update(now -> now.withKeys(keys)));
        live.property().subscribe((old, now) -> {
            // What cannot be read is logged each time.
            if (!old.keys().equals(now.keys())) {
                keymap.load(now.keys());
            }
        });
        controls = new CommandControls(keymap);
    }

    /** What decodes payloads: the decoders of the program, and what the user added to them. */
    Formats formats(Decoders decoders, SchemaLibrary schemas) {
        return new Formats(decoders, schemas, new UserCommands(StoredList.commands(store::get), runner), jars);
    }

    /** Ends the programs and jars of the user, and saves unsaved changes. Any thread, and repeatedly. */
    @Override
    public void close() {
        runner.close();
        jars.close();
        store.close();
    }

    LiveSettings live() {
        return live;
    }

    Keymap keymap() {
        return controls.keymap();
    }

    CommandControls controls() {
        return controls;
    }

    /** What happens when the user closes the window of a connection. */
    CloseWindow closeWindow() {
        return live.get(ConfirmationSettings.CLOSE_WINDOW);
    }

    /** All settings, and the controls of those that have their own. */
    SettingsPages pages() {
        return new SettingsPages(
                live,
                AllSettings.groups(environment.settings()),
                Map.of(
                        TreeSettings.COLUMNS.id(),
                        () -> new ColumnsControl(new ColumnsChoice(live, this::columnsOfOpenTrees)),
                        ProgramSettings.KEYS.id(),
                        () -> new KeyTable(keymap()),
                        ProgramSettings.PROXY.id(),
                        () -> new ProxyControl(new DefaultProxy(live)),
                        CommandSettings.COMMANDS.id(),
                        () -> new CommandsControl(new CommandsEditor(live)),
                        JarSettings.JARS.id(),
                        () -> new JarsControl(new JarsEditor(live, jars, jarFolder, environment.browser(), tasks, fx)),
                        ProgramSettings.DATA_FOLDER.id(),
                        () -> new FolderControl(new DataFolder(folder, environment.browser(), tasks, fx))),
                this::moreWords);
    }

    private List<ObjectProperty<TreeColumns>> columnsOfOpenTrees() {
        return window.all().stream()
                .map(session -> session.tree().columnsProperty())
                .toList();
    }

    private List<String> moreWords(Setting<?> setting) {
        return setting.equals(ProgramSettings.KEYS) ? KeyTable.words(keymap()) : List.of();
    }
}
