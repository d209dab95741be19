// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.internal.mqtt.message.publish.mqtt3.Mqtt3PublishView;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt3.message.unsubscribe.Mqtt3Unsubscribe;
import io.reactivex.Flowable;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.publish.PublishResults;
import org.topiary.mqtt.receive.PropertiesEncoder;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.mqtt.words.ExceptionCauses;

/** MQTT 3.1.1. */
final class Link3 extends Link {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Mqtt3AsyncClient client;

    Link3(Settings settings, Optional<ConnectionTls> tls) {
        super(settings, tls);
        client = Mqtt3Client.builder()
                .identifier(settings.clientId())
                .transportConfig(ClientTransport.of(settings, tls))
                .executorConfig(ClientTransport.executors(settings))
                .addConnectedListener(this::established)
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        tls.ifPresent(mine -> ClientTlsInstaller.install(client.getConfig(), mine));
        receive();
    }

    @Override
    public String protocol() {
        return MQTT_3_1_1;
    }

    @Override
    MqttClientState clientState() {
        return client.getState();
    }

    @Override
    CompletableFuture<Accepted> sendConnect(boolean again) {
        ConnectionProfile profile = settings.profile();
        byte[] password = settings.secrets().copy(SecretField.PASSWORD);
        return client.connect(ConnectMessages.mqtt3(profile, password))
                .whenComplete((connAck, error) -> Secret.wipe(password))
                .thenApply(connAck -> new Accepted(
                        connAck.isSessionPresent(), settings.clientId(), ConnectMessages.limits3(profile)));
    }

    @Override
    public CompletableFuture<FilterAnswer> subscribe(Subscription subscription) {
        Mqtt3Subscribe subscribe = Mqtt3Subscribe.builder()
                .addSubscription(Mqtt3Subscription.builder()
                        .topicFilter(subscription.filter())
                        .qos(Link5.qos(subscription.qos()))
                        .build())
                .build();
        return requests.future(client.toRx().subscribe(subscribe)).handle((subAck, error) -> switch (error) {
            case null -> FilterAnswer.GRANTED;
            case Mqtt3SubAckException refused ->
                new FilterAnswer(
                        0x80, Phrase.of("reason.code", Phrase.of("reason.failure"), "0x80"), BrokerReason.NONE);
            default -> throw ExceptionCauses.rethrow(error);
        });
    }

    @Override
    public CompletableFuture<FilterAnswer> unsubscribe(String filter) {
        Mqtt3Unsubscribe unsubscribe =
                Mqtt3Unsubscribe.builder().topicFilter(filter).build();
        return requests.future(client.toRx().unsubscribe(unsubscribe).toSingleDefault(FilterAnswer.GRANTED));
    }

    @Override
    CompletableFuture<PublishResult> sendPublish(PublishMessage message) {
        Mqtt3Publish publish = PublishMessages.mqtt3(message);
        // In the client's own chain, which runs on the network thread; a stage of the future may run on the caller's
        // thread.
        return requests.future(client.toRx()
                .publish(Flowable.just(publish))
                .firstOrError()
                .map(sent -> {
                    Throwable error = sent.getError().orElse(null);
                    if (error != null) {
                        throw ExceptionCauses.rethrow(error);
                    }
                    if (message.retain() && isSubscribed(message.topic())) {
                        settings.intake().markRetained(message.topic(), message.bytes().length > 0);
                    }
                    return PublishResults.accepted(message.qos());
                }));
    }

    @Override
    CompletableFuture<Void> sendDisconnect(boolean withWill) {
        // This version has no reason code for that; the will is published if the connection ends without DISCONNECT
        // (section 3.1.2.5).
        return withWill ? channel.cut() : client.disconnect();
    }

    @Override
    void receive() {
        client.toRx().publishes(MqttGlobalPublishFilter.ALL).subscribe(new Receiver<>(this, this::take));
    }

    private void take(Mqtt3Publish publish) {
        settings.intake()
                .accept(
                        publish.getTopic().toByteBuffer(),
                        publish.getPayload().orElse(EMPTY),
                        Qos.ofLevel(publish.getQos().getCode()),
                        publish.isRetain(),
                        isDuplicate(publish) ? PropertiesEncoder.duplicate() : EMPTY,
                        false);
    }

    private boolean isDuplicate(Mqtt3Publish publish) {
        return publish instanceof Mqtt3PublishView view && channel.details().isDuplicate(view.getDelegate());
    }
}
