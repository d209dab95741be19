// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import org.topiary.core.Qos;

/** Says in plain words what became of a publish. */
final class PublishResults {
    /** For a publish whose connection ended before the broker had answered. */
    static final PublishResult UNKNOWN = new PublishResult(
            false, "The connection ended before the broker confirmed: the message may or may not have arrived");

    private PublishResults() {}

    static PublishResult accepted(Qos qos) {
        return qos == Qos.AT_MOST_ONCE
                ? new PublishResult(true, "Not confirmed by the broker")
                : new PublishResult(true, "Accepted by the broker");
    }

    /** Throws the error of a result that has one. */
    static PublishResult of(Mqtt5PublishResult result) {
        Throwable error = result.getError().orElse(null);
        if (error != null) {
            throw rethrow(error);
        }
        int code = switch (result) {
            case Mqtt5PublishResult.Mqtt5Qos1Result qos1 -> qos1.getPubAck().getReasonCode().getCode();
            case Mqtt5PublishResult.Mqtt5Qos2Result qos2 -> qos2.getPubRec().getReasonCode().getCode();
            default -> 0;
        };
        PublishResult accepted = accepted(Qos.ofLevel(result.getPublish().getQos().getCode()));
        return code == 0 ? accepted : new PublishResult(true, accepted.text() + ": " + ReasonCodes.text(code));
    }

    static PublishResult failed(PublishRequest request, Throwable error) {
        return switch (unwrap(error)) {
            case Mqtt5PubAckException e -> refused(
                    e.getMqttMessage().getReasonCode().getCode(), e.getMqttMessage().getReasonString());
            case Mqtt5PubRecException e -> refused(
                    e.getMqttMessage().getReasonCode().getCode(), e.getMqttMessage().getReasonString());
            case MqttClientStateException e -> new PublishResult(false, "Not connected: the message was not sent");
            case MqttSessionExpiredException e -> lost(request);
            case ConnectionClosedException e -> lost(request);
            case CancellationException e -> lost(request);
            case Throwable e -> new PublishResult(false, "Not sent: " + Failures.message(e));
        };
    }

    /** What a stage of a future may throw for an error it was given. */
    static RuntimeException rethrow(Throwable error) {
        return error instanceof RuntimeException e ? e : new CompletionException(error);
    }

    static Throwable unwrap(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? unwrap(cause) : error;
    }

    private static PublishResult lost(PublishRequest request) {
        return request.qos() == Qos.AT_MOST_ONCE
                ? new PublishResult(false,
                        "The connection ended during sending: the message may or may not have arrived")
                : UNKNOWN;
    }

    private static PublishResult refused(int code, Optional<MqttUtf8String> reason) {
        return new PublishResult(
                false, "Refused: " + ReasonCodes.text(code) + reason.map(text -> ": " + text).orElse(""));
    }
}
