// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.ui.palette.RecentEntries;
import org.topiary.app.view.settings.SettingsPages;
import org.topiary.app.viewmodel.guide.GuideViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.settings.ConfirmationSettings.CloseWindow;
import org.topiary.app.viewmodel.start.StartPageShortcuts;
import org.topiary.app.viewmodel.tasks.RunningTasks;

/**
 * Actions of the rest of the program that any window can trigger. Called on the JavaFX application thread.
 *
 * @param connections what can be done on the start page
 * @param quit ends the program
 * @param showTab brings the main window to the front with the tab of a given number, see {@code WindowViewModel.show}
 * @param close ends a session
 * @param reopen opens the tab that was closed last
 * @param canReopen whether there is one
 * @param guide run by F1
 * @param controls makes buttons and menus of commands
 * @param palette what the palette searches in every window, made each time it opens
 * @param recent the entries chosen from the palette recently
 * @param running the background tasks that every window shows
 * @param settings all settings and their page; called when they are first needed
 * @param theme changes the theme of all windows
 * @param closeWindow what happens when the user closes the window of a session
 */
public record ProgramActions(
        StartPageShortcuts connections,
        Runnable quit,
        IntConsumer showTab,
        Consumer<SessionViewModel> close,
        Runnable reopen,
        BooleanSupplier canReopen,
        GuideViewModel guide,
        CommandControls controls,
        Supplier<List<PaletteSource>> palette,
        RecentEntries recent,
        RunningTasks running,
        Supplier<SettingsPages> settings,
        Consumer<Theme> theme,
        Supplier<CloseWindow> closeWindow) {}
