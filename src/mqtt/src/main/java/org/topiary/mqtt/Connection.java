// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.history.Outages;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.failure.ConnectFailures;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.Intake;

/**
 * The requested state of a session's connection, set by the user or the program; {@link ConnectAttempts} carries it
 * out.
 *
 * <p>A request changes the state and its epoch at once, on any thread; everything else runs on the control thread.
 */
final class Connection {
    private final ControlThread control;
    private final StateEpochs states;
    private final Subscriptions subscriptions;
    private final ConnectAttempts attempts;
    private final Publishing publishing;
    private boolean closed;

    Connection(
            ConnectionProfile profile,
            String clientId,
            ConnectionSecrets secrets,
            Intake intake,
            Executor networkThread,
            Timing timing) {
        control = new ControlThread(timing.control(), this::failedHere);
        states = new StateEpochs(control, timing.wall());
        subscriptions = new Subscriptions(profile.subscriptions(), intake, control);
        Link.Settings settings = new Link.Settings(
                profile, clientId, secrets, networkThread, intake, subscriptions::enabled, this::lostOnNetworkThread);
        attempts = new ConnectAttempts(control, states, subscriptions, new ReconnectPolicy(timing.ticks()), settings);
        publishing = new Publishing(states, attempts);
    }

    SessionState state() {
        return states.state();
    }

    Outages outages() {
        return states.outages();
    }

    @Nullable
    ConnectionInfo info() {
        return attempts.info();
    }

    int reconnects() {
        return attempts.reconnects();
    }

    void setListener(Consumer<SessionState> listener) {
        states.setListener(listener);
    }

    void connect() {
        synchronized (this) {
            if (closed) {
                return;
            }
            switch (state().phase()) {
                case CONNECTING, CONNECTED -> {}
                case RECONNECTING -> {
                    long now = states.current();
                    control.execute(() -> attempts.reconnectNow(now));
                }
                case DISCONNECTED, FAILED -> {
                    boolean again = state().phase() == Phase.FAILED;
                    long next = states.next(SessionState.connecting(profile()));
                    control.execute(() -> attempts.begin(next, again));
                }
            }
        }
    }

    ConnectionProfile profile() {
        return attempts.profile();
    }

    synchronized void setProfile(ConnectionProfile changed) {
        attempts.setProfile(changed);
        setSubscriptions(changed.subscriptions());
    }

    List<Subscription> subscriptions() {
        return subscriptions.requested();
    }

    void setSubscriptions(List<Subscription> requested) {
        subscriptions.request(requested);
        control.execute(subscriptions::apply);
    }

    /** Does without something from now on, whether or not a connection is requested. */
    void skip(Skip skip) {
        subscriptions.skips().add(skip);
        control.execute(subscriptions::apply);
    }

    List<Skip> skipped() {
        return subscriptions.skips().chosen();
    }

    /** Runs a task soon on the network thread; returns false if no connection holds that thread. */
    boolean onNetworkThread(Runnable task) {
        Link current = attempts.link();
        return current != null && current.onNetworkThread(task);
    }

    /** @param withWill whether the broker is to publish the last will */
    CompletableFuture<Void> disconnect(boolean withWill) {
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedFuture(null);
            }
            states.next(SessionState.DISCONNECTED);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        control.execute(() -> control.then(attempts.end(withWill), (nothing, error) -> done.complete(null)));
        return done;
    }

    /** Disconnects permanently; completes when no more messages can arrive. */
    CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedFuture(null);
            }
            states.next(SessionState.DISCONNECTED);
            closed = true;
        }
        control.execute(() -> control.then(attempts.end(false), (nothing, error) -> {
            control.shutdown();
            done.complete(null);
        }));
        return done;
    }

    CompletableFuture<PublishResult> publish(PublishMessage message) {
        return publishing.publish(message);
    }

    private void lostOnNetworkThread(Link lost, Link.Loss loss) {
        control.execute(() -> attempts.lost(lost, loss));
    }

    /** An unexpected exception ends the connection visibly. */
    private void failedHere(Throwable error) {
        attempts.fail(states.current(), ConnectFailures.ofTopiary(error));
    }
}
