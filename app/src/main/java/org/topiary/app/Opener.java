// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.session.ConnectionViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.StartActions;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.ProxyChoice;
import org.topiary.mqtt.PublishQuestion;
import org.topiary.mqtt.TestStep;

/** Opens what the command line and the start page ask for. JavaFX application thread only. */
final class Opener implements StartActions {
    private static final String PASSWORD_VARIABLE = "TOPIARY_PASSWORD";

    private final OpenSessions sessions;
    private final WindowViewModel window;
    private final Connections connections;
    private final SettingsStore settings;
    private final DemoBroker demo;
    private final FxScheduler fx;
    private @Nullable StartViewModel page;
    private Consumer<Path> importer = file -> {};
    /** What the next connection is to select as soon as it is seen. */
    private Optional<String> select = Optional.empty();

    Opener(
            OpenSessions sessions,
            WindowViewModel window,
            Connections connections,
            SettingsStore settings,
            DemoBroker demo,
            FxScheduler fx) {
        this.sessions = sessions;
        this.window = window;
        this.connections = connections;
        this.settings = settings;
        this.demo = demo;
        this.fx = fx;
    }

    /**
     * Opens what this program was started with.
     *
     * @param startPage asks for a password when it is needed
     * @param importSheet offers what a file holds for import, on the start page
     */
    void begin(LaunchPlan plan, StartViewModel startPage, Consumer<Path> importSheet) {
        page = startPage;
        importer = importSheet;
        // The start page asks again rather than failing again.
        sessions.watchPasswords(startPage::forgetPassword, startPage::passwordAccepted);
        if (plan.start() instanceof LaunchPlan.Start.Page) {
            sessions.restore();
        } else {
            open(plan);
        }
    }

    /** Opens what a later start of the program asks for, beside what is open. */
    void open(LaunchPlan plan) {
        select = plan.select();
        switch (plan.start()) {
            case LaunchPlan.Start.Page() -> {}
            case LaunchPlan.Start.Import(Path file) -> {
                window.currentProperty().set(null);
                importer.accept(file);
            }
            case LaunchPlan.Start.Demo wanted -> openDemo(wanted);
            case LaunchPlan.Start.Connection(ConnectionProfile profile) -> {
                byte[] password = passwordOfEnvironment();
                if (password == null) {
                    // Asks for the password when there is a user name.
                    Objects.requireNonNull(page).open(profile);
                } else {
                    open(profile, ConnectionSecrets.ofPassword(password));
                    Arrays.fill(password, (byte) 0);
                }
            }
        }
    }

    private static byte @Nullable [] passwordOfEnvironment() {
        String password = System.getenv(PASSWORD_VARIABLE);
        return password == null || password.isEmpty() ? null : password.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens a connection in a tab of its own, which takes the secrets over. */
    @Override
    public void open(ConnectionProfile profile, ConnectionSecrets secrets) {
        SessionViewModel session = sessions.open(profile, secrets);
        select.ifPresent(session::selectWhenSeen);
        select = Optional.empty();
    }

    @Override
    public CompletableFuture<Void> test(
            ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask) {
        boolean inUse = ConnectionViewModel.withClientIdOf(
                        profile, window.all().stream().map(SessionViewModel::session).toList())
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
        openDemo(new LaunchPlan.Start.Demo(1, 1));
    }

    private void openDemo(LaunchPlan.Start.Demo wanted) {
        var _ = demo.start(wanted).whenComplete((profile, problem) -> fx.later(() -> {
            if (problem == null) {
                open(profile, new ConnectionSecrets());
            } else {
                Throwable cause = problem.getCause() == null ? problem : problem.getCause();
                window.tell(Texts.get("demo.failed", String.valueOf(cause.getMessage())));
            }
        }));
    }
}
