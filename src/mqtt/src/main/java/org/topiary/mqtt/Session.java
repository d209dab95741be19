// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.history.RateHistory;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ClientIds;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishRequest;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.receive.LossCause;
import org.topiary.mqtt.receive.ReceivePath;

/**
 * One connection to one broker, with its log and its tree, which outlive every reconnect. Shown by JMX as
 * {@link SessionMXBean} until it is closed. All methods may be called on any thread.
 *
 * <p>Messages are taken on one network thread at a time, the single writer of log and tree. On MQTT 3.1.1 the mark that
 * the broker holds a retained message is an approximation: set when the broker sends one after we subscribed or accepts
 * one from here, cleared by a live message with an empty payload. What other clients retain meanwhile shows at the next
 * connect.
 */
public final class Session implements AutoCloseable {
    private static final long CLOSE_WAIT_MILLIS = 1_000;

    private final LogBudget budget;
    private final MessageLog log;
    private final TopicTree tree;
    private final Intake intake;
    private final ConnectionSecrets secrets;
    private final NetworkThread network;
    private final Connection connection;
    private final SessionBean bean;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> freed = new CompletableFuture<>();

    /**
     * A session with the default limit of topics.
     *
     * @param password the password to send, or null for none; copied, and wiped on {@link #close}
     * @param logCapacityBytes budget of the message log, which is for this session alone
     */
    public Session(ConnectionProfile profile, byte @Nullable [] password, long logCapacityBytes) {
        this(profile, ConnectionSecrets.ofPassword(password), logCapacityBytes, TopicTree.DEFAULT_LIMIT);
    }

    /**
     * @param secrets what the profile needs of them; taken over, and wiped on {@link #close}
     * @param logCapacityBytes budget of the message log, which is for this session alone
     * @param topicLimit topics, and levels above them, that the tree holds at most
     */
    public Session(ConnectionProfile profile, ConnectionSecrets secrets, long logCapacityBytes, int topicLimit) {
        this(profile, secrets, new LogBudget(logCapacityBytes), topicLimit);
    }

    /**
     * @param secrets what the profile needs of them; taken over, and wiped on {@link #close}
     * @param budget what the message log shares with those of other sessions
     * @param topicLimit topics, and levels above them, that the tree holds at most
     */
    public Session(ConnectionProfile profile, ConnectionSecrets secrets, LogBudget budget, int topicLimit) {
        this(profile, secrets, budget, topicLimit, Timing.of(InstantSource.system()));
    }

    Session(ConnectionProfile profile, ConnectionSecrets secrets, LogBudget budget, int topicLimit, Timing timing) {
        this.secrets = secrets;
        this.budget = budget;
        tree = new TopicTree(topicLimit);
        log = budget.newLog();
        String clientId = profile.clientId().isEmpty() ? ClientIds.random() : profile.clientId();
        network = new NetworkThread("topiary-network-" + clientId);
        intake = new Intake(log, tree, network::isCurrent, timing.wall());
        connection = new Connection(profile, clientId, secrets, intake, network, timing);
        bean = new SessionBean(this);
        budget.join(this);
    }

    /** As the session was made with, or as last set. */
    public ConnectionProfile profile() {
        return connection.profile();
    }

    /**
     * Changes how the session connects, such as whom it trusts. Its subscriptions are in force at once, like by
     * {@link #setSubscriptions}; all else from the next {@link #connect} on that begins a new connection; log and tree
     * stay.
     *
     * @throws IllegalArgumentException if it is the profile of another connection, or its client id differs
     */
    public void setProfile(ConnectionProfile changed) {
        ConnectionProfile now = profile();
        if (!changed.id().equals(now.id()) || !changed.clientId().equals(now.clientId())) {
            throw new IllegalArgumentException(
                    "The session of " + now.name() + " keeps its identity and its client id.");
        }
        connection.setProfile(changed);
    }

    public MessageLog log() {
        return log;
    }

    public TopicTree tree() {
        return tree;
    }

    public SessionState state() {
        return connection.state();
    }

    /** What was agreed at the last successful connect; null before the first. */
    public @Nullable ConnectionInfo info() {
        return connection.info();
    }

    /** Called after every change of state, on any thread, never under a lock. */
    public void setStateListener(Consumer<SessionState> listener) {
        connection.setListener(listener);
    }

    /** What the log shares with those of other sessions. */
    public LogBudget logBudget() {
        return budget;
    }

    /** Whether there ever was a connection. */
    boolean wasConnected() {
        return connection.info() != null;
    }

    /**
     * Changes how many bytes the log may have, up to all of the budget. Those that it has too many are given back soon,
     * by the network thread: the oldest messages are dropped for it. Returns at once.
     */
    void setLogCapacity(long bytes) {
        log.setCapacity(bytes);
        if (bytes < log.heldBytes() && !connection.onNetworkThread(log::applyCapacity)) {
            try {
                network.execute(log::applyCapacity);
            } catch (RejectedExecutionException e) {
                // Closed meanwhile: there is no log any more.
            }
        }
    }

