// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.doctor.TlsProbe;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.failure.Failures;
import org.topiary.mqtt.failure.LostConnections;
import org.topiary.mqtt.failure.TlsFailures;
import org.topiary.mqtt.link.ConnectProblems;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.link.VersionFallback;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishRequest;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.tls.TlsClient;
import org.topiary.mqtt.tls.TlsDetails;
import org.topiary.mqtt.tls.TlsSetupException;
import org.topiary.mqtt.words.Causes;

/**
 * The life of a session's connection: attempts, fall-back to MQTT 3.1.1, subscriptions, reconnects with back-off, the
 * end.
 *
 * <p>State and epoch change at once when a person wishes something; everything else belongs to one control thread.
 */
final class Connection {
    // Replaced by setProfile; a link keeps those that it was made with.
    private volatile Link.Settings settings;
    private volatile ConnectionProfile profile;
    private final ControlThread control;
    private final StateEpochs states;
    private final AtomicInteger reconnects = new AtomicInteger();
    private volatile @Nullable ConnectionInfo info;
    private volatile @Nullable Link link;

    private boolean closed;

    // Control thread only.
    private CompletableFuture<Void> previousEnd = CompletableFuture.completedFuture(null);
    private MqttVersion version = MqttVersion.MQTT_5;
    private String fallback = "";
    private boolean wasConnected;
    private final Retries retries;
    private @Nullable ScheduledFuture<?> retry;
    private CompletableFuture<Failure> question = new CompletableFuture<>();
    private final Subscriptions subscriptions;

    /** How long to wait for the MQTT client to let go of the connection it just lost, before asking again. */
    private static final long IDLE_CHECK_MILLIS = 10;

    Connection(
            ConnectionProfile profile,
            String clientId,
            ConnectionSecrets secrets,
            Intake intake,
            Executor networkThread,
            Timing timing) {
        this.profile = profile;
        control = new ControlThread(timing.control(), this::failedHere);
        states = new StateEpochs(control);
        retries = new Retries(timing.ticks());
        subscriptions = new Subscriptions(profile.subscriptions(), intake, control);
        settings = new Link.Settings(
                profile, clientId, secrets, networkThread, intake, subscriptions::enabled, this::lostOnNetworkThread);
    }

    SessionState state() {
        return states.state();
    }

    @Nullable
    ConnectionInfo info() {
        return info;
    }

