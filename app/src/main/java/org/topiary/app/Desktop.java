// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.InputEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.monitor.WindowMonitor;
import org.topiary.app.store.ProfileStore;
import org.topiary.app.store.Settings;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.view.start.StartView;
import org.topiary.app.view.window.MainWindow;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.StartActions;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.demo.Demo;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.ConnectOptions;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.SessionState;

/**
 * The composition root: makes the stores, the view-models and the views, and ties them together by their constructors.
 * Made on any thread, shown on the JavaFX application thread, closed on any.
 */
final class Desktop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final String PASSWORD_VARIABLE = "TOPIARY_PASSWORD";
    private static final double DEFAULT_WIDTH = 1280;
    private static final double DEFAULT_HEIGHT = 800;
    private static final int DEMO_KEEP_ALIVE_SECONDS = 30;
    private static final int CLOSE_SECONDS = 5;
    private static final long MIB = 1024 * 1024;
    private static final long SEARCH_STACK_BYTES = 16 * MIB;

    private final LaunchPlan plan;
    private final CompletableFuture<Integer> exitCode;
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
    private final SessionPanes panes;
    private final Ticker ticker;

    // Written by the JavaFX application thread, read by the ticker's.
    private volatile boolean visible;
    private volatile boolean running;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable SessionViewModel shown;

    private @Nullable MainWindow window;
    private @Nullable StartViewModel startModel;
    private @Nullable Stage stage;
    private @Nullable CompletableFuture<Demo> demo;

    private Desktop(LaunchPlan plan, Path folder, CompletableFuture<Integer> exitCode) {
        this.plan = plan;
        this.exitCode = exitCode;
        settings = new SettingsStore(folder, this::tell);
        profiles = new ProfileStore(folder, this::tell);
        ticker = new Ticker(fx, monitor, this::isBehind, this::draw);
        panes = new SessionPanes(fx, work, searches, ticker::lookSoon, this::window, settings);
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
        Desktop desktop = new Desktop(plan, folder, exitCode);
        if (plan.start() instanceof LaunchPlan.Start.Demo wanted) {
            desktop.demo = desktop.startDemo(wanted);
        }
        return desktop;
    }

    private CompletableFuture<Demo> startDemo(LaunchPlan.Start.Demo wanted) {
        return CompletableFuture.supplyAsync(() -> Demo.start(wanted.rate(), wanted.seed()), work);
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

        StartViewModel start = new StartViewModel(profiles, startActions(), fx, Clock.system(ZoneId.systemDefault()));
        startModel = start;
        windowModel.currentProperty().subscribe(session -> {
            shown = session;
            ticker.wake();
            if (session == null) {
                start.refresh();
            }
        });
        MainWindow shownWindow = new MainWindow(
                windowModel,
                figures,
                new StartView(start),
                session -> panes.viewOf(session, editOf(session, start)),
                () -> {
                    windowModel.currentProperty().set(null);
                    start.newConnection();
                },
                this::quit,
                plan.size().map(LaunchPlan.Size::width).map(Integer::doubleValue).orElse(DEFAULT_WIDTH),
                plan.size().map(LaunchPlan.Size::height).map(Integer::doubleValue).orElse(DEFAULT_HEIGHT));
        window = shownWindow;
        shownWindow.scene().addPostLayoutPulseListener(monitor::drew);
        shownWindow.scene().addEventFilter(InputEvent.ANY, event -> ticker.wake());
        showStage(new Stage(), shownWindow, stored);
        ticker.start();

        switch (plan.start()) {
            case LaunchPlan.Start.Page() -> {}
            case LaunchPlan.Start.Demo wanted -> openDemo(wanted);
            case LaunchPlan.Start.Connection(ConnectionProfile profile) -> {
                byte[] password = passwordOfEnvironment();
                if (password == null) {
                    // Asks for the password when there is a user name.
                    start.open(profile);
                } else {
                    open(profile, password);
                }
            }
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
            public void open(ConnectionProfile profile, byte @Nullable [] password) {
                Desktop.this.open(profile, password);
            }

            @Override
            public void openDemo() {
                Desktop.this.openDemo(new LaunchPlan.Start.Demo(1, 1));
            }
        };
    }

    private void showStage(Stage newStage, MainWindow content, Settings stored) {
        stage = newStage;
        newStage.setTitle(Texts.get("app.name"));
        newStage.setScene(content.scene());
        if (plan.size().isEmpty()) {
            stored.window().filter(Desktop::isOnScreen).ifPresent(place -> place(newStage, place));
        }
        newStage.showingProperty().subscribe(value -> seeing(value && !newStage.isIconified()));
        newStage.iconifiedProperty().subscribe(value -> seeing(newStage.isShowing() && !value));
        newStage.setOnCloseRequest(event -> quit());
        newStage.show();
    }

    private void seeing(boolean value) {
        visible = value;
        ticker.wake();
    }

    private static boolean isOnScreen(Settings.WindowPlace place) {
        // A window that was on a monitor that is gone would open where nobody sees it.
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .anyMatch(bounds -> bounds.intersects(new Rectangle2D(place.x(), place.y(), place.width(), place.height())));
    }

    private static void place(Stage stage, Settings.WindowPlace place) {
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    private void remember(Stage closing) {
        if (plan.size().isEmpty()) {
            settings.update(value -> value.withWindow(new Settings.WindowPlace(
                    closing.getX(), closing.getY(), closing.getWidth(), closing.getHeight(), closing.isMaximized())));
        }
    }

    private static byte @Nullable [] passwordOfEnvironment() {
        String password = System.getenv(PASSWORD_VARIABLE);
        return password == null || password.isEmpty() ? null : password.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a connection in a tab of its own; the password is copied, and wiped here. */
    private void open(ConnectionProfile profile, byte @Nullable [] password) {
        SessionViewModel session = panes.open(profile, password, settings.get());
        if (password != null) {
            Arrays.fill(password, (byte) 0);
        }
        session.tree().orderProperty().subscribe((old, order) -> settings.update(value -> value.withTreeOrder(order)));
        session.stateProperty().subscribe(state -> {
            if (state.phase() == SessionState.Phase.FAILED && startModel != null) {
                // It may be the password: the start page asks again rather than failing again.
                startModel.forgetPassword(profile.id());
            }
        });
        plan.select().ifPresent(session::selectWhenSeen);
        windowModel.open(session);
        session.connect();
    }

    private void openDemo(LaunchPlan.Start.Demo wanted) {
        CompletableFuture<Demo> running = demo == null ? startDemo(wanted) : demo;
        demo = running;
        var _ = running.whenComplete((started, problem) -> fx.later(() -> {
            if (problem == null) {
                open(demoProfile(started.port()), null);
            } else {
                demo = null;
                LOG.error("The demo broker could not be started", problem);
                Throwable cause = problem.getCause() == null ? problem : problem.getCause();
                tell(Texts.get("demo.failed", String.valueOf(cause.getMessage())));
            }
        }));
    }

    private static ConnectionProfile demoProfile(int port) {
        return ConnectionProfile.of(
                        UUID.randomUUID().toString(),
                        Texts.get("demo.name"),
                        new BrokerAddress(BrokerAddress.Transport.TCP, "127.0.0.1", port, ""))
                .toBuilder()
                .options(ConnectOptions.DEFAULT.withKeepAliveSeconds(DEMO_KEEP_ALIVE_SECONDS))
                .build();
    }

    private boolean isBehind(long now) {
        SessionViewModel session = shown;
        return visible && (figures.isDue() || (session != null && session.isBehind(now)));
    }

    private void draw(long now) {
        window().tick(now);
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

    FxScheduler fx() {
        return fx;
    }

    private void tell(String sentence) {
        if (running) {
            fx.later(() -> {
                // What fails at every tick is said once.
                if (!windowModel.notices().contains(sentence)) {
                    windowModel.notices().add(sentence);
                }
            });
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
        if (demo != null && demo.isDone() && !demo.isCompletedExceptionally()) {
            demo.join().close();
        }
        monitor.close();
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
            CompletableFuture<Void> sessionsEnded = windowModel.close();
            if (startModel != null) {
                startModel.close();
            }
            var _ = sessionsEnded.whenComplete((nothing, problem) -> ended.complete(null));
        });
        ended.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
    }
}
