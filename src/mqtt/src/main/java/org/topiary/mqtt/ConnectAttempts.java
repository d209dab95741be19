// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.doctor.TlsProbe;
import org.topiary.mqtt.failure.ConnectFailures;
import org.topiary.mqtt.failure.ConnectionLosses;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.failure.TlsFailures;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.tls.TlsDetails;
import org.topiary.mqtt.tls.TlsSetupException;

/**
 * Attempts to connect, one attempt at a time, until one succeeds or fails permanently, and closes what it opened. Each
 * attempt belongs to an epoch of the state; once the epoch is over, the outcome of the attempt is ignored.
 *
 * <p>Control thread only, except {@link #profile}, {@link #setProfile}, {@link #link}, {@link #info} and
 * {@link #reconnects}.
 */
final class ConnectAttempts {
    private final ControlThread control;
    private final StateEpochs states;
    private final Subscriptions subscriptions;
    private final ReconnectPolicy policy;
    private final ReconnectScheduler reconnect;
    private final CurrentLink link = new CurrentLink();
    private final VersionChoice version = new VersionChoice();
    private final AtomicInteger reconnects = new AtomicInteger();
    // Replaced by setProfile; a link keeps the settings that it was created with.
    private volatile Link.Settings settings;
    private volatile @Nullable ConnectionInfo info;

    private boolean wasConnected;
    private CompletableFuture<Failure> question = new CompletableFuture<>();

    /** @param settings their listener must call {@link #lost(Link, Link.Loss)} */
    ConnectAttempts(
            ControlThread control,
            StateEpochs states,
            Subscriptions subscriptions,
            ReconnectPolicy policy,
            Link.Settings settings) {
        this.control = control;
        this.states = states;
        this.subscriptions = subscriptions;
        this.policy = policy;
        this.settings = settings;
        reconnect = new ReconnectScheduler(control, states, this::profile, this::attempt);
    }

    /** The profile that the next link is created with. */
    ConnectionProfile profile() {
        return settings.profile();
    }

    /** Not for concurrent calls. */
    void setProfile(ConnectionProfile changed) {
        settings = settings.withProfile(changed);
    }

    @Nullable
    Link link() {
        return link.get();
    }

    /** What the last established connection agreed on; null before the first. */
    @Nullable
    ConnectionInfo info() {
        return info;
    }

    int reconnects() {
        return reconnects.get();
    }

    /** @param again whether this follows a failure: what is known about the subscriptions is then kept */
    void begin(long epoch, boolean again) {
        wasConnected = false;
        policy.begin();
        if (!again) {
            subscriptions.forget();
        }
        version.begin(profile());
        open(epoch);
    }

    /** Connects now instead of waiting for the next scheduled attempt. */
    void reconnectNow(long epoch) {
        reconnect.reconnectNow(epoch);
    }

    private void open(long epoch) {
        if (!link.end().isDone()) {
            control.then(link.end(), (nothing, error) -> open(epoch));
            return;
        }
        if (!states.isCurrent(epoch)) {
            return;
        }
        try {
            link.open(version.version(), settings);
        } catch (TlsSetupException e) {
            fail(epoch, TlsFailures.of(e));
            return;
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(epoch, ConnectFailures.ofSettings(e));
            return;
        }
        attempt(epoch);
    }

    private void attempt(long epoch) {
        Link current = link.get();
        if (current == null || !states.isCurrent(epoch)) {
            return;
        }
        if (!current.profile().tls().equals(profile().tls())) {
            // The trust settings have changed in the meantime; a link keeps those that it was created with.
            var _ = end(false);
            open(epoch);
            return;
        }
        if (!current.isIdle()) {
            reconnect.awaitIdle(epoch);
            return;
        }
        reconnect.attemptStarted();
        control.then(current.connect(wasConnected), (accepted, error) -> {
            if (!states.isCurrent(epoch)) {
                return;
            }
            if (error == null) {
                connected(epoch, current, accepted);
            } else {
                refused(epoch, current, error);
            }
        });
    }

