// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.HashMap;
import java.util.Map;

/**
 * Sends each {@link AliasedPublish} with its topic alias (section 3.3.2.3.4), directly in front of the client's
 * encoder: the first time with the topic, then without. The client assigns aliases itself, but to no message in
 * particular; that has to be turned off. One for each connection, to which the aliases belong. Network thread only.
 */
public final class TopicAliases extends ChannelOutboundHandlerAdapter {
    public static final String NAME = "topiary-topic-aliases";

    private final int maximum;
    private final Map<Integer, MqttTopic> topics = new HashMap<>();

    /** @param maximum the broker's; a message with a higher alias, sent again after a reconnect, is sent without */
    public TopicAliases(int maximum) {
        this.maximum = maximum;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof MqttStatefulPublish publish
                && publish.stateless() instanceof AliasedPublish aliased
                && aliased.alias() <= maximum) {
            boolean known = aliased.getTopic().equals(topics.get(aliased.alias()));
            ChannelFuture written = context.write(
                    aliased.createStateful(
                            publish.getPacketIdentifier(),
                            publish.isDup(),
                            known ? aliased.alias() : aliased.alias() | MqttStatefulPublish.TOPIC_ALIAS_FLAG_NEW,
                            publish.getSubscriptionIdentifiers()),
                    promise);
            // If the encoder rejected it, the broker does not learn the alias.
            if (!written.isDone() || written.isSuccess()) {
                topics.put(aliased.alias(), aliased.getTopic());
            }
        } else {
            var _ = context.write(message, promise);
        }
    }
}