    /** Starts connecting; returns at once. Nothing happens when connected or connecting. */
    public void connect() {
        connection.connect();
    }

    /** Replaces a secret for the next attempt ({@link SessionState#asked}); it is copied, null takes it away. */
    public void setSecret(SecretField field, byte @Nullable [] value) {
        secrets.set(field, value);
    }

    /** Sends DISCONNECT (the will is not published) and stays disconnected. */
    public CompletableFuture<Void> disconnect() {
        return connection.disconnect(false);
    }

    /**
     * Disconnects so that the broker publishes the last will, if there is one, and stays disconnected: by the reason
     * code of MQTT 5 for it (section 3.14.2.1), and in MQTT 3.1.1 by closing the connection without DISCONNECT.
     */
    public CompletableFuture<Void> disconnectWithWill() {
        return connection.disconnect(true);
    }

    /** What the broker is to be subscribed to: as in the profile, or as last set here. */
    public List<Subscription> subscriptions() {
        return connection.subscriptions();
    }

    /**
     * Replaces what the broker is to be subscribed to, from now on and over reconnects; the profile stays as it is.
     * While connected the broker is told the difference only: what is new, or has other options, is subscribed to, then
     * what is gone or no longer enabled is unsubscribed from. Of several with one filter the last counts. What the
     * broker refuses is told like after connecting, by {@link #info} and the state. Returns at once.
     */
    public void setSubscriptions(List<Subscription> subscriptions) {
        connection.setSubscriptions(subscriptions);
    }

    /**
     * Does without something until the session is closed, over reconnects and changes of the subscriptions, which stay
     * as they are. In force at once while connected, else from the next {@link #connect} on. Returns at once.
     */
    public void skip(Skip skip) {
        connection.skip(skip);
    }

    /** What the session does without, in the order of {@link #skip}. */
    public List<Skip> skipped() {
        return connection.skipped();
    }

    /** Never blocks; the future always completes normally. */
    public CompletableFuture<PublishResult> publish(PublishRequest request) {
        return connection.publish(request);
    }

    public long messagesReceived() {
        return intake.messages();
    }

    /** Payload bytes received. */
    public long bytesReceived() {
        return intake.bytes();
    }

    /** How many messages and payload bytes came in each second since the session began. */
    public RateHistory rates() {
        return intake.rates();
    }

    /**
     * Grows with every message that arrives, kept or not; whoever sees it grow finds the message counted, and in log
     * and tree if kept.
     */
    public long arrivals() {
        return intake.messages() + intake.failed();
    }

    /** Messages that arrived here but could not be kept. */
    public long messagesLost() {
        return log.rejected() + intake.failed();
    }

    /** Why they could not, one entry for each cause, the oldest first; few, however many messages were lost. */
    public List<LossCause> lossCauses() {
        return intake.lossCauses();
    }

    /** How messages get from the last connection into the log. */
    public ReceivePath receivePath() {
        return intake.path();
    }

    /**
     * Messages received but left out, of the log and of the tree, because their topics were new and the tree holds its
     * {@link TopicTree#limit} already. Topics it has go on as before.
     */
    public long messagesLeftOut() {
        return intake.leftOut();
    }

    /** When the first message was left out, ns since the epoch; 0 if none was. */
    public long leftOutSince() {
        return intake.leftOutSince();
    }

    /**
     * Messages the broker says it dropped since we watch ($SYS/broker/publish/messages/dropped); -1 when it does not
     * say.
     */
    public long brokerDropped() {
        return intake.brokerDropped();
    }

    public int reconnects() {
        return connection.reconnects();
    }

    /**
     * Disconnects, wipes the password, and frees the log once nothing can write to it any more. Returns at once;
     * completes, always normally, when DISCONNECT is sent and the log is freed. While an attempt to connect is under
     * way that takes until the attempt has ended.
     */
    public CompletableFuture<Void> closeAsync() {
        if (closed.compareAndSet(false, true)) {
            bean.close();
            intake.close();
            var _ = connection.close().whenComplete((nothing, error) -> free());
        }
        return freed.copy();
    }

    private void free() {
        try {
            secrets.close();
            log.close();
            network.shutdown();
            budget.leave(this);
        } finally {
            freed.complete(null);
        }
    }

    /** Does the same as {@link #closeAsync} and waits for its end, at most a second; the rest happens behind. */
    @Override
    public void close() {
        try {
            closeAsync().get(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It goes on in the background; an attempt under way ends by its own time limit.
        }
    }

    @Override
    public String toString() {
        return "Session[" + profile().name() + ", " + profile().address().toUrl() + ", " + state().phase() + "]";
    }
}
