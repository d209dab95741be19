// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.platform.Environment;
import org.topiary.app.platform.PasswordVariable;
import org.topiary.app.platform.PlatformFxScheduler;
import org.topiary.app.session.ConnectionTools;
import org.topiary.app.session.DemoBroker;
import org.topiary.app.session.SessionFactory;
import org.topiary.app.session.SessionOpener;
import org.topiary.app.session.SessionRegistry;
import org.topiary.app.session.StoredRecentEntries;
import org.topiary.app.session.VaultKeeper;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.command.KeysPage;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.view.session.SessionContext;
import org.topiary.app.view.session.SessionPanels;
import org.topiary.app.view.start.StartView;
import org.topiary.app.view.window.GoToConnections;
import org.topiary.app.view.window.GoToTopics;
import org.topiary.app.view.window.MainWindow;
import org.topiary.app.view.window.ProgramActions;
import org.topiary.app.view.window.SessionViewCache;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.guide.GuideViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.app.viewmodel.tasks.RunningTasks;
import org.topiary.app.viewmodel.window.DataFolderWarning;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.LayoutKeeper;
import org.topiary.app.viewmodel.window.SessionNames;
import org.topiary.app.viewmodel.window.TopicFinder;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.app.window.ErrorReports;
import org.topiary.app.window.FirstFrame;
import org.topiary.app.window.MainStage;
import org.topiary.app.window.MainWindowParts;
import org.topiary.app.window.SinglePanelWindows;
import org.topiary.app.window.Ticker;
import org.topiary.app.window.WindowClosing;
import org.topiary.app.window.WindowIcons;
import org.topiary.app.window.WindowLifecycle;
import org.topiary.app.window.WindowRegistry;
import org.topiary.profiles.ProfileStore;

/**
 * The composition root: creates the stores, the view-models and the views, and connects them through their
 * constructors. Created on any thread, shown on the JavaFX application thread, closed on any other.
 */
final class Desktop implements AutoCloseable {
    /**
     * Time allowed to disconnect from all brokers: much longer than it takes, unless an attempt to connect is under
     * way, which is then abandoned.
     */
    private static final int DISCONNECT_MILLIS = 700;

    private final LaunchPlan plan;
    private final CompletableFuture<Integer> exitCode;
    private final FileQuestions files;
    private final GuideViewModel guide;
    private final FxScheduler fx = new PlatformFxScheduler();
    private final TaskService service = new TaskService();
    private final Tasks tasks = service.program();
    private final RunningTasks runningTasks = new RunningTasks(service);
    private final WindowViewModel windowModel = new WindowViewModel();
    private final ErrorReports errors = new ErrorReports(windowModel, fx);
    private final WindowMonitor monitor = new WindowMonitor();
    private final SettingsStore settings;
    private final SettingsParts settingsParts;
    private final ProfileStore profiles;
    private final VaultKeeper vault;
    private final Credentials credentials;
    private final ConnectionTools connections;
    private final WindowRegistry windows = new WindowRegistry();
    private final SessionFactory factory;
    private final SessionNames names;
    private final SessionRegistry sessions;
    private final LayoutKeeper layout;
    private final DemoBroker demo;
    private final SessionOpener opener;
    private final Ticker ticker;
    private final WindowLifecycle lifecycle;
    private final DataFolderWarning folderAccess;
    private final AtomicBoolean closed = new AtomicBoolean();

    private volatile boolean running;
    private boolean measured;
    private @Nullable MainWindowParts content;

