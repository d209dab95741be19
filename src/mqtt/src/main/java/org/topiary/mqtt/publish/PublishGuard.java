// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Withholds messages that the broker does not accept, in front of the client's encoder: otherwise the client would send
 * an unanswered message again on every connection. The client treats the exception as an encoding error, fails the
 * publish with it and forgets the message. Network thread only.
 */
public final class PublishGuard extends ChannelOutboundHandlerAdapter {
    public static final String NAME = "topiary-publish-guard";

    private final Function<Mqtt5Publish, @Nullable PublishRefused> judge;

    /** @param judge returns why a publish must not be sent; null if it may be sent */
    public PublishGuard(Function<Mqtt5Publish, @Nullable PublishRefused> judge) {
        this.judge = judge;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        PublishRefused refused =
                message instanceof MqttStatefulPublish publish ? judge.apply(publish.stateless()) : null;
        if (refused == null) {
            var _ = context.write(message, promise);
        } else if (promise.isVoid()) {
            context.fireExceptionCaught(refused);
        } else {
            promise.setFailure(refused);
        }
    }
}
