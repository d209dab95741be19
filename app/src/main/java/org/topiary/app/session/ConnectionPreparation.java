// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.session.ConnectionViewModel;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.proxy.ProxyResolver;

/** Prepares a session before it connects: its stored secrets and its proxy. JavaFX application thread. */
final class ConnectionPreparation implements ConnectionViewModel.Preparation {
    private final Session session;
    private final ConnectionSecrets secrets;
    private final Credentials credentials;
    private final Supplier<ProxyChoice> defaultProxy;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final TrustedModules modules;
    private final Confirm confirm;
    /** Whether the credentials have nothing to add. */
    private boolean complete;
    /** Whether the session was opened automatically and the user has not connected it yet. */
    private boolean alone;

    /**
     * @param secrets secrets of the session
     * @param complete whether the session has all its secrets; otherwise they come from the credentials, which may ask
     *     for a password
     * @param defaultProxy the proxy of profiles that specify none; called on the executor
     * @param tasks runs work that may wait for a disk
     * @param confirm asks in the window that shows the session
     */
    ConnectionPreparation(
            Session session,
            ConnectionSecrets secrets,
            boolean complete,
            Credentials credentials,
            Supplier<ProxyChoice> defaultProxy,
            Tasks tasks,
            FxScheduler fx,
            TrustedModules modules,
            Confirm confirm) {
        this.session = session;
        this.secrets = secrets;
        this.complete = complete;
        this.alone = !complete;
        this.credentials = credentials;
        this.defaultProxy = defaultProxy;
        this.tasks = tasks;
        this.fx = fx;
        this.modules = modules;
        this.confirm = confirm;
    }

    @Override
    public void prepare(Runnable ready, Consumer<String> waits) {
        boolean first = alone;
        alone = false;
        String module = TrustedModules.waits(session.profile());
        if (modules.mayConnect(session.profile())) {
            prepare(first, ready, waits);
        } else if (first) {
            // Several may be opened at the start, when the user is not looking at them yet.
            waits.accept(module);
        } else {
            modules.ask(session.profile(), confirm, () -> prepare(false, ready, waits), () -> waits.accept(module));
        }
    }

    private void prepare(boolean first, Runnable ready, Consumer<String> waits) {
        if (complete) {
            findProxy(ready, waits);
        } else {
            credentials.kept(session.profile().id(), kept -> load(kept, first, ready, waits));
        }
    }

    private void load(Set<SecretField> kept, boolean first, Runnable ready, Consumer<String> waits) {
        boolean known = !kept.isEmpty();
        boolean mustFail = first && known && isWithoutPassword() && !kept.contains(SecretField.PASSWORD);
        // Typed secrets need no vault, and a vault that cannot be read is not opened for a session that may need none.
        if (mustFail || (known ? kept.stream().allMatch(secrets::has) : !isWithoutPassword())) {
            proceed(first, "connection.waits.password", ready, waits);
            return;
        }
        credentials.load(
                session.profile().id(),
                loaded -> {
                    try (loaded) {
                        complete = known && kept.stream().allMatch(loaded::has);
                        for (SecretField field : SecretField.values()) {
                            take(loaded, field);
                        }
                    }
                    proceed(
                            first || kept.contains(SecretField.PASSWORD),
                            known ? "connection.waits.locked" : "connection.waits.password",
                            ready,
                            waits);
                },
                () -> waits.accept(
                        Texts.get("connection.waits.left", session.profile().name())));
    }

    private void take(ConnectionSecrets loaded, SecretField field) {
        byte[] secret = secrets.has(field) ? null : loaded.copy(field);
        if (secret != null) {
            session.setSecret(field, secret);
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Does not connect without the password if that must fail: some brokers lock a client out after too many such
     * attempts.
     */
    private void proceed(boolean mustFail, String textKey, Runnable ready, Consumer<String> waits) {
        if (mustFail && isWithoutPassword()) {
            waits.accept(Texts.get(textKey, session.profile().userName()));
        } else {
            findProxy(ready, waits);
        }
    }

    private boolean isWithoutPassword() {
        return !session.profile().userName().isEmpty() && !secrets.has(SecretField.PASSWORD);
    }

    private void findProxy(Runnable ready, Consumer<String> waits) {
        ProxyChoice.Kind kind = session.profile().proxy().kind();
        if (kind != ProxyChoice.Kind.DEFAULT && kind != ProxyChoice.Kind.SYSTEM) {
            ready.run();
            return;
        }
        ConnectionProfile profile = session.profile();
        tasks.compute(
                TaskSpec.of("task.proxy", Lane.IO),
                fx::later,
                (progress, cancel) -> new ProxyResolver(defaultProxy.get()).resolve(profile, secrets),
                resolved -> {
                    session.setProfile(session.profile().toBuilder()
                            .proxy(resolved.proxy())
                            .build());
                    ready.run();
                },
                problem -> waits.accept(
                        problem instanceof CancellationException
                                ? Texts.get("connection.waits.cancelled")
                                : Texts.of(problem)));
    }
}
