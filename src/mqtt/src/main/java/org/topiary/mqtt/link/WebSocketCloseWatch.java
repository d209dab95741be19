// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.function.Consumer;

/** Records how the server closes a WebSocket, which the client discards. Network thread only. */
final class WebSocketCloseWatch extends ChannelInboundHandlerAdapter {
    static final String NAME = "topiary-websocket-close";

    private final Consumer<WebSocketClosing> closing;

    WebSocketCloseWatch(Consumer<WebSocketClosing> closing) {
        this.closing = closing;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CloseWebSocketFrame close) {
            closing.accept(new WebSocketClosing(close.statusCode(), close.reasonText()));
        }
        context.fireChannelRead(message);
    }
}
