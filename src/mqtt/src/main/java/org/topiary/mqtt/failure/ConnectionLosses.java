// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import java.util.List;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.link.WebSocketClosing;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.words.BrokerReason;
import org.topiary.mqtt.words.BrokerReasons;
import org.topiary.mqtt.words.DisconnectReasons;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** Explains why an established connection ended. */
public final class ConnectionLosses {
    private ConnectionLosses() {}

    public static Failure of(Link.Loss loss, ConnectionProfile profile, String clientId) {
        Throwable error = loss.cause();
        Phrase detail = ExceptionCauses.detail(error);
        String place = profile.address().host();
        if (error instanceof Mqtt5DisconnectException e && loss.byBroker()) {
            return disconnected(e.getMqttMessage(), profile, clientId, detail);
        }
        if (loss.fault().isPresent()) {
            return faulty(loss.fault().get(), loss.mqtt5(), place, detail);
        }
        if (loss.webSocket().isPresent()) {
            WebSocketClosing closing = loss.webSocket().get();
            return new Failure(closing.summary(), closing.advice(), detail, false)
                    .withReason(new BrokerReason(closing.text(), "", List.of()));
        }
        if (ExceptionCauses.says(error, "pingresp")) {
            return new Failure(Phrase.of("loss.noPing", place), Phrase.of("loss.noPing.advice"), detail, false);
        }
        Phrase twin = profile.clientId().isEmpty() ? Phrase.NONE : Phrase.of("loss.twin", clientId);
        return loss.byBroker()
                ? new Failure(
                        Phrase.of("loss.closed"),
                        Phrase.of("loss.closed.advice").and(twin),
                        detail,
                        false)
                : new Failure(
                        Phrase.of("loss.lost", place),
                        Phrase.of("loss.lost.advice").and(twin),
                        detail,
                        false);
    }

    /** A loss after which the profile disables reconnecting. */
    public static Failure withoutReconnect(Failure failure) {
        return failure.withAdvice(Phrase.of("loss.noReconnect"));
    }

    /** A loss after which Topiary does not reconnect, because the same fault ended the connections before. */
    public static Failure recurringFault(Failure failure) {
        return failure.withAdvice(Phrase.of("loss.recurring"));
    }

    private static Failure disconnected(
            Mqtt5Disconnect disconnect, ConnectionProfile profile, String clientId, Phrase detail) {
        int code = disconnect.getReasonCode().getCode();
        return new Failure(
                        Phrase.of("loss.disconnected", DisconnectReasons.text(code)),
                        DisconnectReasons.advice(code, profile, clientId),
                        detail,
                        DisconnectReasons.isLasting(code))
                .withReason(BrokerReasons.of(
                        disconnect.getReasonString(), disconnect.getServerReference(), disconnect.getUserProperties()));
    }

    private static Failure faulty(PacketFault fault, boolean mqtt5, String place, Phrase detail) {
        Phrase packet = fault.packet().isEmpty() ? Phrase.of("loss.packet") : withArticle(fault.packet());
        Phrase bytes = fault.head().isEmpty() ? Phrase.NONE : Phrase.of("loss.firstBytes", fault.head());
        boolean tooLarge = fault.code() == ReasonCodes.PACKET_TOO_LARGE;
        Phrase summary = tooLarge || fault.code() == ReasonCodes.QUOTA_EXCEEDED
                ? Phrase.of("loss.tooLarge", place, packet, fault.sentence())
                : Phrase.of("loss.broken", place, packet, fault.sentence());
        Phrase retained =
                !fault.isPublish() ? Phrase.NONE : mqtt5 ? Phrase.of("loss.retained5") : Phrase.of("loss.retained");
        Phrase advice =
                tooLarge && !fault.packet().isEmpty() ? Phrase.of("loss.raise").and(retained) : retained;
        return new Failure(summary, advice, Phrase.lines(List.of(detail, bytes)), false).withFault(fault);
    }

    private static Phrase withArticle(String packet) {
        return "AU".indexOf(packet.charAt(0)) >= 0
                ? Phrase.of("loss.packet.an", packet)
                : Phrase.of("connect.packet.named", packet);
    }
}
