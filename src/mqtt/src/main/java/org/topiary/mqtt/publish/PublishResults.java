// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubcomp.Mqtt5PubComp;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRec;
import java.util.concurrent.CancellationException;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.mqtt.words.BrokerReasons;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** Describes the outcome of a publish in plain words. */
public final class PublishResults {
    /** For a publish whose connection ended before the broker had answered. */
    public static final PublishResult UNKNOWN = new PublishResult(false, Phrase.of("publish.outcome.unknown"));

    private PublishResults() {}

    public static PublishResult accepted(Qos qos) {
        return qos == Qos.AT_MOST_ONCE
                ? new PublishResult(true, Phrase.of("publish.outcome.qos0"))
                : new PublishResult(true, Phrase.of("publish.outcome.accepted"));
    }

    /** Throws the error of the result, if it has one. */
    public static PublishResult of(Mqtt5PublishResult result) {
        Throwable error = result.getError().orElse(null);
        if (error != null) {
            throw ExceptionCauses.rethrow(error);
        }
        Qos qos = Qos.ofLevel(result.getPublish().getQos().getCode());
        return switch (result) {
            case Mqtt5PublishResult.Mqtt5Qos1Result acknowledged -> {
                Mqtt5PubAck pubAck = acknowledged.getPubAck();
                yield accepted(
                        qos,
                        pubAck.getReasonCode().getCode(),
                        BrokerReasons.of(pubAck.getReasonString(), pubAck.getUserProperties()));
            }
            case Mqtt5PublishResult.Mqtt5Qos2Result received -> {
                Mqtt5PubRec pubRec = received.getPubRec();
                yield accepted(
                        qos,
                        pubRec.getReasonCode().getCode(),
                        BrokerReasons.of(pubRec.getReasonString(), pubRec.getUserProperties()));
            }
            default -> accepted(qos);
        };
    }

    /** For the last packet of a QoS 2 message that the broker had received. */
    static PublishResult of(Mqtt5PubComp pubComp) {
        int code = pubComp.getReasonCode().getCode();
        return code == 0
                ? accepted(Qos.EXACTLY_ONCE)
                : new PublishResult(
                        false,
                        Phrase.of("publish.outcome.lostTrack", ReasonCodes.text(code)),
                        BrokerReasons.of(pubComp.getReasonString(), pubComp.getUserProperties()));
    }

    private static PublishResult accepted(Qos qos, int code, BrokerReason reason) {
        Phrase text = accepted(qos).text();
        return new PublishResult(
                true, code == 0 ? text : Phrase.of("publish.result.code", text, ReasonCodes.text(code)), reason);
    }

    public static PublishResult failed(PublishMessage message, Throwable error) {
        return switch (ExceptionCauses.unwrap(error)) {
            case Mqtt5PubAckException e -> {
                Mqtt5PubAck pubAck = e.getMqttMessage();
                yield refused(
                        pubAck.getReasonCode().getCode(),
                        BrokerReasons.of(pubAck.getReasonString(), pubAck.getUserProperties()));
            }
            case Mqtt5PubRecException e -> {
                Mqtt5PubRec pubRec = e.getMqttMessage();
                yield refused(
                        pubRec.getReasonCode().getCode(),
                        BrokerReasons.of(pubRec.getReasonString(), pubRec.getUserProperties()));
            }
            case PublishRefused e -> new PublishResult(false, e.phrase());
            case MqttClientStateException e -> new PublishResult(false, Phrase.of("publish.outcome.notConnected"));
            case MqttSessionExpiredException e -> lost(message);
            case ConnectionClosedException e -> lost(message);
            case CancellationException e -> lost(message);
            case Throwable e -> new PublishResult(false, Phrase.of("publish.outcome.notSent", Explained.phrase(e)));
        };
    }

    private static PublishResult lost(PublishMessage message) {
        return message.qos() == Qos.AT_MOST_ONCE
                ? new PublishResult(false, Phrase.of("publish.outcome.lost"))
                : UNKNOWN;
    }

    /** For a message that the broker answered with an error, or because of which it ended the connection. */
    static PublishResult refused(int code, BrokerReason reason) {
        return new PublishResult(false, Phrase.of("publish.outcome.refused", ReasonCodes.text(code)), reason);
    }
}
