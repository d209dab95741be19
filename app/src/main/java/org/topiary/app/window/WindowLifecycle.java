// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.view.window.PopupPlacement;
import org.topiary.app.view.window.SessionWindow;
import org.topiary.app.view.window.Themes;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.settings.AppearanceSettings;
import org.topiary.app.viewmodel.settings.LiveSettings;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/** Opens and closes the main window, and with it the windows of torn-off tabs. JavaFX application thread only. */
public final class WindowLifecycle {
    private final WindowViewModel model;
    private final WindowRegistry windows;
    private final Ticker ticker;
    private final WindowMonitor monitor;
    private final LiveSettings live;
    private final SettingsStore settings;
    private final ErrorReports errors;
    private Subscription appearance = Subscription.EMPTY;
    private @Nullable MainStage main;

    public WindowLifecycle(
            WindowViewModel model,
            WindowRegistry windows,
            Ticker ticker,
            WindowMonitor monitor,
            SettingsStore settings,
            LiveSettings live,
            ErrorReports errors) {
        this.model = model;
        this.windows = windows;
        this.ticker = ticker;
        this.monitor = monitor;
        this.settings = settings;
        this.live = live;
        this.errors = errors;
    }

    /** Sets theme and text size of all windows, before the first is created. */
    public void applyAppearance(LaunchPlan plan, FxScheduler fx) {
        live.start();
        model.themeProperty().set(plan.theme().orElse(live.get(AppearanceSettings.THEME)));
        model.themeProperty().subscribe((old, chosen) -> live.set(AppearanceSettings.THEME, chosen));
        model.textSizeProperty().set(live.get(AppearanceSettings.TEXT_SIZE));
        appearance = Subscription.combine(
                Themes.apply(model.themeProperty()),
                PopupPlacement.apply(fx),
                live.property().subscribe((old, now) -> {
                    if (old.theme() != now.theme()) {
                        model.themeProperty().set(now.theme());
                    }
                    model.textSizeProperty().set(AppearanceSettings.TEXT_SIZE.get(now));
                }));
    }

    /**
     * Prepares the thread: failures on it are reported, and frames are measured. Must come first, so that notices and
     * questions that arrive meanwhile find a scene and the focus.
     */
    public void prepare(Scene scene) {
        errors.onFxThread();
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, problem) -> errors.failed("A task of the window", problem));
        monitor.watchThisThread();
        scene.addPostLayoutPulseListener(monitor::drew);
        scene.addEventFilter(InputEvent.ANY, event -> ticker.wake());
    }

    /**
     * Shows the main window, and from then on a window for each session that is torn off.
     *
     * @param size size of the content; empty: the last place
     * @param quit called when the user closes the main window
     * @param placesChanged called when a session moves to another window
     */
    public void show(MainWindowParts made, Optional<LaunchPlan.Size> size, Runnable quit, Runnable placesChanged) {
        Scene scene = made.window().scene();
        MainStage mainStage = new MainStage(scene, settings, size, quit);
        main = mainStage;
        WindowOnScreen shown = new WindowOnScreen(mainStage.stage(), made.window(), ticker::wake, errors::failed);
        windows.add(shown);
        model.currentProperty().subscribe(session -> {
            shown.show(session);
            if (session == null) {
                made.start().cards().refresh();
            }
        });
        model.all().addListener((ListChangeListener<SessionViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(made.views()::forget);
            }
        });
        var _ = new TornOffWindows(
                model,
                windows,
                mainStage.stage(),
                session -> new SessionWindow(
                        model,
                        session,
                        made.views(),
                        made.commands(),
                        new FiguresViewModel(monitor, () -> session),
                        scene.getWidth(),
                        scene.getHeight()),
                placesChanged,
                ticker::wake,
                errors::failed);
        mainStage.stage().show();
        ticker.start();
    }

    /** The main window on the screen; empty before it is shown. */
    public Optional<MainStage> main() {
        return Optional.ofNullable(main);
    }

    /** Brings the main window to the front if it is shown. */
    public void toFront() {
        if (main != null) {
            main.toFront();
        }
    }

    /** Hides the main window and stops following the settings. */
    public void close(MainWindowParts made) {
        made.window().close();
        appearance.unsubscribe();
        if (main != null) {
            main.stage().hide();
        }
    }
}