    int reconnects() {
        return reconnects.get();
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
                    control.execute(() -> retryNow(now));
                }
                case DISCONNECTED, FAILED -> {
                    boolean again = state().phase() == Phase.FAILED;
                    long next = states.next(SessionState.connecting(profile));
                    control.execute(() -> begin(next, again));
                }
            }
        }
    }

    ConnectionProfile profile() {
        return profile;
    }

    synchronized void setProfile(ConnectionProfile changed) {
        profile = changed;
        settings = settings.withProfile(changed);
        setSubscriptions(changed.subscriptions());
    }

    List<Subscription> subscriptions() {
        return subscriptions.wished();
    }

    void setSubscriptions(List<Subscription> wished) {
        subscriptions.wish(wished);
        control.execute(subscriptions::apply);
    }

    /** Does without something from now on, whatever the wish is. */
    void skip(Skip skip) {
        subscriptions.skips().add(skip);
        control.execute(subscriptions::apply);
    }

    List<Skip> skipped() {
        return subscriptions.skips().chosen();
    }

    /** Runs a task soon on the network thread; false if there is no connection that holds it. */
    boolean onNetworkThread(Runnable task) {
        Link current = link;
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
        control.execute(() -> control.then(endLink(withWill), (nothing, error) -> done.complete(null)));
        return done;
    }

    /** Disconnects for good; completes when nothing will arrive any more. */
    CompletableFuture<Void> close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedFuture(null);
            }
            states.next(SessionState.DISCONNECTED);
            closed = true;
        }
        control.execute(() -> control.then(endLink(false), (nothing, error) -> {
            control.shutdown();
            done.complete(null);
        }));
        return done;
    }

    CompletableFuture<PublishResult> publish(PublishRequest request) {
        String problem = TopicRules.nameProblem(request.topic());
        if (problem != null) {
            return CompletableFuture.completedFuture(new PublishResult(false, problem));
        }
        SessionState now = state();
        Link current = link;
        if (now.phase() != Phase.CONNECTED || current == null) {
            return CompletableFuture.completedFuture(new PublishResult(false, "Not connected: " + now.summary()));
        }
        ConnectionInfo agreed = info;
        String excluded = agreed == null ? null : agreed.limits().publishProblem(request.qos(), request.retain());
        return excluded == null
                ? current.publish(request)
                : CompletableFuture.completedFuture(new PublishResult(false, excluded));
    }

    private void begin(long begun, boolean again) {
        wasConnected = false;
        fallback = "";
        retries.begin();
        if (!again) {
            subscriptions.forget();
        }
        version = profile.version() == MqttVersion.AUTOMATIC ? MqttVersion.MQTT_5 : profile.version();
        open(begun);
    }

    private void open(long begun) {
        if (!previousEnd.isDone()) {
            // A late connection of the attempt before, with the same client id, would throw this one out.
            control.then(previousEnd, (nothing, error) -> open(begun));
            return;
        }
        if (!states.isCurrent(begun)) {
            return;
        }
        try {
            ConnectProblems.check(profile, settings.secrets());
            link = Link.of(version, settings, TlsClient.of(profile, settings.secrets()));
        } catch (TlsSetupException e) {
            fail(begun, TlsFailures.of(e));
            return;
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(
                    begun,
                    new Failure(
                            "Cannot connect: " + Causes.message(e),
                            "Check the settings of the connection.",
                            Causes.detail(e),
                            true));
            return;
        }
        attempt(begun);
    }

    private void attempt(long begun) {
        Link current = link;
        if (current == null || !states.isCurrent(begun)) {
            return;
        }
        if (!current.profile().tls().equals(profile.tls())) {
            // Whom to trust was changed meanwhile; a link keeps to what it was made with.
            var _ = endLink(false);
            open(begun);
            return;
        }
        if (!current.isIdle()) {
            retry = control.schedule(() -> attempt(begun), IDLE_CHECK_MILLIS);
            return;
        }
        retry = null;
        control.then(current.connect(wasConnected), (accepted, error) -> {
            if (!states.isCurrent(begun)) {
                return;
            }
            if (error == null) {
                connected(begun, current, accepted);
            } else {
                refused(begun, current, error);
            }
        });
    }

    private void connected(long begun, Link current, Link.Accepted accepted) {
        if (wasConnected) {
            reconnects.incrementAndGet();
        }
        wasConnected = true;
        retries.connected();
        settings.intake().restartBrokerDropped();
        Link.Loss loss = current.loss();
        if (loss != null) {
            // Told while nobody took it for connected; a loss from now on is told after this.
            lost(begun, loss);
            return;
        }
        Optional<TlsDetails> details = current.tls().flatMap(TlsClient::details);
        ConnectionInfo agreed = new ConnectionInfo(
                current.protocol(),
                details.map(TlsDetails::version).orElse(""),
                details,
                accepted.clientId(),
                accepted.sessionPresent(),
                List.of(),
                fallback,
                accepted.limits());
        info = agreed;
        // Handed to the network before anyone can publish, so that the broker has our subscriptions first.
        subscriptions.connected(current, accepted, () -> subscriptionsChanged(begun, agreed));
        states.change(begun, SessionState.connected(profile, Objects.requireNonNull(info), subscriptions.advice()));
    }

    /** After an answer to a subscription. */
    private void subscriptionsChanged(long begun, ConnectionInfo agreed) {
        ConnectionInfo now = agreed.withRefusedFilters(subscriptions.refusedFilters());
        if (states.isCurrent(begun)) {
            info = now;
            states.changeIfConnected(begun, SessionState.connected(profile, now, subscriptions.advice()));
        }
    }

    private void refused(long begun, Link refused, Throwable error) {
        retries.refused(error);
        Optional<String> older = wasConnected || version != MqttVersion.MQTT_5
                ? Optional.empty()
                : VersionFallback.reason(error, profile);
        if (older.isPresent()) {
            fallback = older.get();
            var _ = endLink(false);
            version = MqttVersion.MQTT_3_1_1;
            open(begun);
            return;
        }
        Failure failure = Failures.connecting(error, profile, settings.clientId(), refused.tls());
        if (wasConnected && !failure.lasting() && profile.reconnect().enabled()) {
            retryLater(begun, failure);
        } else if (wasConnected) {
            fail(begun, failure);
        } else {
            question = TlsProbe.refine(failure, error, profile, settings.secrets());
            control.then(question, (found, cancelled) -> {
                if (cancelled == null) {
                    fail(begun, found);
                }
            });
        }
    }

    private void lostOnNetworkThread(Link lost, Link.Loss loss) {
        control.execute(() -> {
            if (lost.equals(link) && state().phase() == Phase.CONNECTED) {
                lost(states.current(), loss);
            }
        });
    }

    private void lost(long begun, Link.Loss loss) {
        boolean overOptionalFilter = subscriptions.lost();
        Failure failure = LostConnections.of(loss, profile, settings.clientId());
        retries.lost(loss);
        // "Not authorized" is said of one filter then, and the connection can do without it.
        if (!profile.reconnect().enabled()) {
            fail(begun, failure.adding("Automatic reconnection is off for this connection."));
        } else if (retries.isInVain()) {
            Failure vain = failure.adding(
                    "This ended the connection three times in a row, so Topiary does not connect again by itself.");
            fail(begun, SessionState.of(Phase.FAILED, vain).offering(skips(loss)));
        } else if (failure.lasting() && !overOptionalFilter) {
            fail(begun, failure);
        } else {
            retryLater(begun, failure);
        }
    }

    private void retryLater(long begun, Failure failure) {
        long delay = retries.delay(profile.reconnect());
        long seconds = Math.max(1, Math.round(delay / 1000.0));
        String summary = failure.summary() + " Retrying in " + seconds + " s.";
        if (states.change(begun, SessionState.of(Phase.RECONNECTING, failure.withSummary(summary)))) {
            retry = control.schedule(() -> retryNow(begun), delay);
        }
    }

    /** Ends the wait for the next attempt to reconnect, if one is being waited for. */
    private void retryNow(long begun) {
        ScheduledFuture<?> waiting = retry;
        if (waiting == null || !states.isCurrent(begun)) {
            return;
        }
        waiting.cancel(false);
        states.change(
                begun,
                state().with(
                                Phase.RECONNECTING,
                                "Reconnecting to " + profile.address().toUrl()));
        attempt(begun);
    }

    private List<Skip> skips(Link.Loss loss) {
        return loss.fault()
                .map(fault ->
                        Skips.offers(fault, retries.wasEarly(), version == MqttVersion.MQTT_5, subscriptions.enabled()))
                .orElse(List.of());
    }

    private void fail(long begun, Failure failure) {
        fail(begun, SessionState.of(Phase.FAILED, failure));
    }

    private void fail(long begun, SessionState failed) {
        if (states.change(begun, failed)) {
            var _ = endLink(false);
        }
    }

    private CompletableFuture<Void> endLink(boolean withWill) {
        subscriptions.ended();
        question.cancel(false);
        ScheduledFuture<?> waiting = retry;
        if (waiting != null) {
            waiting.cancel(false);
            retry = null;
        }
        Link current = link;
        if (current != null) {
            link = null;
            previousEnd = previousEnd.thenCombine(current.end(withWill), (before, now) -> null);
        }
        return previousEnd;
    }

    /** An exception that nobody thought of ends the connection visibly. */
    private void failedHere(Throwable error) {
        fail(
                states.current(),
                new Failure(
                        "The connection ended because of an error in Topiary.",
                        "Please report it, with the details.",
                        Causes.detail(error),
                        true));
    }
}
