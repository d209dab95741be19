// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.store.ProfileStore;
import org.topiary.app.store.Settings;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.view.common.FileQuestions;
import org.topiary.app.view.start.StartView;
import org.topiary.app.view.window.MainWindow;
import org.topiary.app.view.window.SessionViews;
import org.topiary.app.view.window.SessionWindow;
import org.topiary.app.view.window.WindowCommands;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.session.ConnectionViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.StartActions;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.LayoutKeeper;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.ProxyChoice;
import org.topiary.mqtt.PublishQuestion;
import org.topiary.mqtt.SecretField;
import org.topiary.mqtt.TestStep;

/**
 * The composition root: makes the stores, the view-models and the views, and ties them together by their constructors.
 * Made on any thread, shown on the JavaFX application thread, closed on any.
 */
final class Desktop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final String PASSWORD_VARIABLE = "TOPIARY_PASSWORD";
    private static final double DEFAULT_WIDTH = 1280;
    private static final double DEFAULT_HEIGHT = 800;
    private static final int CLOSE_SECONDS = 5;
    private static final long MIB = 1024 * 1024;
    private static final long SEARCH_STACK_BYTES = 16 * MIB;

    private final LaunchPlan plan;
    private final CompletableFuture<Integer> exitCode;
    private final FileQuestions files;
    private final FxScheduler fx = new PlatformFxScheduler();
    private final ExecutorService work = Executors.newFixedThreadPool(2, task -> daemon(task, "topiary-work", 0));
    // A search may last as long as its text stands: it must not keep a value from being read. Regular expressions take much stack.
    private final ExecutorService searches =
            Executors.newCachedThreadPool(task -> daemon(task, "topiary-search", SEARCH_STACK_BYTES));
    private final WindowViewModel windowModel = new WindowViewModel();
    private final WindowMonitor monitor = new WindowMonitor();
    private final FiguresViewModel figures =
            new FiguresViewModel(monitor, () -> windowModel.currentProperty().get());
    private final SettingsStore settings;
    private final ProfileStore profiles;
    private final VaultKeeper vault;
    private final Credentials credentials;
    private final Connections connections;
    private final Windows windows = new Windows(figures::isDue);
    private final SessionPanes panes;
    private final OpenSessions sessions;
    private final LayoutKeeper layout;
    private final DemoBroker demo = new DemoBroker(work);
    private final Ticker ticker;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean running;

    private @Nullable MainWindow window;
    private @Nullable StartViewModel startModel;
    private @Nullable Stage stage;

    private Desktop(LaunchPlan plan, Path folder, Surroundings surroundings, CompletableFuture<Integer> exitCode) {
        this.plan = plan;
        files = surroundings.files();
        this.exitCode = exitCode;
        settings = new SettingsStore(folder, this::tell);
        profiles = new ProfileStore(folder, this::tell);
        connections = new Connections(work, () -> settings.get().defaultProxy(), surroundings.tools(), surroundings.home());
        vault = new VaultKeeper(folder, surroundings.keychain(), fx, this::tell);
        credentials = vault.credentials();
        ticker = new Ticker(fx, monitor, windows::isBehind, windows::draw);
        panes = new SessionPanes(fx, work, searches, ticker::lookSoon, windows, settings, this::keep);
        sessions = new OpenSessions(panes, windowModel, profiles, settings, credentials, work, fx);
        layout = new LayoutKeeper(windowModel, settings, id -> profiles.find(id).isPresent());
    }

    private static Thread daemon(Runnable task, String name, long stackBytes) {
        Thread thread = new Thread(null, task, name, stackBytes);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Reads what is stored and starts what takes time, before there is a window.
     *
     * @param folder the data folder
     * @param exitCode is completed when the user is done
     */
    static Desktop prepare(LaunchPlan plan, Path folder, CompletableFuture<Integer> exitCode) {
        return prepare(plan, folder, Surroundings.ofUser(), exitCode);
    }

    /** As {@link #prepare(LaunchPlan, Path, CompletableFuture)}, in other surroundings than the user's. */
    static Desktop prepare(LaunchPlan plan, Path folder, Surroundings surroundings, CompletableFuture<Integer> exitCode) {
        Desktop desktop = new Desktop(plan, folder, surroundings, exitCode);
        if (plan.start() instanceof LaunchPlan.Start.Demo wanted) {
            var _ = desktop.demo.start(wanted);
        }
        return desktop;
    }

    /** Opens the window and what the command line asked for. */
    void show() {
        running = true;
        Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> failed(problem));
        monitor.watchThisThread();
        monitor.register();
        Settings stored = settings.get();
        windowModel.themeProperty().set(plan.theme().orElse(stored.theme()));
        windowModel.themeProperty().subscribe((old, chosen) -> settings.update(value -> value.withTheme(chosen)));

        StartViewModel start = new StartViewModel(profiles, credentials, startActions(), fx, Clock.system(ZoneId.systemDefault()));
        startModel = start;
        ExchangeViewModel exchange = new ExchangeViewModel(connections, profiles, credentials, work, fx, start::refresh);
        exchange.look();
        vault.start(windowModel);
        WindowCommands commands = commands(start);
        SessionViews views = new SessionViews(session -> panes.viewOf(session, editOf(session, start)));
        MainWindow content = new MainWindow(
                windowModel,
                figures,
                new StartView(start, exchange, files),
                views,
                commands,
                plan.size().map(LaunchPlan.Size::width).map(Integer::doubleValue).orElse(DEFAULT_WIDTH),
                plan.size().map(LaunchPlan.Size::height).map(Integer::doubleValue).orElse(DEFAULT_HEIGHT));
        window = content;
        content.scene().addPostLayoutPulseListener(monitor::drew);
        content.scene().addEventFilter(InputEvent.ANY, event -> ticker.wake());
        Stage main = mainStage(content, stored);
        ShownWindow shown = new ShownWindow(main, content.dialogs(), content::tick, ticker::wake);
        windows.add(shown);
        windowModel.currentProperty().subscribe(session -> {
            shown.show(session);
            if (session == null) {
                start.refresh();
            }
        });
        windowModel.all().addListener((ListChangeListener<SessionViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(views::forget);
            }
        });
        var _ = new SessionWindows(
                windowModel,
                windows,
                main,
                session -> new SessionWindow(
                        windowModel, session, views, commands, content.scene().getWidth(), content.scene().getHeight()),
                layout::note,
                ticker::wake);
        main.show();
        ticker.start();

        switch (plan.start()) {
            case LaunchPlan.Start.Page() -> sessions.restore();
            case LaunchPlan.Start.Demo wanted -> openDemo(wanted);
            case LaunchPlan.Start.Connection(ConnectionProfile profile) -> {
                byte[] password = passwordOfEnvironment();
                if (password == null) {
                    // Asks for the password when there is a user name.
                    start.open(profile);
                } else {
                    open(profile, ConnectionSecrets.ofPassword(password));
                    Arrays.fill(password, (byte) 0);
                }
            }
        }
    }

    private WindowCommands commands(StartViewModel start) {
        return new WindowCommands(
                () -> {
                    showMain(1);
                    start.newConnection();
                },
                this::quit,
                this::showMain,
                windowModel::close);
    }

    private void showMain(int tab) {
        windowModel.show(tab);
        if (stage != null) {
            stage.setIconified(false);
            stage.toFront();
        }
    }

    private @Nullable Runnable editOf(SessionViewModel session, StartViewModel start) {
        String id = session.session().profile().id();
        if (profiles.find(id).isEmpty()) {
            return null;
        }
        return () -> {
            windowModel.close(session);
            windowModel.currentProperty().set(null);
            start.edit(id);
        };
    }

    private void quit() {
        if (stage != null) {
            remember(stage);
        }
        exitCode.complete(0);
    }

    private StartActions startActions() {
        return new StartActions() {
            @Override
            public void open(ConnectionProfile profile, ConnectionSecrets secrets) {
                Desktop.this.open(profile, secrets);
            }

            @Override
            public CompletableFuture<Void> test(
                    ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask) {
                boolean inUse = ConnectionViewModel.withClientIdOf(
                                profile, windowModel.all().stream().map(SessionViewModel::session).toList())
                        .isPresent();
                return connections.test(profile, secrets, inUse, onStep, ask);
            }

            @Override
            public ProxyChoice defaultProxy() {
                return settings.get().defaultProxy();
            }

            @Override
            public void useAsDefaultProxy(ProxyChoice proxy) {
                settings.update(value -> value.withDefaultProxy(proxy));
            }

            @Override
            public void openDemo() {
                Desktop.this.openDemo(new LaunchPlan.Start.Demo(1, 1));
            }
        };
    }

    private Stage mainStage(MainWindow content, Settings stored) {
        Stage main = new Stage();
        stage = main;
        main.setTitle(Texts.get("app.name"));
        WindowIcons.addTo(main);
        main.setScene(content.scene());
        if (plan.size().isEmpty()) {
            stored.window().filter(StagePlaces::isOnScreen).ifPresent(place -> StagePlaces.put(main, place));
        }
        main.setOnCloseRequest(event -> quit());
        return main;
    }

    private void remember(Stage closing) {
        if (plan.size().isEmpty()) {
            settings.update(value -> value.withWindow(StagePlaces.of(closing)));
        }
    }

    private static byte @Nullable [] passwordOfEnvironment() {
        String password = System.getenv(PASSWORD_VARIABLE);
        return password == null || password.isEmpty() ? null : password.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a connection in a tab of its own, which takes the secrets over. */
    private void open(ConnectionProfile profile, ConnectionSecrets secrets) {
        SessionViewModel session = sessions.open(profile, secrets);
        session.stateProperty().subscribe(state -> {
            if (state.asked().filter(SecretField.PASSWORD::equals).isPresent() && startModel != null) {
                // The start page asks again rather than failing again.
                startModel.forgetPassword(profile.id());
            }
        });
        plan.select().ifPresent(session::selectWhenSeen);
    }

    private void keep(String profileId, UnaryOperator<ConnectionProfile> change) {
        profiles.find(profileId).ifPresent(saved -> profiles.put(change.apply(saved.profile())));
    }

    private void openDemo(LaunchPlan.Start.Demo wanted) {
        var _ = demo.start(wanted).whenComplete((profile, problem) -> fx.later(() -> {
            if (problem == null) {
                open(profile, new ConnectionSecrets());
            } else {
                LOG.error("The demo broker could not be started", problem);
                Throwable cause = problem.getCause() == null ? problem : problem.getCause();
                tell(Texts.get("demo.failed", String.valueOf(cause.getMessage())));
            }
        }));
    }

    private MainWindow window() {
        if (window == null) {
            throw new IllegalStateException("The window is not shown yet");
        }
        return window;
    }

    WindowViewModel windowModel() {
        return windowModel;
    }

    Scene scene() {
        return window().scene();
    }

    /** The windows on the screen, the main one first. */
    Windows windows() {
        return windows;
    }

    FxScheduler fx() {
        return fx;
    }

    private void tell(String sentence) {
        if (running) {
            fx.later(() -> windowModel.tell(sentence));
        } else {
            // The stores may have something to say before there is a JavaFX thread; the window shows it when it opens.
            windowModel.notices().add(sentence);
        }
    }

    private void failed(Throwable problem) {
        LOG.error("Unexpected error on the JavaFX application thread", problem);
        tell(Texts.get("window.unexpected", problem.toString()));
    }

    /** Writes the window as it stands after a while, then ends the program. */
    void shootLater(LaunchPlan.Shot shot, PrintWriter out, PrintWriter err) {
        long millis = Math.round(shot.afterSeconds() * 1000);
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, work).execute(() -> {
            try {
                Screenshot.write(picture(), shot.file());
                out.println(shot.file().toAbsolutePath().normalize());
                exitCode.complete(0);
            } catch (IOException | RuntimeException e) {
                err.println("topiary: " + e.getMessage());
                exitCode.complete(1);
            }
        });
    }

    /** What the window shows now; not on the JavaFX application thread, which it waits for. */
    WritableImage picture() {
        CompletableFuture<WritableImage> image = new CompletableFuture<>();
        fx.later(() -> {
            try {
                image.complete(Screenshot.of(scene()));
            } catch (RuntimeException e) {
                image.completeExceptionally(e);
            }
        });
        return image.join();
    }

    /** Ends the sessions, saves what is to be saved; the demo broker stops behind the user's back. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        ticker.close();
        if (running) {
            closeWindow();
        }
        demo.close();
        monitor.close();
        vault.close();
        profiles.close();
        settings.close();
        work.shutdownNow();
        searches.shutdownNow();
    }

    private void closeWindow() {
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        fx.later(() -> {
            if (window != null) {
                window.close();
            }
            if (stage != null) {
                stage.hide();
            }
            layout.end();
            CompletableFuture<Void> sessionsEnded = windowModel.close();
            if (startModel != null) {
                startModel.close();
            }
            credentials.close();
            var _ = sessionsEnded.whenComplete((nothing, problem) -> ended.complete(null));
        });
        ended.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
    }
}
