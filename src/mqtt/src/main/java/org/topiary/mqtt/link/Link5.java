// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttClientIdentifier;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5UnsubAckException;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.Mqtt5Unsubscribe;
import io.netty.channel.ChannelPipeline;
import io.reactivex.Flowable;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.auth.AuthMechanism;
import org.topiary.mqtt.auth.AuthenticationFailure;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Will;
import org.topiary.mqtt.publish.PublishGuard;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishRefused;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.publish.PublishResults;
import org.topiary.mqtt.publish.Qos2Receipts;
import org.topiary.mqtt.publish.TopicAliases;
import org.topiary.mqtt.publish.UnconfirmedPublishes;
import org.topiary.mqtt.receive.PropertiesEncoder;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.words.BrokerReasons;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** MQTT 5. */
final class Link5 extends Link {
    /** The client's name for its encoder. */
    private static final String ENCODER = "encoder";

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Mqtt5AsyncClient client;
    /** Whether this broker refused a subscription because of the identifier that the client adds to each. */
    private final AtomicBoolean withoutIdentifiers = new AtomicBoolean();

    private final Qos2Receipts receipts = new Qos2Receipts();
    private final UnconfirmedPublishes unconfirmed = new UnconfirmedPublishes();
    private final PropertiesEncoder properties = new PropertiesEncoder();

    Link5(Settings settings, Optional<ConnectionTls> tls) {
        super(settings, tls);
        client = Mqtt5Client.builder()
                .identifier(settings.clientId())
                .transportConfig(ClientTransport.of(settings, tls))
                .executorConfig(ClientTransport.executors(settings))
                .advancedConfig()
                .interceptors()
                .outgoingQos2Interceptor(receipts)
                .applyInterceptors()
                .applyAdvancedConfig()
                .addConnectedListener(this::established)
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        tls.ifPresent(mine -> ClientTlsInstaller.install(client.getConfig(), mine));
        receive();
    }

    @Override
    public String protocol() {
        return "MQTT 5";
    }

    @Override
    MqttClientState clientState() {
        return client.getState();
    }