    private Desktop(
            LaunchPlan plan,
            Path folder,
            Environment environment,
            List<Panel<SessionContext>> panels,
            CompletableFuture<Integer> exitCode) {
        this.plan = plan;
        files = environment.files();
        this.exitCode = exitCode;
        settings = new SettingsStore(folder, errors::notify);
        settingsParts = new SettingsParts(settings, windowModel, folder, environment, tasks, fx);
        guide = new GuideViewModel(tasks, fx, environment.browser(), () -> KeysPage.markdown(settingsParts.keymap()));
        profiles = new ProfileStore(folder, errors::notify);
        folderAccess = new DataFolderWarning(folder, settings, windowModel, tasks, fx);
        connections = new ConnectionTools(
                tasks, () -> settings.get().defaultProxy(), environment.tools(), environment.importer(), folder);
        vault = new VaultKeeper(folder, environment.keychain(), tasks, fx, errors::notify);
        credentials = vault.credentials();
        ticker = new Ticker(fx, monitor, windows::isOutOfDate, windows::draw, errors::failed);
        lifecycle = new WindowLifecycle(windowModel, windows, ticker, monitor, settings, settingsParts.live(), errors);
        SchemaLibrary schemas =
                new SchemaLibrary(folder.resolve(SchemaLibrary.FOLDER), tasks, System::nanoTime, ticker::checkNow);
        demo = new DemoBroker(tasks, schemas);
        factory = new SessionFactory(
                fx,
                service,
                runningTasks,
                ticker::checkNow,
                windows,
                settings,
                profiles::update,
                files,
                settingsParts.formats(environment.decoders(), schemas),
                panels,
                new SinglePanelWindows(
                        windowModel,
                        windows,
                        settingsParts.keymap(),
                        this::noteLayout,
                        ticker::checkNow,
                        errors::failed));
        names = new SessionNames(windowModel, profiles);
        sessions = new SessionRegistry(factory, windowModel, names, profiles, settings, credentials, fx);
        opener = new SessionOpener(
                sessions,
                windowModel,
                profiles,
                connections,
                settings,
                demo,
                fx,
                new PasswordVariable(environment.variables()));
        layout = new LayoutKeeper(windowModel, settings, id -> profiles.find(id).isPresent());
    }

    /**
     * Reads the stored data and starts slow work before there is a window.
     *
     * @param folder the data folder
     * @param exitCode completed when the user quits
     */
    static Desktop prepare(LaunchPlan plan, Path folder, Environment environment, CompletableFuture<Integer> exitCode) {
        return prepare(plan, folder, environment, SessionPanels.all(), exitCode);
    }

    /** @param panels the tools of every session */
    static Desktop prepare(
            LaunchPlan plan,
            Path folder,
            Environment environment,
            List<Panel<SessionContext>> panels,
            CompletableFuture<Integer> exitCode) {
        Desktop desktop = new Desktop(plan, folder, environment, panels, exitCode);
        if (plan.start() instanceof LaunchPlan.Start.Demo wanted) {
            var _ = desktop.demo.start(wanted);
        }
        return desktop;
    }

    /**
     * Creates the content of the window. Called in parallel with the start of the toolkit if {@link Toolkit#canBuild}
     * allows it, before {@link #show}; otherwise called by {@link #show}.
     */
    void build() {
        vault.showQuestionsIn(windowModel);
        StartPageParts parts = new StartPageParts(windowModel, profiles, credentials, opener, connections, tasks, fx);
        StartViewModel start = parts.page();
        start.cards().all().subscribe(names::update);
        ProgramActions actions = actions(parts);
        SessionViewCache views = new SessionViewCache(
                session -> factory.viewOf(session, parts.editOf(session), start::open, settingsParts.controls()));
        MainWindow window = new MainWindow(
                windowModel,
                new FiguresViewModel(
                        monitor, () -> windowModel.currentProperty().get()),
                new StartView(start, parts.exchange(), actions.connections(), files, settingsParts.controls()),
                views,
                actions,
                plan.size()
                        .map(LaunchPlan.Size::width)
                        .map(Integer::doubleValue)
                        .orElse(MainStage.DEFAULT_WIDTH),
                plan.size()
                        .map(LaunchPlan.Size::height)
                        .map(Integer::doubleValue)
                        .orElse(MainStage.DEFAULT_HEIGHT));
        content = new MainWindowParts(start, parts.exchange(), actions, views, window);
    }

