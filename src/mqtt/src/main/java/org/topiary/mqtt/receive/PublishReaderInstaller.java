// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import com.hivemq.client.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.MqttVersion;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.mqtt.profile.ConnectOptions;

/**
 * Puts a {@link PlainPublishReader} in front of the client's decoder. The client offers no way to do so, so this
 * accesses its channel directly. If that is not as expected, this changes nothing and logs why, and messages take the
 * slower path: {@link ReceivePath}.
 */
public final class PublishReaderInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(PublishReaderInstaller.class);
    private static final String DECODER = "decoder";

    /** Returns the bytes of an unfinished packet in a decoder; null if Netty denies access. */
    private static final @Nullable Method HELD = held();

    /** Reasons that were logged: each is logged once, however many connections there are. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private PublishReaderInstaller() {}

    private static @Nullable Method held() {
        try {
            Method method = ByteToMessageDecoder.class.getDeclaredMethod("internalBuffer");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** The client's channel; null if it is not where this class expects it. */
    public static @Nullable Channel channel(MqttClientConnectionConfig connection) {
        return connection instanceof com.hivemq.client.internal.mqtt.MqttClientConnectionConfig config
                ? config.getChannel()
                : null;
    }

    /** Called on the network thread when the broker has accepted the connection. */
    public static void lay(MqttClientConnectionConfig connection, Intake intake, MqttVersion version) {
        Channel channel = channel(connection);
        if (channel == null) {
            giveUp(
                    intake,
                    "the client's connection is a " + connection.getClass().getName());
        } else {
            // After everything that was read together with the CONNACK has been processed.
            int maximumPacketSize =
                    connection instanceof com.hivemq.client.internal.mqtt.MqttClientConnectionConfig config
                            ? config.getMaximumPacketSize()
                            : ConnectOptions.LARGEST_PACKET;
            channel.eventLoop().execute(() -> lay(channel, intake, version == MqttVersion.MQTT_5_0, maximumPacketSize));
        }
    }

    /** Called on the channel's event loop. */
    static void lay(Channel channel, Intake intake, boolean mqtt5, int maximumPacketSize) {
        ChannelHandler decoder = channel.pipeline().get(DECODER);
        try {
            if (HELD == null) {
                giveUp(intake, "the buffer of a Netty decoder is not accessible");
                return;
            }
            if (decoder == null && !channel.isActive()) {
                // Closed in the meantime.
                return;
            }
            if (!(decoder instanceof ByteToMessageDecoder) || !(HELD.invoke(decoder) instanceof ByteBuf held)) {
                giveUp(
                        intake,
                        "the client decodes with "
                                + (decoder == null
                                        ? "nothing"
                                        : decoder.getClass().getName()));
                return;
            }
            PlainPublishReader reader = new PlainPublishReader(intake, mqtt5, maximumPacketSize);
            // A decoder that has the start of a packet must receive its end as well.
            if (!held.isReadable() || reader.takeOverFrom(held)) {
                channel.pipeline().addBefore(DECODER, PlainPublishReader.NAME, reader);
                intake.setReceivePath(ReceivePath.DIRECT);
            } else if (channel.isActive()) {
                var _ = channel.eventLoop()
                        .schedule(() -> lay(channel, intake, mqtt5, maximumPacketSize), 1, TimeUnit.MILLISECONDS);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            giveUp(intake, e.toString());
        }
    }

    private static void giveUp(Intake intake, String reason) {
        intake.setReceivePath(ReceivePath.LIBRARY);
        if (TOLD.add(reason)) {
            LOG.warn("Messages are received through the MQTT library, which is slower: {}", reason);
        }
    }
}
