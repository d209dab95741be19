// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttClientIdentifier;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import io.reactivex.Flowable;
import org.jspecify.annotations.Nullable;
import org.topiary.core.Qos;

/** MQTT 5. */
final class Link5 extends Link {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Mqtt5AsyncClient client;
    private final PropertiesEncoder properties = new PropertiesEncoder();

    Link5(Settings settings) {
        super(settings);
        client = Mqtt5Client.builder()
                .identifier(settings.clientId())
                .transportConfig(transport())
                .executorConfig(executors())
                .addConnectedListener(this::established)
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        receive();
    }

    @Override
    String protocol() {
        return "MQTT 5";
    }

    @Override
    MqttClientState clientState() {
        return client.getState();
    }

    @Override
    CompletableFuture<Accepted> sendConnect(byte @Nullable [] password) {
        ConnectionProfile profile = settings.profile();
        Mqtt5Connect connect = Mqtt5Connect.builder()
                .cleanStart(profile.startsClean())
                .sessionExpiryInterval(profile.startsClean() ? 0 : SESSION_EXPIRY_SECONDS)
                .keepAlive(profile.options().keepAliveSeconds())
                .simpleAuth(authentication(profile.userName(), password))
                .build();
        return client.connect(connect)
                .thenApply(connAck -> new Accepted(
                        connAck.isSessionPresent(),
                        connAck.getAssignedClientIdentifier()
                                .map(MqttClientIdentifier::toString)
                                .orElse(settings.clientId())));
    }

    private static @Nullable Mqtt5SimpleAuth authentication(String userName, byte @Nullable [] password) {
        if (password == null) {
            return userName.isEmpty() ? null : Mqtt5SimpleAuth.builder().username(userName).build();
        }
        return userName.isEmpty()
                ? Mqtt5SimpleAuth.builder().password(password).build()
                : Mqtt5SimpleAuth.builder().username(userName).password(password).build();
    }

    @Override
    CompletableFuture<String> subscribe(Subscription subscription) {
        Mqtt5Subscribe subscribe = Mqtt5Subscribe.builder()
                .addSubscription(Mqtt5Subscription.builder()
                        .topicFilter(subscription.filter())
                        .qos(qos(subscription.qos()))
                        // Live messages then carry the RETAIN flag as it was published.
                        .retainAsPublished(true)
                        .build())
                .build();
        return future(client.toRx().subscribe(subscribe)).handle((subAck, error) -> switch (error) {
            case null -> "";
            case Mqtt5SubAckException refused -> ReasonCodes.text(
                            refused.getMqttMessage().getReasonCodes().getFirst().getCode())
                    + refused.getMqttMessage().getReasonString().map(text -> ": " + text).orElse("");
            default -> throw PublishResults.rethrow(error);
        });
    }

    @Override
    CompletableFuture<PublishResult> sendPublish(PublishRequest request) {
        Mqtt5Publish publish = Mqtt5Publish.builder()
                .topic(request.topic())
                .payload(request.payload())
                .qos(qos(request.qos()))
                .retain(request.retain())
                .build();
        return future(client.toRx().publish(Flowable.just(publish)).firstOrError())
                .thenApply(PublishResults::of);
    }

    @Override
    CompletableFuture<Void> sendDisconnect() {
        return client.disconnect();
    }

    @Override
    void receive() {
        client.toRx().publishes(MqttGlobalPublishFilter.ALL).subscribe(new Receiver<Mqtt5Publish>() {
            @Override
            void take(Mqtt5Publish publish) {
                settings.intake()
                        .accept(
                                publish.getTopic().toByteBuffer(),
                                publish.getPayload().orElse(EMPTY),
                                Qos.ofLevel(publish.getQos().getCode()),
                                publish.isRetain(),
                                properties.encode(publish),
                                true);
            }
        });
    }

    static MqttQos qos(Qos qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> MqttQos.AT_MOST_ONCE;
            case AT_LEAST_ONCE -> MqttQos.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> MqttQos.EXACTLY_ONCE;
        };
    }
}