    /** Opens the window and whatever the command line requests. */
    void show() {
        lifecycle.applyAppearance(plan, fx);
        if (content == null) {
            build();
        }
        MainWindowParts made = content();
        running = true;
        Scene scene = made.window().scene();
        lifecycle.prepare(scene);
        made.exchange().look();
        vault.start();
        lifecycle.show(made, plan.size(), this::quit, layout::note);

        opener.begin(
                plan, made.start(), made.exchange()::importFile, made.window().dialogs());
        FirstFrame.then(scene, () -> fx.later(this::afterFirstFrame));
    }

    private void afterFirstFrame() {
        Optional<MainStage> main = lifecycle.main();
        if (!closed.get() && main.isPresent()) {
            WindowIcons.addTo(main.get().stage(), tasks, fx);
            // The MBean server is for those who watch sessions; it takes time and memory that the start page does
            // without.
            windowModel.currentProperty().subscribe(this::measure);
            if (plan.start() instanceof LaunchPlan.Start.Page) {
                // A start with an address opens only that address; the previously open tabs return at the next start
                // without one.
                layout.start();
            }
        }
    }

    private void measure(@Nullable SessionViewModel session) {
        if (session != null && !measured) {
            measured = true;
            tasks.submit("task.monitor", Lane.IO, (progress, cancel) -> monitor.register(), problem -> {});
        }
    }

    /**
     * Opens what a later start of the program requests, and brings the window to the front. Any thread, once the window
     * is shown.
     *
     * @return completes with a sentence on why it cannot; empty if it can
     */
    CompletableFuture<Optional<String>> open(LaunchPlan later) {
        return fx.supply(() -> {
            Optional<String> refused = opener.open(later);
            lifecycle.toFront();
            return refused;
        });
    }

    private ProgramActions actions(StartPageParts parts) {
        return new ProgramActions(
                parts.shortcuts(files, () -> showMain(1), () -> scene().getWindow()),
                this::quit,
                this::showMain,
                sessions::close,
                sessions::reopen,
                sessions::canReopen,
                guide,
                settingsParts.controls(),
                () -> List.of(
                        new GoToTopics(windowModel, new TopicFinder(tasks, fx)), new GoToConnections(parts.page())),
                StoredRecentEntries.of(settings),
                runningTasks,
                settingsParts::pages,
                windowModel.themeProperty()::set,
                settingsParts::closeWindow);
    }

    private void noteLayout() {
        layout.note();
    }

    private void showMain(int tab) {
        windowModel.show(tab);
        lifecycle.toFront();
    }

    private void quit() {
        exitCode.complete(0);
    }

    private MainWindowParts content() {
        if (content == null) {
            throw new IllegalStateException("The window is not shown yet");
        }
        return content;
    }

    WindowViewModel windowModel() {
        return windowModel;
    }

    SettingsParts settings() {
        return settingsParts;
    }

    DataFolderWarning folderAccess() {
        return folderAccess;
    }

    Scene scene() {
        return content().window().scene();
    }

    /** The windows on the screen, the main one first. */
    WindowRegistry windows() {
        return windows;
    }

    /** All work in the background. */
    TaskService tasks() {
        return service;
    }

    FxScheduler fx() {
        return fx;
    }

    /**
     * Closes the windows and shuts down in order; the demo broker stops in the background. Any thread except the JavaFX
     * application thread.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ticker.close();
        if (running) {
            WindowClosing.run(fx, this::closeOnFxThread, DISCONNECT_MILLIS);
        }
        end();
        demo.close();
        monitor.close();
    }

    /**
     * Disconnects from all brokers and saves unsaved data, without JavaFX: when the system ends the program, JavaFX's
     * shutdown hook runs in parallel with ours, and tasks submitted to its thread from then on are lost. Any thread,
     * also while {@link #close} runs, and repeatedly.
     */
    void end() {
        ticker.close();
        sessions.disconnectAll()
                .completeOnTimeout(null, DISCONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        vault.close();
        profiles.close();
        settingsParts.close();
        service.close();
    }

    /** Completes when all brokers are disconnected. */
    private CompletableFuture<Void> closeOnFxThread() {
        lifecycle.close(content());
        layout.end();
        CompletableFuture<Void> sessionsEnded = windowModel.close();
        content().start().close();
        credentials.close();
        return sessionsEnded;
    }
}
