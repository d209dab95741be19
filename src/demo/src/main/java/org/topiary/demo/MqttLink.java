// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link that uses the HiveMQ MQTT client: MQTT 5, clean start, no persistent session. */
final class MqttLink implements DeviceLink {
    private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    /**
     * Maximum number of messages handed to the client and not yet written or acknowledged; with more, the site waits,
     * so that no queue grows.
     */
    private static final int MAX_IN_FLIGHT = 2_000;

    private final Mqtt5AsyncClient client;
    private final SiteScheduler scheduler;
    private final Supplier<@Nullable Outgoing> will;
    private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);
    private boolean wanted;
    private boolean retrying;
    private boolean disconnecting;

    MqttLink(
            int port,
            SiteScheduler scheduler,
            String clientId,
            Supplier<@Nullable Outgoing> will,
            Runnable onConnected) {
        this.scheduler = scheduler;
        this.will = will;
        this.client = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(EmbeddedBroker.HOST)
                .serverPort(port)
                .addConnectedListener(_ -> scheduler.execute(onConnected))
                .addDisconnectedListener(context -> {
                    if (context.getSource() != MqttDisconnectSource.USER) {
                        scheduler.execute(this::retry);
                    }
                })
                .buildAsync();
    }

    @Override
    public void connect() {
        wanted = true;
        tryToConnect();
    }

    private void tryToConnect() {
        if (disconnecting || client.getState() == MqttClientState.CONNECTING) {
            retry();
        } else if (wanted && !client.getState().isConnected()) {
            Outgoing last = will.get();
            var connect = client.connectWith().cleanStart(true).keepAlive(30);
            if (last != null) {
                connect = connect.willPublish(toPublish(last).asWill());
            }
            var _ = connect.send().exceptionally(e -> {
                LOG.debug("{} cannot connect", client.getConfig().getClientIdentifier(), e);
                scheduler.execute(this::retry);
                return null;
            });
        }
    }

    private void retry() {
        if (!retrying) {
            retrying = true;
            scheduler.after(RETRY, () -> {
                retrying = false;
                tryToConnect();
            });
        }
    }

    @Override
    public void publish(Outgoing message) {
        if (!client.getState().isConnected()) {
            return;
        }
        try {
            if (!inFlight.tryAcquire(1, TimeUnit.SECONDS)) {
                LOG.warn(
                        "The broker accepted none of {} pending messages for a second; skipped one for {}",
                        MAX_IN_FLIGHT,
                        message.topic());
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        var _ = client.publish(toPublish(message)).whenComplete((_, _) -> inFlight.release());
    }

    private static Mqtt5Publish toPublish(Outgoing message) {
        var publish = Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.payload())
                .qos(qos(message.qos()))
                .retain(message.retain());
        if (!message.contentType().isEmpty()) {
            publish = publish.contentType(message.contentType());
        }
        if (message.correlationData().length > 0) {
            publish = publish.correlationData(message.correlationData());
        }
        if (!message.userProperties().isEmpty()) {
            publish = publish.userProperties(Mqtt5UserProperties.of(message.userProperties().entrySet().stream()
                    .map(entry -> Mqtt5UserProperty.of(entry.getKey(), entry.getValue()))
                    .toList()));
        }
        return publish.build();
    }

    private static MqttQos qos(int code) {
        return switch (code) {
            case 0 -> MqttQos.AT_MOST_ONCE;
            case 1 -> MqttQos.AT_LEAST_ONCE;
            case 2 -> MqttQos.EXACTLY_ONCE;
            default -> throw new IllegalArgumentException("QoS " + code);
        };
    }

    @Override
    public void subscribe(String topicFilter, Consumer<Incoming> consumer) {
        var _ = client.subscribeWith()
                .topicFilter(topicFilter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(publish -> {
                    Incoming incoming = toIncoming(publish);
                    scheduler.execute(() -> consumer.accept(incoming));
                })
                .send();
    }

    private static Incoming toIncoming(Mqtt5Publish publish) {
        byte[] correlation = publish.getCorrelationData()
                .map(data -> {
                    byte[] bytes = new byte[data.remaining()];
                    data.duplicate().get(bytes);
                    return bytes;
                })
                .orElse(new byte[0]);
        String responseTopic = publish.getResponseTopic().map(Object::toString).orElse("");
        return new Incoming(publish.getTopic().toString(), publish.getPayloadAsBytes(), responseTopic, correlation);
    }

    /**
     * Sends DISCONNECT with reason code 0x04, Disconnect with Will Message (MQTT 5, 3.14.2.1): the client library
     * cannot abort its socket, and other clients see the same: the will of a lost device.
     */
    @Override
    public void dropOff() {
        wanted = false;
        disconnecting = true;
        var _ = client.disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send()
                .whenComplete((_, _) -> scheduler.execute(() -> disconnecting = false));
    }

    @Override
    public void close() {
        wanted = false;
        var _ = client.disconnect().exceptionally(_ -> null);
    }
}
