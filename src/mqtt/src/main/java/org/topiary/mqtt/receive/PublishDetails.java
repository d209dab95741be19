// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.internal.util.collections.ImmutableIntList;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two details of the PUBLISH that the client is about to pass on and that it drops on the way: DUP and the
 * subscription identifiers. Placed behind the client's decoder. Network thread only.
 */
public final class PublishDetails extends ChannelInboundHandlerAdapter {
    public static final String NAME = "topiary-publish-details";

    private @Nullable MqttStatefulPublish last;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttStatefulPublish publish) {
            last = publish;
        }
        context.fireChannelRead(message);
    }

    /** Whether a message arrived as a duplicate; also false if it is not the last one read. */
    public boolean isDuplicate(Object publish) {
        MqttStatefulPublish known = lastOf(publish);
        return known != null && known.isDup();
    }

    /** The identifiers of a message; also empty if it is not the last one read. */
    public ImmutableIntList subscriptionIdentifiers(Object publish) {
        MqttStatefulPublish known = lastOf(publish);
        return known == null ? ImmutableIntList.of() : known.getSubscriptionIdentifiers();
    }

    // Two messages may be equal.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable MqttStatefulPublish lastOf(Object publish) {
        MqttStatefulPublish known = last;
        return known != null && known.stateless() == publish ? known : null;
    }
}
