// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.testkit.LoadGenerator;

final class PublishReaderInstallerTest {
    private final MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);
    private final Intake intake = new Intake(log, new TopicTree(), () -> true);
    private final CompletableFuture<Channel> channel = new CompletableFuture<>();
    private LoadGenerator broker;

    @BeforeEach
    void open() throws Exception {
        broker = LoadGenerator.topics(1, number -> "a").waitForStart().open();
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
        log.close();
    }

    private void connected(MqttClientConnectedContext context) {
        var connection = context.getClientConfig().getConnectionConfig().orElseThrow();
        PublishReaderInstaller.lay(connection, intake, context.getClientConfig().getMqttVersion());
        channel.complete(((MqttClientConnectionConfig) connection).getChannel());
    }

    @Test
    void isLaidInTheClientOfMqtt5() throws Exception {
        var client = Mqtt5Client.builder()
                .identifier("shortcut")
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .addConnectedListener(this::connected)
                .buildBlocking();
        client.connect();
        assertThat(reader()).isInstanceOf(PlainPublishReader.class);
        assertThat(intake.path()).isEqualTo(ReceivePath.DIRECT);
        client.disconnect();
    }

    @Test
    void whereTheDecoderIsAnotherMessagesTakeTheLongerWayAndItSaysSo() {
        EmbeddedChannel other = new EmbeddedChannel();
        other.pipeline().addLast("decoder", new ChannelInboundHandlerAdapter());
        assertThat(intake.path()).isEqualTo(ReceivePath.UNKNOWN);
        PublishReaderInstaller.lay(other, intake, true, ConnectOptions.LARGEST_PACKET);
        assertThat(intake.path()).isEqualTo(ReceivePath.LIBRARY);
        assertThat(other.pipeline().get(PlainPublishReader.NAME)).isNull();
        var _ = other.close();
    }

    @Test
    void isLaidInTheClientOfMqtt311() throws Exception {
        var client = Mqtt3Client.builder()
                .identifier("shortcut")
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .addConnectedListener(this::connected)
                .buildBlocking();
        client.connect();
        assertThat(reader()).isInstanceOf(PlainPublishReader.class);
        client.disconnect();
    }

    /** The handler before the decoder once the event loop has run its queued tasks. */
    private ChannelHandler reader() throws Exception {
        Channel open = channel.get(60, TimeUnit.SECONDS);
        return open.eventLoop()
                .submit(() -> open.pipeline().get(PlainPublishReader.NAME))
                .get(60, TimeUnit.SECONDS);
    }
}
