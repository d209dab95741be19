// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.PasswordVariable;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.session.ConnectionViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.ConnectionOpener;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/** Opens what the command line and the start page request. JavaFX application thread only. */
public final class SessionOpener implements ConnectionOpener {
    private final SessionRegistry sessions;
    private final WindowViewModel window;
    private final ProfileStore profiles;
    private final ConnectionTools connections;
    private final SettingsStore settings;
    private final DemoBroker demo;
    private final FxScheduler fx;
    private final PasswordVariable password;
    private final TrustedModules modules;
    private @Nullable StartViewModel page;
    private @Nullable InWindowDialogs dialogs;
    private Consumer<Path> importer = file -> {};
    /** The topic that the next connection selects as soon as it appears. */
    private Optional<String> select = Optional.empty();

    public SessionOpener(
            SessionRegistry sessions,
            WindowViewModel window,
            ProfileStore profiles,
            ConnectionTools connections,
            SettingsStore settings,
            DemoBroker demo,
            FxScheduler fx,
            PasswordVariable password) {
        this.sessions = sessions;
        this.window = window;
        this.profiles = profiles;
        this.connections = connections;
        this.settings = settings;
        this.demo = demo;
        this.fx = fx;
        this.password = password;
        modules = new TrustedModules(settings);
    }

    /**
     * Opens what this program was started with.
     *
     * @param startPage asks for a password when one is needed
     * @param importSheet offers the content of a file for import, on the start page
     * @param questions of the main window
     */
    public void begin(
            LaunchPlan plan, StartViewModel startPage, Consumer<Path> importSheet, InWindowDialogs questions) {
        page = startPage;
        importer = importSheet;
        dialogs = questions;
        // The start page asks again instead of failing again.
        sessions.watchPasswords(startPage.passwords()::forget, startPage.passwords()::accepted);
        if (plan.start() instanceof LaunchPlan.Start.Page) {
            sessions.restore();
        } else if (plan.start() instanceof LaunchPlan.Start.Connection(ConnectionProfile profile, boolean link)
                && !link) {
            select = plan.select();
            connect(profile);
        } else {
            open(plan).ifPresent(window::notify);
        }
    }

    private void connect(ConnectionProfile profile) {
        byte[] known = password.takeFor(profile);
        if (known == null) {
            // Asks for the password if there is a user name.
            Objects.requireNonNull(page).open(profile);
        } else {
            open(profile, ConnectionSecrets.ofPassword(known));
            Arrays.fill(known, (byte) 0);
        }
    }

    /**
     * Opens what a later start of the program requests, in addition to what is open. Any program can cause such a
     * start, so an unsaved address is connected only if the user agrees.
     *
     * @return a sentence on why it cannot; empty if it can, or if the user is asked
     */
    public Optional<String> open(LaunchPlan plan) {
        if (plan.start() instanceof LaunchPlan.Start.Connection(ConnectionProfile profile, boolean _)
                && !isSaved(profile)) {
            return ask(profile, plan.select());
        }
        switch (plan.start()) {
            case LaunchPlan.Start.Page() -> {}
            case LaunchPlan.Start.Import(Path file) -> {
                window.currentProperty().set(null);
                importer.accept(file);
            }
            case LaunchPlan.Start.Demo wanted -> openDemo(wanted);
            case LaunchPlan.Start.Connection(ConnectionProfile profile, boolean _) ->
                Objects.requireNonNull(page).open(profile);
        }
        return Optional.empty();
    }

    private boolean isSaved(ConnectionProfile wanted) {
        return profiles.profiles().stream()
                .map(SavedProfile::profile)
                .anyMatch(saved -> saved.address().equals(wanted.address())
                        && saved.userName().equals(wanted.userName()));
    }

    /** One question at a time, and none replaces another: otherwise a program could cover the window with them. */
    private Optional<String> ask(ConnectionProfile profile, Optional<String> selected) {
        InWindowDialogs questions = Objects.requireNonNull(dialogs);
        if (questions.isOpen()) {
            return Optional.of(Texts.get("open.busy"));
        }
        Threads.report(questions
                .confirm(
                        Texts.get(
                                "open.title",
                                ForeignText.line(profile.address().host()),
                                String.valueOf(profile.address().port())),
                        Texts.get("open.text"),
                        Texts.get("open.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        select = selected;
                        Objects.requireNonNull(page).open(profile);
                    }
                }));
        return Optional.empty();
    }

    /** Opens a connection in a new tab, which takes ownership of the secrets. */
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
                        profile,
                        window.all().stream().map(SessionViewModel::session).toList())
                .isPresent();
        CompletableFuture<Void> over = new CompletableFuture<>();
        modules.ask(
                profile,
                Objects.requireNonNull(dialogs)::ask,
                () -> {
                    if (over.isDone()) {
                        // The user left the test while the question was open.
                        secrets.close();
                        return;
                    }
                    CompletableFuture<Void> run = connections.test(profile, secrets, inUse, onStep, ask);
                    var _ = run.whenComplete((nothing, problem) -> complete(over, problem));
                    var _ = over.whenComplete((nothing, problem) -> run.cancel(false));
                },
                () -> {
                    secrets.close();
                    over.completeExceptionally(new IllegalStateException(TrustedModules.waits(profile)));
                });
        return over;
    }

    private static void complete(CompletableFuture<Void> over, @Nullable Throwable problem) {
        if (problem == null) {
            over.complete(null);
        } else {
            over.completeExceptionally(problem);
        }
    }

    @Override
    public void choseModule(String path) {
        modules.trust(path);
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
        var _ = demo.start(wanted)
                .whenComplete((profile, problem) -> fx.later(() -> {
                    if (problem == null) {
                        open(profile, new ConnectionSecrets());
                    } else {
                        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
                        window.notify(Texts.get("demo.failed", Texts.of(cause)));
                    }
                }));
    }
}
