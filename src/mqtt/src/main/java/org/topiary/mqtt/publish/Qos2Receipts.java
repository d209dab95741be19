// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import com.hivemq.client.internal.mqtt.message.publish.pubcomp.MqttPubComp;
import com.hivemq.client.internal.mqtt.message.publish.pubrec.MqttPubRec;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientConfig;
import com.hivemq.client.mqtt.mqtt5.advanced.interceptor.qos2.Mqtt5OutgoingQos2Interceptor;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubcomp.Mqtt5PubComp;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRec;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrel.Mqtt5PubRel;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrel.Mqtt5PubRelBuilder;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Waits for the PUBCOMP of each QoS 2 message, which may report that the broker lost track of it (section 3.7.2.1); the
 * client considers a message finished at its PUBREC. All methods may be called on any thread.
 */
public final class Qos2Receipts implements Mqtt5OutgoingQos2Interceptor {
    private final IdentityHashMap<Mqtt5Publish, CompletableFuture<PublishResult>> waiting = new IdentityHashMap<>();
    private final Map<Integer, Mqtt5Publish> received = new HashMap<>();

    /**
     * Must be called before a message is sent: its PUBCOMP may arrive before the sending thread continues.
     *
     * @return completes with the outcome in PUBCOMP
     */
    public synchronized CompletableFuture<PublishResult> expect(Mqtt5Publish publish) {
        CompletableFuture<PublishResult> told = new CompletableFuture<>();
        waiting.put(publish, told);
        return told;
    }

    /**
     * For a message that was sent.
     *
     * @param accepted the outcome in its PUBREC
     * @param told the future from {@link #expect}
     * @return completes with a refusal if PUBCOMP reports that the message is lost, and with {@code accepted} otherwise
     */
    public CompletableFuture<PublishResult> result(
            Mqtt5Publish publish, CompletableFuture<PublishResult> accepted, CompletableFuture<PublishResult> told) {
        var _ = accepted.whenComplete((result, error) -> {
            if (error != null || !result.accepted()) {
                forget(publish);
            }
        });
        return accepted.thenCompose(result -> told.thenApply(last -> last.accepted() ? result : last));
    }

    private void forget(Mqtt5Publish publish) {
        complete(publish, PublishResults.accepted(org.topiary.core.log.Qos.EXACTLY_ONCE));
    }

    private void complete(Mqtt5Publish publish, PublishResult result) {
        CompletableFuture<PublishResult> future;
        synchronized (this) {
            future = waiting.remove(publish);
        }
        if (future != null) {
            future.complete(result);
        }
    }

    /** The connection ended: what the broker has received counts as accepted. */
    public void disconnected() {
        Mqtt5Publish[] publishes;
        synchronized (this) {
            publishes = received.values().toArray(Mqtt5Publish[]::new);
            received.clear();
        }
        for (Mqtt5Publish publish : publishes) {
            forget(publish);
        }
    }

    @Override
    public synchronized void onPubRec(
            Mqtt5ClientConfig config, Mqtt5Publish publish, Mqtt5PubRec pubRec, Mqtt5PubRelBuilder pubRel) {
        if (pubRec instanceof MqttPubRec told) {
            received.put(told.getPacketIdentifier(), publish);
        }
    }

    @Override
    public void onPubRecError(Mqtt5ClientConfig config, Mqtt5Publish publish, Mqtt5PubRec pubRec) {}

    @Override
    public void onPubComp(Mqtt5ClientConfig config, Mqtt5PubRel pubRel, Mqtt5PubComp pubComp) {
        Mqtt5Publish publish;
        synchronized (this) {
            publish = pubComp instanceof MqttPubComp told ? received.remove(told.getPacketIdentifier()) : null;
        }
        if (publish != null) {
            complete(publish, PublishResults.of(pubComp));
        }
    }
}
