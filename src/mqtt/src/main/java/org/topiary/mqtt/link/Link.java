// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import io.netty.channel.ChannelPipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.packet.PacketFaults;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.publish.PublishResults;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.tls.ConnectionTls;

/**
 * One MQTT client of one protocol version, with the interface that the rest of the package needs whatever the version.
 * It exists from a request to connect until the next request to disconnect, so that QoS 1 and 2 messages in flight
 * survive the reconnects in between.
 *
 * <p>Every message is received on the network thread, and nothing that runs there may block. The broker's answers
 * complete the futures on that thread, too. But a stage that is added to a completed future runs on the thread that
 * adds it, and without a connection a future fails on the caller's thread. Code that must run on the network thread
 * therefore belongs in the client's own chain, not in a stage.
 */
public abstract class Link {
    /**
     * @param secrets what the profile needs of them
     * @param subscriptions those in effect
     * @param networkThread runs one task at a time on one thread; that thread is the network thread until no link is
     *     open
     */
    public record Settings(
            ConnectionProfile profile,
            String clientId,
            ConnectionSecrets secrets,
            Executor networkThread,
            Intake intake,
            Supplier<List<org.topiary.mqtt.profile.Subscription>> subscriptions,
            LossListener lossListener) {
        public Settings withProfile(ConnectionProfile changed) {
            return new Settings(changed, clientId, secrets, networkThread, intake, subscriptions, lossListener);
        }
    }

    /** Called on the network thread, after {@link #loss} returns the loss. */
    public interface LossListener {
        void lost(Link link, Loss loss);
    }

    /**
     * How an established connection ended other than by {@link #end}.
     *
     * @param mqtt5 whether the connection used MQTT 5
     * @param fault what was wrong with a packet of the broker, if that is the cause
     * @param webSocket how the server closed the WebSocket, if it said so
     */
    public record Loss(
            Throwable cause,
            boolean byBroker,
            boolean mqtt5,
            Optional<PacketFault> fault,
            Optional<WebSocketClosing> webSocket) {}

    /** The content of a CONNACK. */
    public record Accepted(boolean sessionPresent, String clientId, BrokerLimits limits) {}

    /** What {@link #protocol} returns for the older version. */
    public static final String MQTT_3_1_1 = "MQTT 3.1.1";

    final Settings settings;
    private final Optional<ConnectionTls> tls;
    final OpenRequests requests = new OpenRequests();
    final LinkChannel channel = new LinkChannel();
    private CompletableFuture<Accepted> attempt = CompletableFuture.failedFuture(new IllegalStateException());
    private volatile boolean established;
    private volatile @Nullable Loss loss;
    private volatile boolean ended;
    private volatile @Nullable Subscription messages;

