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
import org.topiary.core.history.Outages;
import org.topiary.core.history.RateHistory;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ClientIds;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.receive.LossCause;
import org.topiary.mqtt.receive.ReceivePath;

/**
 * One connection to one broker, with its log and its tree, which survive every reconnect. Available in JMX as
 * {@link SessionMXBean} until it is closed. All methods may be called on any thread.
 *
 * <p>Messages are received on one network thread at a time, the only writer of log and tree. In MQTT 3.1.1 the mark
 * that the broker holds a retained message is an approximation: it is set when the broker sends a retained message
 * after we subscribed or accepts one from us, and cleared by a live message with an empty payload. Retained messages
 * that other clients publish in the meantime appear at the next connect.
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
     * A session with the default topic limit.
     *
     * @param password the password to send, or null for none; copied, and wiped on {@link #close}
     * @param logCapacityBytes capacity of the message log, which this session does not share
     */
    public Session(ConnectionProfile profile, byte @Nullable [] password, long logCapacityBytes) {
        this(profile, ConnectionSecrets.ofPassword(password), logCapacityBytes, TopicTree.DEFAULT_LIMIT);
    }

    /**
     * @param secrets what the profile needs of them; the session takes ownership and wipes them on {@link #close}
     * @param logCapacityBytes capacity of the message log, which this session does not share
     * @param topicLimit maximum number of topics, and levels above them, in the tree
     */
    public Session(ConnectionProfile profile, ConnectionSecrets secrets, long logCapacityBytes, int topicLimit) {
        this(profile, secrets, new LogBudget(logCapacityBytes), topicLimit);
    }

    /**
     * @param secrets what the profile needs of them; the session takes ownership and wipes them on {@link #close}
     * @param budget the memory that the message log shares with those of other sessions
     * @param topicLimit maximum number of topics, and levels above them, in the tree
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

    /** The profile that the session was created with, or the last one set. */
    public ConnectionProfile profile() {
        return connection.profile();
    }

    /**
     * Changes how the session connects, such as whom it trusts. The subscriptions take effect at once, as with
     * {@link #setSubscriptions}; everything else takes effect with the next {@link #connect} that starts a new
     * connection. Log and tree stay.
     *
     * @throws IllegalArgumentException if the profile belongs to another connection, or its client id differs
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

    /** The times without a connection, from the first connection on. */
    public Outages outages() {
        return connection.outages();
    }

    /** What the last successful connect agreed on; null before the first. */
    public @Nullable ConnectionInfo info() {
        return connection.info();
    }

    /** Sets the listener that is called after every change of state, on any thread, never under a lock. */
    public void setStateListener(Consumer<SessionState> listener) {
        connection.setListener(listener);
    }

    /** The budget that the log shares with those of other sessions. */
    public LogBudget logBudget() {
        return budget;
    }

    /** Whether there has ever been a connection. */
    boolean wasConnected() {
        return connection.info() != null;
    }

    /**
     * Changes the capacity of the log in bytes, up to the whole budget. To shrink the log, the network thread soon
     * drops the oldest messages. Returns at once.
     */
    void setLogCapacity(long bytes) {
        log.setCapacity(bytes);
        if (bytes < log.heldBytes() && !connection.onNetworkThread(log::applyCapacity)) {
            try {
                network.execute(log::applyCapacity);
            } catch (RejectedExecutionException e) {
                // Closed in the meantime: the log no longer exists.
            }
        }
    }

    /** Starts connecting; returns at once. Has no effect if connected or connecting. */
    public void connect() {
        connection.connect();
    }

    /**
     * Replaces a secret for the next attempt ({@link SessionState#asked}). The value is copied; null removes the
     * secret.
     */
    public void setSecret(SecretField field, byte @Nullable [] value) {
        secrets.set(field, value);
    }

    /** Sends DISCONNECT (the will is not published) and stays disconnected. */
    public CompletableFuture<Void> disconnect() {
        return connection.disconnect(false);
    }

    /**
     * Disconnects so that the broker publishes the last will, if there is one, and stays disconnected. MQTT 5 has a
     * reason code for this (section 3.14.2.1); in MQTT 3.1.1 the connection is closed without DISCONNECT.
     */
    public CompletableFuture<Void> disconnectWithWill() {
        return connection.disconnect(true);
    }

    /** The requested subscriptions: those of the profile, or those last set here. */
    public List<Subscription> subscriptions() {
        return connection.subscriptions();
    }

    /**
     * Replaces the requested subscriptions, from now on and across reconnects; the profile is not changed. While
     * connected, only the difference is sent to the broker: first SUBSCRIBE for what is new or has other options, then
     * UNSUBSCRIBE for what was removed or disabled. If several have the same filter, the last one counts. {@link #info}
     * and the state report what the broker refuses, as after connecting. Returns at once.
     */
    public void setSubscriptions(List<Subscription> subscriptions) {
        connection.setSubscriptions(subscriptions);
    }

    /**
     * Does without something until the session is closed, across reconnects and changes of the subscriptions, which are
     * not changed themselves. Takes effect at once while connected, otherwise with the next {@link #connect}. Returns
     * at once.
     */
    public void skip(Skip skip) {
        connection.skip(skip);
    }

    /** What the session does without, in the order of the calls of {@link #skip}. */
    public List<Skip> skipped() {
        return connection.skipped();
    }

    /**
     * Sends a message, if it is valid and within the limits of the broker; its properties only over MQTT 5. A payload
     * in a file is read first, in the background. Never blocks; the future always completes normally.
     */
    public CompletableFuture<PublishResult> publish(PublishMessage message) {
        return connection.publish(message);
    }

    public long messagesReceived() {
        return intake.messages();
    }

    /** The number of payload bytes received. */
    public long bytesReceived() {
        return intake.bytes();
    }

    /** The number of messages and payload bytes received in each second since the session began. */
    public RateHistory rates() {
        return intake.rates();
    }

    /**
     * Grows with every message that arrives, kept or not. A caller that sees it grow finds the message counted, and in
     * log and tree if it was kept.
     */
    public long arrivals() {
        return intake.messages() + intake.failed();
    }

    /** The number of messages that arrived here but could not be kept. */
    public long messagesLost() {
        return log.rejected() + intake.failed();
    }

    /** Why messages could not be kept: one entry for each cause, oldest first; few, however many messages were lost. */
    public List<LossCause> lossCauses() {
        return intake.lossCauses();
    }

    /** How messages of the last connection reach the log. */
    public ReceivePath receivePath() {
        return intake.path();
    }

    /**
     * The number of messages received but added to neither log nor tree, because their topics were new and the tree
     * already had {@link TopicTree#limit} topics. Topics already in the tree continue as before.
     */
    public long messagesLeftOut() {
        return intake.leftOut();
    }

    /** When the first message was left out, in ns since the epoch; 0 if none was. */
    public long leftOutSince() {
        return intake.leftOutSince();
    }

    /**
     * The number of messages that the broker reports as dropped since we started to watch
     * ($SYS/broker/publish/messages/dropped); -1 if it does not report it.
     */
    public long brokerDropped() {
        return intake.brokerDropped();
    }

    public int reconnects() {
        return connection.reconnects();
    }

    /**
     * Disconnects, wipes the password, and frees the log once nothing can write to it. Returns at once; completes,
     * always normally, when DISCONNECT has been sent and the log is freed. An attempt to connect that is under way
     * delays this until the attempt has ended.
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

    /**
     * Like {@link #closeAsync}, but waits for completion, for at most a second; the rest continues in the background.
     */
    @Override
    public void close() {
        try {
            closeAsync().get(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Continues in the background; an attempt under way ends by its own timeout.
        }
    }

    @Override
    public String toString() {
        return "Session[" + profile().name() + ", " + profile().address().toUrl() + ", " + state().phase() + "]";
    }
}
