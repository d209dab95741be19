// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Message;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;

/** Opens the sessions of a test, waits for their results, and closes them at the end. */
public final class Sessions implements AutoCloseable {
    static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    static final Reconnect QUICK = new Reconnect(true, 100, 200, 20);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Deque<Session> sessions = new ArrayDeque<>();

    Session open(String address) {
        return open(profile(address), null);
    }

    Session open(ConnectionProfile profile, @Nullable String password) {
        byte[] secret = password == null ? null : password.getBytes(StandardCharsets.UTF_8);
        Session session = new Session(profile, secret, 64 << 20);
        sessions.push(session);
        return session;
    }

    /** Opens a session whose time passes only when the test advances it. */
    Session openIn(VirtualTime time, ConnectionProfile profile) {
        Session session = new Session(
                profile, new ConnectionSecrets(), new LogBudget(64 << 20), TopicTree.DEFAULT_LIMIT, time.timing());
        sessions.push(session);
        return session;
    }

    public Session openWith(ConnectionProfile profile, ConnectionSecrets secrets) {
        Session session = new Session(profile, secrets, 64 << 20, TopicTree.DEFAULT_LIMIT);
        sessions.push(session);
        return session;
    }

    public Session connected(ConnectionProfile profile) {
        Session session = open(profile, null);
        session.connect();
        until(session, Phase.CONNECTED);
        return session;
    }

    /**
     * Connects and waits until the broker has the subscriptions, so that no message published by another session from
     * then on is missed. For brokers that answer.
     */
    public Session subscribed(ConnectionProfile profile) {
        Session session = connected(profile);
        // The broker answers this message after the subscriptions before it.
        publish(session, "subscribed", "", Qos.AT_LEAST_ONCE, false);
        return session;
    }

    public static ConnectionProfile profile(String address) {
        BrokerAddress.Parsed parsed = BrokerAddress.parse(address);
        return ConnectionProfile.of("id", "test", parsed.address()).toBuilder()
                .userName(parsed.userName())
                .connectTimeoutMillis(CONNECT_TIMEOUT_MILLIS)
                .reconnect(QUICK)
                .subscriptions(List.of(new Subscription("#", Qos.EXACTLY_ONCE, false)))
                .build();
    }

    /** For servers that are known never to answer. */
    static ConnectionProfile impatient(ConnectionProfile p) {
        return p.toBuilder().connectTimeoutMillis(300).build();
    }

    public static ConnectionProfile with(
            ConnectionProfile p, String clientId, boolean cleanStart, MqttVersion version) {
        return p.toBuilder()
                .clientId(clientId)
                .options(p.options().withCleanStart(cleanStart))
                .version(version)
                .build();
    }

    public static ConnectionProfile with(ConnectionProfile p, Subscription... subscriptions) {
        return p.toBuilder().subscriptions(List.of(subscriptions)).build();
    }

    public static SessionState until(Session session, Phase phase) {
        until(() -> "the phase is " + session.state() + ", not " + phase, () -> {
            Phase now = session.state().phase();
            if (now == Phase.FAILED && phase != Phase.FAILED) {
                throw new AssertionError("Not " + phase + " but " + session.state());
            }
            return now == phase;
        });
        return session.state();
    }

    /** Every state announced from now on, because a short-lived state cannot be waited for. */
    static List<SessionState> states(Session session) {
        List<SessionState> states = new CopyOnWriteArrayList<>();
        session.setStateListener(states::add);
        return states;
    }

    public static void until(Supplier<String> complaint, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited " + LIMIT.toSeconds() + " s, but " + complaint.get());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Waits until a topic has received the given number of messages and returns the last. */
    public static Message message(Session session, String topic, int count) {
        TopicTree tree = session.tree();
        // A message may be counted before its position can be read.
        until(
                () -> topic + " has fewer than " + count + " messages",
                () -> tree.find(topic) != TopicTree.NONE
                        && tree.messages(tree.find(topic)) >= count
                        && session.log().read(tree.lastPosition(tree.find(topic))) != null);
        int node = tree.find(topic);
        assertThat(tree.messages(node)).isEqualTo(count);
        return Objects.requireNonNull(session.log().read(tree.lastPosition(node)));
    }

    static ConnectionInfo info(Session session) {
        return Objects.requireNonNull(session.info());
    }

    static boolean retained(Session session, String topic) {
        int node = session.tree().find(topic);
        return node != TopicTree.NONE && session.tree().retained(node);
    }

    public static PublishResult publish(Session session, String topic, String payload, Qos qos, boolean retain) {
        return publish(session, topic, payload.getBytes(StandardCharsets.UTF_8), qos, retain);
    }

    static PublishResult publish(Session session, String topic, byte[] payload, Qos qos, boolean retain) {
        return get(session.publish(PublishMessage.of(topic, payload, qos, retain)));
    }

    public static <T> T get(java.util.concurrent.Future<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
    }
}
