// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.doctor.TestStep.Kind;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.link.FilterAnswer;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.tls.TlsSetupException;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * A {@link Link} for a test: it is watched while it connects, and keeps no messages. One thread, except {@link #abort}.
 */
final class TestLink implements AutoCloseable {
    private static final int LOG_BYTES = 1 << 20;
    private static final int CLOSE_MILLIS = 2_000;

    private final MessageLog log = new MessageLog(LOG_BYTES);
    private final Intake intake = new Intake(log, new TopicTree(1), () -> true);
    private final NioEventLoopGroup group = new NioEventLoopGroup(
            1, Thread.ofPlatform().daemon().name("topiary-test-network").factory());
    private final SingleThreadEventLoop loop = (SingleThreadEventLoop) group.next();
    private final Link.Settings settings;
    private final BiConsumer<Kind, Channel> reached;
    private @Nullable Link link;
    private BrokerLimits limits = BrokerLimits.NONE;
    private volatile Optional<ConnectionTls> tls = Optional.empty();
    private volatile @Nullable Channel channel;

    /** @param reached called for each stage, on the event loop */
    TestLink(ConnectionProfile profile, ConnectionSecrets secrets, BiConsumer<Kind, Channel> reached) {
        this.reached = reached;
        intake.close();
        settings = new Link.Settings(profile, profile.clientId(), secrets, group, intake, List::of, (lost, loss) -> {});
    }

    /** TLS of the current attempt, or of the last one; empty without TLS. */
    Optional<ConnectionTls> tls() {
        return tls;
    }

    /**
     * Makes one attempt with a new link; ends the previous one.
     *
     * @throws ExecutionException with the cause of the failed attempt
     * @throws IllegalArgumentException if no link can be created from the settings
     * @throws IllegalStateException likewise
     * @throws TlsSetupException if TLS cannot even be tried
     */
    Link.Accepted connect(MqttVersion version) throws InterruptedException, ExecutionException, TlsSetupException {
        endLink();
        tls = ConnectionTls.of(settings.profile(), settings.secrets());
        Link next = Link.of(version, settings, tls);
        link = next;
        CompletableFuture<Link.Accepted> accepted = new CompletableFuture<>();
        // On the event loop, so that its channel exists afterwards and has not started to connect.
        loop.execute(() -> {
            try {
                var _ = next.connect(false).whenComplete((value, error) -> {
                    if (error == null) {
                        accepted.complete(value);
                    } else {
                        accepted.completeExceptionally(ExceptionCauses.unwrap(error));
                    }
                });
                channel = StageWatch.watch(loop, reached);
            } catch (RuntimeException e) {
                accepted.completeExceptionally(e);
            }
        });
        Link.Accepted granted = accepted.get();
        limits = granted.limits();
        return granted;
    }

    /** The maximum QoS that the broker accepts. */
    Qos maximumQos() {
        return limits.maximumQos();
    }

    String protocol() {
        return link == null ? "" : link.protocol();
    }

    /** How the established connection ended; null while it is up. */
    Link.@Nullable Loss loss() {
        return link == null ? null : link.loss();
    }

    /** Does not request what the broker excludes. */
    CompletableFuture<FilterAnswer> subscribe(Subscription subscription) {
        Phrase excluded = limits.subscriptionProblem(subscription.filter());
        if (excluded != null) {
            return CompletableFuture.completedFuture(FilterAnswer.notAsked(excluded));
        }
        return link == null
                ? CompletableFuture.failedFuture(new IllegalStateException())
                : link.subscribe(subscription);
    }

    CompletableFuture<FilterAnswer> unsubscribe(String filter) {
        return link == null ? CompletableFuture.failedFuture(new IllegalStateException()) : link.unsubscribe(filter);
    }

    CompletableFuture<PublishResult> publish(PublishMessage message) {
        return link == null ? CompletableFuture.failedFuture(new IllegalStateException()) : link.publish(message);
    }

    /** Ends the attempt, if one is under way. Any thread. */
    private void abort() {
        Channel current = channel;
        if (current != null) {
            var _ = current.close();
        }
    }

    private void endLink() {
        Link current = link;
        link = null;
        if (current == null) {
            return;
        }
        CompletableFuture<Void> ended = current.end(false);
        if (!current.isConnected()) {
            abort();
        }
        try {
            ended.get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It ends by its own timeouts, and its thread with it.
            abort();
        }
    }

    /** Sends DISCONNECT if connected, and ends the thread; waits for both, but not without limit. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            endLink();
            group.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).await(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            log.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
