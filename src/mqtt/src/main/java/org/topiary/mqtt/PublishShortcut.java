// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;

import com.hivemq.client.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.MqttVersion;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a {@link PublishReader} in front of the client's decoder. The client offers no way to do so: this reaches into
 * its channel, and where it finds something else than it expects, it leaves all as it is; messages then take the longer
 * way.
 */
final class PublishShortcut {
    private static final Logger LOG = LoggerFactory.getLogger(PublishShortcut.class);
    private static final String DECODER = "decoder";

    /** Tells how many bytes of an unfinished packet a decoder holds; null if Netty does not let us ask. */
    private static final @Nullable Method HELD_BYTES = heldBytes();

    private PublishShortcut() {}

    private static @Nullable Method heldBytes() {
        try {
            Method method = ByteToMessageDecoder.class.getDeclaredMethod("actualReadableBytes");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("Messages take the longer way: {}", e.toString());
            return null;
        }
    }

    /** The client's channel; null if it is made in a way unknown here. */
    static @Nullable Channel channel(MqttClientConnectionConfig connection) {
        return connection instanceof com.hivemq.client.internal.mqtt.MqttClientConnectionConfig config ? config.getChannel() : null;
    }

    /** Network thread, when the broker has accepted the connection. */
    static void lay(MqttClientConnectionConfig connection, Intake intake, MqttVersion version) {
        Channel channel = channel(connection);
        if (channel != null) {
            // When everything that was read together with the CONNACK has been worked off.
            channel.eventLoop().execute(() -> lay(channel, new PublishReader(intake, version == MqttVersion.MQTT_5_0)));
        }
    }

    private static void lay(Channel channel, PublishReader reader) {
        ChannelHandler decoder = channel.pipeline().get(DECODER);
        try {
            // A decoder that holds the start of a packet must get its end as well.
            if (HELD_BYTES != null
                    && decoder instanceof ByteToMessageDecoder
                    && HELD_BYTES.invoke(decoder) instanceof Integer held) {
                if (held == 0) {
                    channel.pipeline().addBefore(DECODER, PublishReader.NAME, reader);
                } else if (channel.isActive()) {
                    var _ = channel.eventLoop().schedule(() -> lay(channel, reader), 1, TimeUnit.MILLISECONDS);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("Messages take the longer way: {}", e.toString());
        }
    }
}
