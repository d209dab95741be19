// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SingleThreadEventLoop;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.doctor.TestStep.Kind;

/**
 * Follows the progress of a connection attempt by the handlers in the MQTT client's channel: the client removes the
 * handlers of the proxy, of TLS and of the WebSocket as each is done. It offers no other way to find out. One event
 * loop.
 */
final class StageWatch extends ChannelInboundHandlerAdapter {
    private static final String PROXY = "proxy.adapter";
    private static final String TLS = "ssl.adapter";
    private static final String WEBSOCKET = "ws.handshake";

    private final BiConsumer<Kind, Channel> reached;
    private @Nullable Kind last;

    private StageWatch(BiConsumer<Kind, Channel> reached) {
        this.reached = reached;
    }

    /**
     * Watches the channels of an event loop from now on; must be called on that loop.
     *
     * @param reached called on the event loop for each stage after {@link Kind#TCP} that a connection reaches
     */
    static @Nullable Channel watch(SingleThreadEventLoop loop, BiConsumer<Kind, Channel> reached) {
        Channel last = null;
        for (Iterator<Channel> channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
            last = channels.next();
            last.pipeline().addFirst(new StageWatch(reached));
        }
        return last;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.fireChannelActive();
        check(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message);
        check(context);
    }

    /** The proxy's handler hides its bytes, but fires this event when it is done, just before it is removed. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
        context.executor().execute(() -> check(context));
    }

    private void check(ChannelHandlerContext context) {
        Kind now = stage(context.pipeline());
        if (now != last && context.channel().isActive()) {
            last = now;
            reached.accept(now, context.channel());
        }
    }

    private static Kind stage(ChannelPipeline pipeline) {
        if (pipeline.get(PROXY) != null) {
            return Kind.PROXY;
        }
        if (pipeline.get(TLS) != null) {
            return Kind.TLS;
        }
        return pipeline.get(WEBSOCKET) == null ? Kind.CONNACK : Kind.WEBSOCKET;
    }
}
