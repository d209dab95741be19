// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.internal.mqtt.message.subscribe.MqttStatefulSubscribe;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.function.BooleanSupplier;

/**
 * Removes the subscription identifiers that the client adds to its subscriptions, for a broker that turns out not to
 * support them (MQTT 5, section 3.2.2.3.12). Network thread only.
 */
final class SubscribeGuard extends ChannelOutboundHandlerAdapter {
    static final String NAME = "topiary-subscribe-guard";

    private final BooleanSupplier withoutIdentifiers;

    SubscribeGuard(BooleanSupplier withoutIdentifiers) {
        this.withoutIdentifiers = withoutIdentifiers;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var _ = context.write(
                message instanceof MqttStatefulSubscribe subscribe && withoutIdentifiers.getAsBoolean()
                        ? subscribe
                                .stateless()
                                .createStateful(
                                        subscribe.getPacketIdentifier(),
                                        MqttStatefulSubscribe.DEFAULT_NO_SUBSCRIPTION_IDENTIFIER)
                        : message,
                promise);
    }
}
