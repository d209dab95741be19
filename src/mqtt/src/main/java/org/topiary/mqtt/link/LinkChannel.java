// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.internal.mqtt.handler.disconnect.MqttDisconnectUtil;
import com.hivemq.client.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.mqtt3.lifecycle.Mqtt3ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.packet.PacketFaultException;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.receive.PublishDetails;
import org.topiary.mqtt.receive.PublishReaderInstaller;
import org.topiary.mqtt.words.ReasonCodes;

/** The client's channel of the current connection, with our handlers in it. */
final class LinkChannel {
    /** The client's name for its decoder. */
    private static final String DECODER = "decoder";

    /** The client's name for the handler that converts WebSocket frames to bytes. */
    private static final String WEB_SOCKET_CODEC = "ws.mqtt";

    private volatile @Nullable Channel channel;

    // Network thread only.
    private PublishDetails details = new PublishDetails();
    private Optional<WebSocketClosing> webSocketClosing = Optional.empty();

    /**
     * Adds the handlers before anything of the session is sent. Network thread.
     *
     * @param guard adds the handlers of the protocol version
     */
    void established(MqttClientConnectedContext context, Consumer<ChannelPipeline> guard, Intake intake) {
        Optional<? extends MqttClientConnectionConfig> config =
                context.getClientConfig().getConnectionConfig();
        if (config.isEmpty()) {
            return;
        }
        Channel open = PublishReaderInstaller.channel(config.get());
        channel = open;
        if (open != null) {
            watch(open.pipeline());
            guard.accept(open.pipeline());
        }
        if (open != null && isSessionUnexpected(context)) {
            PacketFault fault =
                    PacketFault.of("CONNACK", Phrase.of("packet.sessionPresent"), ReasonCodes.PROTOCOL_ERROR);
            MqttDisconnectUtil.disconnect(
                    open, Mqtt5DisconnectReasonCode.PROTOCOL_ERROR, new PacketFaultException(fault));
            return;
        }
        PublishReaderInstaller.lay(
                config.get(), intake, context.getClientConfig().getMqttVersion());
    }

    private void watch(ChannelPipeline pipeline) {
        webSocketClosing = Optional.empty();
        details = new PublishDetails();
        if (pipeline.get(WEB_SOCKET_CODEC) != null) {
            pipeline.addBefore(
                    WEB_SOCKET_CODEC,
                    WebSocketCloseWatch.NAME,
                    new WebSocketCloseWatch(closing -> webSocketClosing = Optional.of(closing)));
        }
        if (pipeline.get(DECODER) != null) {
            pipeline.addAfter(DECODER, PublishDetails.NAME, details);
        }
    }

    /** Checks for Session Present after a clean start (section 3.2.2.1.1 of MQTT 5, 3.2.2.2 of 3.1.1). */
    private static boolean isSessionUnexpected(MqttClientConnectedContext context) {
        return switch (context) {
            case Mqtt5ClientConnectedContext connected ->
                connected.getConnect().isCleanStart() && connected.getConnAck().isSessionPresent();
            case Mqtt3ClientConnectedContext connected ->
                connected.getConnect().isCleanSession()
                        && connected.getConnAck().isSessionPresent();
            default -> false;
        };
    }

    /** The details of the message that is being received. Network thread. */
    PublishDetails details() {
        return details;
    }

    /** How the server closed the WebSocket, if it said so. Network thread. */
    Optional<WebSocketClosing> webSocketClosing() {
        return webSocketClosing;
    }

    /**
     * Runs a task soon on the network thread; returns false if there is no open connection, whose event loop would hold
     * that thread. Any thread.
     */
    boolean execute(Runnable task) {
        Channel current = channel;
        if (current == null) {
            return false;
        }
        try {
            current.eventLoop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Closes the connection without DISCONNECT, as if the network had failed. Any thread. */
    CompletableFuture<Void> cut() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Channel current = channel;
        if (current == null) {
            done.completeExceptionally(new IllegalStateException("The channel of the MQTT client is not accessible"));
            return done;
        }
        // A listener on the close itself would not be called if the event loop ended with the connection before the
        // listener is added.
        boolean closing = execute(() -> {
            var _ = current.close();
            done.complete(null);
        });
        if (!closing) {
            // The loop ends with the connection: it is closed.
            done.complete(null);
        }
        return done;
    }
}
