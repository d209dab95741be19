// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.mqtt.words.ReasonCodes;

/**
 * The QoS 1 and 2 messages that the broker has not answered. If it ends the connection because of one of them, that
 * message gets the reason and is not sent again. All methods may be called on any thread.
 */
public final class UnconfirmedPublishes {
    private record Sent(Mqtt5Publish publish, CompletableFuture<PublishResult> result) {}

    private final List<Sent> sent = new ArrayList<>();
    private final IdentityHashMap<Mqtt5Publish, PublishRefused> refused = new IdentityHashMap<>();

    /** Adds a message, in the order of sending, until it has a result; the first completion of the result counts. */
    public synchronized void add(Mqtt5Publish publish, CompletableFuture<PublishResult> result) {
        Sent one = new Sent(publish, result);
        sent.add(one);
        var _ = result.whenComplete((value, error) -> remove(one));
    }

    private synchronized void remove(Sent one) {
        sent.remove(one);
    }

    /**
     * Why a message must not be sent again; null if it may be. Asked once for each message that the client still has.
     */
    public synchronized @Nullable PublishRefused refusal(Mqtt5Publish publish) {
        return refused.isEmpty() ? null : refused.remove(publish);
    }

    /**
     * The broker ended the connection.
     *
     * @param code why
     * @param reason further information from the broker
     */
    public void ended(int code, BrokerReason reason) {
        Sent blamed;
        synchronized (this) {
            blamed = blamed(code);
            if (blamed == null) {
                return;
            }
            refused.put(blamed.publish, new PublishRefused(ReasonCodes.text(code)));
        }
        blamed.result.complete(PublishResults.refused(code, reason));
    }

    private @Nullable Sent blamed(int code) {
        return switch (code) {
            case ReasonCodes.RETAIN_NOT_SUPPORTED ->
                sent.stream()
                        .filter(each -> each.publish.isRetain())
                        .findFirst()
                        .orElse(null);
            case ReasonCodes.QOS_NOT_SUPPORTED ->
                sent.stream()
                        .max(Comparator.comparingInt(
                                each -> each.publish.getQos().getCode()))
                        .orElse(null);
            case ReasonCodes.PACKET_TOO_LARGE ->
                sent.stream()
                        .max(Comparator.comparingInt(each -> each.publish.getPayloadAsBytes().length))
                        .orElse(null);
            case ReasonCodes.TOPIC_ALIAS_INVALID ->
                sent.stream()
                        .filter(each -> each.publish instanceof AliasedPublish)
                        .reduce((first, last) -> last)
                        .orElse(null);
            case ReasonCodes.PAYLOAD_FORMAT_INVALID, ReasonCodes.TOPIC_NAME_INVALID ->
                sent.isEmpty() ? null : sent.getLast();
            default -> null;
        };
    }
}