    Link(Settings settings, Optional<ConnectionTls> tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /** @param tls empty if and only if the transport does not use TLS */
    public static Link of(MqttVersion version, Settings settings, Optional<ConnectionTls> tls) {
        return version == MqttVersion.MQTT_3_1_1 ? new Link3(settings, tls) : new Link5(settings, tls);
    }

    /** The profile that this link was created with, whatever the session has been given since. */
    public final ConnectionProfile profile() {
        return settings.profile();
    }

    public final Optional<ConnectionTls> tls() {
        return tls;
    }

    public abstract String protocol();

    abstract MqttClientState clientState();

    /** @param again whether this is a reconnect */
    abstract CompletableFuture<Accepted> sendConnect(boolean again);

    /** Completes with the broker's answer; fails if there was none. */
    public abstract CompletableFuture<FilterAnswer> subscribe(org.topiary.mqtt.profile.Subscription subscription);

    /** Completes with the broker's answer; fails if there was none. */
    public abstract CompletableFuture<FilterAnswer> unsubscribe(String filter);

    /** @param message with its payload in memory */
    abstract CompletableFuture<PublishResult> sendPublish(PublishMessage message);

    /** @param withWill whether the broker is to publish the last will */
    abstract CompletableFuture<Void> sendDisconnect(boolean withWill);

    /** Starts the flow of messages. */
    abstract void receive();

    /** Starts one attempt. Must not be called while another is under way, nor while {@link #isIdle} is false. */
    public final CompletableFuture<Accepted> connect(boolean again) {
        loss = null;
        attempt = sendConnect(again);
        return attempt;
    }

    /**
     * How the last connection ended; null while it is up, and before the first. A connection may be lost before
     * connect() completes.
     */
    public final @Nullable Loss loss() {
        return loss;
    }

    /**
     * The client calls this before it completes connect(); it reports both the start and the end of a connection on the
     * network thread.
     */
    final void established(MqttClientConnectedContext context) {
        established = true;
        channel.established(context, pipeline -> guard(pipeline, context), settings.intake());
    }

    /**
     * Adds the handlers of the protocol version to a connection before anything of the session is sent. Network thread.
     */
    void guard(ChannelPipeline pipeline, MqttClientConnectedContext context) {}

    /** Called however an established connection ended. Network thread. */
    void connectionEnded() {}

    /** Called when the broker ended the connection with DISCONNECT. Network thread. */
    void disconnectedBy(Mqtt5Disconnect disconnect) {}

    /** Whether a connection is established. */
    public final boolean isConnected() {
        return clientState() == MqttClientState.CONNECTED;
    }

    /** Whether the client has finished with the last connection. */
    public final boolean isIdle() {
        return clientState() == MqttClientState.DISCONNECTED;
    }

    /**
     * Sends a message; its properties only over MQTT 5.
     *
     * @param message with its payload in memory
     */
    public final CompletableFuture<PublishResult> publish(PublishMessage message) {
        return sendPublish(message)
                .handle((sent, error) -> error == null ? sent : PublishResults.failed(message, error));
    }

    /**
     * Disconnects, at the latest when an attempt under way has ended; completes, always normally, when everything has
     * ended.
     */
    public final CompletableFuture<Void> end(boolean withWill) {
        ended = true;
        requests.close();
        return attempt.handle((accepted, error) -> established)
                .thenCompose(open -> open ? sendDisconnect(withWill) : CompletableFuture.<Void>completedFuture(null))
                .handle((done, error) -> {
                    Subscription subscription = messages;
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    requests.cancel();
                    return null;
                });
    }

    /** Topics that this client is not subscribed to get no node in the tree. */
    final boolean isSubscribed(String topic) {
        return settings.subscriptions().get().stream().anyMatch(each -> TopicRules.matches(each.filter(), topic));
    }

    /**
     * Runs a task soon on the network thread; returns false if there is no open connection, whose event loop would hold
     * that thread.
     */
    public final boolean onNetworkThread(Runnable task) {
        return channel.execute(task);
    }

    final void disconnected(MqttClientDisconnectedContext context) {
        if (established) {
            established = false;
            connectionEnded();
            if (context.getSource() == MqttDisconnectSource.SERVER
                    && context.getCause() instanceof Mqtt5DisconnectException disconnected) {
                disconnectedBy(disconnected.getMqttMessage());
            }
            if (!ended && context.getSource() != MqttDisconnectSource.USER) {
                boolean byBroker = context.getSource() == MqttDisconnectSource.SERVER;
                Optional<PacketFault> fault = byBroker ? Optional.empty() : PacketFaults.of(context.getCause());
                Loss lost = new Loss(
                        context.getCause(),
                        byBroker,
                        context instanceof Mqtt5ClientDisconnectedContext,
                        fault.map(found -> found.after(settings.intake().lastTopic())),
                        channel.webSocketClosing());
                loss = lost;
                settings.lossListener().lost(this, lost);
            }
        }
    }

    /** Sets the subscription that ends the flow of messages. */
    final void receiving(Subscription subscription) {
        messages = subscription;
    }

    /** Called when the flow of messages, and with it perhaps the MQTT session, has ended. */
    final void onReceiveFlowEnded() {
        if (!ended) {
            receive();
        }
    }
}