    private void connected(long epoch, Link current, Link.Accepted accepted) {
        if (wasConnected) {
            reconnects.incrementAndGet();
        }
        wasConnected = true;
        policy.connected();
        settings.intake().restartBrokerDropped();
        Link.Loss loss = current.loss();
        if (loss != null) {
            // The loss was reported before the state was connected; any loss from now on is reported after this.
            lost(epoch, loss);
            return;
        }
        Optional<TlsDetails> details = current.tls().flatMap(ConnectionTls::details);
        ConnectionInfo agreed = new ConnectionInfo(
                current.protocol(),
                details.map(TlsDetails::version).orElse(""),
                details,
                accepted.clientId(),
                accepted.sessionPresent(),
                List.of(),
                version.fallback(),
                accepted.limits());
        // Handed to the network before anyone can publish, so that the broker receives our subscriptions first.
        subscriptions.connected(current, accepted, () -> subscriptionsChanged(epoch, agreed));
        states.change(epoch, connectedAs(agreed));
    }

    /** Called after an answer to a subscription. */
    private void subscriptionsChanged(long epoch, ConnectionInfo agreed) {
        if (states.isCurrent(epoch)) {
            states.changeIfConnected(epoch, connectedAs(agreed));
        }
    }

    private SessionState connectedAs(ConnectionInfo agreed) {
        ConnectionInfo now = agreed.withRefusedFilters(subscriptions.refusedFilters());
        info = now;
        return SessionState.connected(profile(), now, subscriptions.advice());
    }

    private void refused(long epoch, Link refused, Throwable error) {
        policy.refused(error);
        if (!wasConnected && version.fallBack(error, profile())) {
            var _ = end(false);
            open(epoch);
            return;
        }
        Failure failure = ConnectFailures.connecting(error, profile(), settings.clientId(), refused.tls());
        if (wasConnected && !failure.lasting() && profile().reconnect().enabled()) {
            scheduleReconnect(epoch, failure);
        } else if (wasConnected) {
            fail(epoch, failure);
        } else {
            question = TlsProbe.refine(failure, error, profile(), settings.secrets());
            control.then(question, (found, cancelled) -> {
                if (cancelled == null) {
                    fail(epoch, found);
                }
            });
        }
    }

    /** Called when a link reports that its connection has ended. */
    void lost(Link lost, Link.Loss loss) {
        if (lost.equals(link.get()) && states.state().phase() == Phase.CONNECTED) {
            lost(states.current(), loss);
        }
    }

    private void lost(long epoch, Link.Loss loss) {
        boolean overOptionalFilter = subscriptions.lost();
        Failure failure = ConnectionLosses.of(loss, profile(), settings.clientId());
        policy.lost(loss);
        // "Not authorized" then refers to a single filter, and the connection can do without it.
        if (!profile().reconnect().enabled()) {
            fail(epoch, ConnectionLosses.withoutReconnect(failure));
        } else if (policy.isRecurringFault()) {
            fail(
                    epoch,
                    SessionState.of(Phase.FAILED, ConnectionLosses.recurringFault(failure))
                            .offering(skips(loss)));
        } else if (failure.lasting() && !overOptionalFilter) {
            fail(epoch, failure);
        } else {
            scheduleReconnect(epoch, failure);
        }
    }

    private void scheduleReconnect(long epoch, Failure failure) {
        reconnect.schedule(epoch, failure, policy.delay(profile().reconnect()));
    }

    private List<Skip> skips(Link.Loss loss) {
        boolean mqtt5 = version.version() == MqttVersion.MQTT_5;
        return loss.fault()
                .map(fault -> Skips.offers(fault, policy.wasEarly(), mqtt5, subscriptions.enabled()))
                .orElse(List.of());
    }

    /** Ends the connection visibly, unless the epoch is over. */
    void fail(long epoch, Failure failure) {
        fail(epoch, SessionState.of(Phase.FAILED, failure));
    }

    private void fail(long epoch, SessionState failed) {
        if (states.change(epoch, failed)) {
            var _ = end(false);
        }
    }

    /**
     * Ends the connection and every attempt to establish one.
     *
     * @param withWill whether the broker is to publish the last will
     * @return completes, always normally, when no more messages can arrive
     */
    CompletableFuture<Void> end(boolean withWill) {
        subscriptions.ended();
        question.cancel(false);
        reconnect.cancel();
        return link.end(withWill);
    }
}