    @Override
    CompletableFuture<Accepted> sendConnect(boolean again) {
        ConnectionProfile profile = settings.profile();
        AuthMechanism mechanism;
        try {
            mechanism =
                    profile.enhancedAuth().method().isEmpty() ? null : AuthMechanism.of(profile, settings.secrets());
        } catch (AuthenticationFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        // With SCRAM, the password must not be transmitted.
        byte[] password = profile.enhancedAuth().equals(new EnhancedAuth(EnhancedAuth.SCRAM_SHA_256))
                ? null
                : settings.secrets().copy(SecretField.PASSWORD);
        return client.connect(ConnectMessages.mqtt5(profile, password, mechanism, again))
                .handle((connAck, error) -> {
                    Secret.wipe(password);
                    if (mechanism != null) {
                        mechanism.close();
                    }
                    if (error != null) {
                        throw new CompletionException(mechanism == null ? error : mechanism.explain(error));
                    }
                    return connAck;
                })
                .thenApply(connAck -> new Accepted(
                        connAck.isSessionPresent(),
                        connAck.getAssignedClientIdentifier()
                                .map(MqttClientIdentifier::toString)
                                .orElse(settings.clientId()),
                        ConnectMessages.limits(connAck, profile)));
    }

    @Override
    public CompletableFuture<FilterAnswer> subscribe(Subscription subscription) {
        Mqtt5Subscribe subscribe = Mqtt5Subscribe.builder()
                .addSubscription(Mqtt5Subscription.builder()
                        .topicFilter(subscription.filter())
                        .qos(qos(subscription.qos()))
                        .noLocal(subscription.noLocal())
                        .retainAsPublished(subscription.retainAsPublished())
                        .retainHandling(retainHandling(subscription.retainHandling()))
                        .build())
                .build();
        boolean identified = !withoutIdentifiers.get();
        return ask(subscribe).thenCompose(answer -> {
            if (answer.code() != ReasonCodes.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED || !identified) {
                return CompletableFuture.completedFuture(answer);
            }
            withoutIdentifiers.set(true);
            // The identifier was added by the client, not requested by the user.
            return ask(subscribe);
        });
    }

    private CompletableFuture<FilterAnswer> ask(Mqtt5Subscribe subscribe) {
        return requests.future(client.toRx().subscribe(subscribe)).handle((subAck, error) -> switch (error) {
            case null -> FilterAnswer.GRANTED;
            case Mqtt5SubAckException refused -> FilterAnswer.of(refused);
            default -> throw ExceptionCauses.rethrow(error);
        });
    }

    private static Mqtt5RetainHandling retainHandling(Subscription.RetainHandling handling) {
        return switch (handling) {
            case SEND -> Mqtt5RetainHandling.SEND;
            case SEND_IF_NEW -> Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST;
            case DO_NOT_SEND -> Mqtt5RetainHandling.DO_NOT_SEND;
        };
    }

    @Override
    public CompletableFuture<FilterAnswer> unsubscribe(String filter) {
        Mqtt5Unsubscribe unsubscribe =
                Mqtt5Unsubscribe.builder().topicFilter(filter).build();
        return requests.future(client.toRx().unsubscribe(unsubscribe)).handle((unsubAck, error) -> switch (error) {
            case null -> FilterAnswer.GRANTED;
            case Mqtt5UnsubAckException refused -> FilterAnswer.of(refused);
            default -> throw ExceptionCauses.rethrow(error);
        });
    }

    @Override
    CompletableFuture<PublishResult> sendPublish(PublishMessage message) {
        Mqtt5Publish publish = PublishMessages.mqtt5(message);
        var receipt = message.qos() == Qos.EXACTLY_ONCE
                ? Optional.of(receipts.expect(publish))
                : Optional.<CompletableFuture<PublishResult>>empty();
        CompletableFuture<PublishResult> future = new CompletableFuture<>();
        if (message.qos() != Qos.AT_MOST_ONCE) {
            // Before sending: the broker's answer may arrive before this method continues.
            unconfirmed.add(publish, future);
        }
        // In the client's own chain, which runs on the network thread.
        var _ = requests.complete(
                future,
                client.toRx().publish(Flowable.just(publish)).firstOrError().map(sent -> {
                    PublishResult result = PublishResults.of(sent);
                    if (message.retain() && !settings.intake().expectsRetainFlags() && isSubscribed(message.topic())) {
                        settings.intake().markRetained(message.topic(), message.bytes().length > 0);
                    }
                    return result;
                }));
        return receipt.map(told -> receipts.result(publish, future, told)).orElse(future);
    }

    @Override
    void guard(ChannelPipeline pipeline, MqttClientConnectedContext context) {
        if (context instanceof Mqtt5ClientConnectedContext connected) {
            // A different broker may have different limits.
            BrokerLimits limits = ConnectMessages.limits(connected.getConnAck(), settings.profile());
            pipeline.addAfter(ENCODER, PublishGuard.NAME, new PublishGuard(publish -> refusal(publish, limits)));
            // Next to the encoder: a message that is withheld must not introduce an alias.
            pipeline.addAfter(ENCODER, TopicAliases.NAME, new TopicAliases(limits.topicAliasMaximum()));
            pipeline.addAfter(ENCODER, SubscribeGuard.NAME, new SubscribeGuard(withoutIdentifiers::get));
        }
    }

    private @Nullable PublishRefused refusal(Mqtt5Publish publish, BrokerLimits limits) {
        PublishRefused refused = unconfirmed.refusal(publish);
        if (refused != null) {
            return refused;
        }
        Phrase problem = limits.publishProblem(Qos.ofLevel(publish.getQos().getCode()), publish.isRetain());
        return problem == null ? null : new PublishRefused(problem);
    }

    @Override
    void connectionEnded() {
        receipts.disconnected();
    }

    @Override
    void disconnectedBy(Mqtt5Disconnect disconnect) {
        unconfirmed.ended(
                disconnect.getReasonCode().getCode(),
                BrokerReasons.of(disconnect.getReasonString(), disconnect.getUserProperties()));
    }

    @Override
    CompletableFuture<Void> sendDisconnect(boolean withWill) {
        var disconnect = Mqtt5Disconnect.builder();
        if (settings.profile().clientId().isEmpty()) {
            // Nobody reconnects with a random client id. The broker needs to keep its session (section 3.14.2.2.2) only
            // until the last will is published, which happens at the latest when the session ends (section 3.1.3.2.2).
            long delay =
                    withWill ? settings.profile().will().map(Will::delaySeconds).orElse(0L) : 0;
            disconnect = disconnect.sessionExpiryInterval(
                    Math.min(delay, ConnectMessages.sessionExpirySeconds(settings.profile())));
        }
        if (withWill) {
            disconnect = disconnect.reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE);
        }
        return client.disconnect(disconnect.build());
    }

    @Override
    void receive() {
        client.toRx().publishes(MqttGlobalPublishFilter.ALL).subscribe(new Receiver<>(this, this::take));
    }

    private void take(Mqtt5Publish publish) {
        settings.intake()
                .accept(
                        publish.getTopic().toByteBuffer(),
                        publish.getPayload().orElse(EMPTY),
                        Qos.ofLevel(publish.getQos().getCode()),
                        publish.isRetain(),
                        properties.encode(
                                publish,
                                channel.details().isDuplicate(publish),
                                channel.details().subscriptionIdentifiers(publish)),
                        true);
    }

    static MqttQos qos(Qos qos) {
        return switch (qos) {
            case AT_MOST_ONCE -> MqttQos.AT_MOST_ONCE;
            case AT_LEAST_ONCE -> MqttQos.AT_LEAST_ONCE;
            case EXACTLY_ONCE -> MqttQos.EXACTLY_ONCE;
        };
    }
}
