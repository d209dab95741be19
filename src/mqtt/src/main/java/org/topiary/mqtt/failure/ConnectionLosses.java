// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import java.util.List;
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
        String detail = ExceptionCauses.detail(error);
        String place = profile.address().host();
        if (error instanceof Mqtt5DisconnectException e && loss.byBroker()) {
            return disconnected(e.getMqttMessage(), profile, clientId, detail);
        }
        if (loss.fault().isPresent()) {
            return faulty(loss.fault().get(), loss.mqtt5(), place, detail);
        }
        if (loss.webSocket().isPresent()) {
            WebSocketClosing closing = loss.webSocket().get();
            return new Failure(
                            "The server closed the WebSocket" + closing.name() + ".", closing.advice(), detail, false)
                    .withReason(new BrokerReason(closing.text(), "", List.of()));
        }
        if (ExceptionCauses.says(error, "pingresp")) {
            return new Failure(
                    "The connection to " + place + " was lost: the broker did not answer a ping.",
                    "The network was interrupted, or the broker is overloaded.",
                    detail,
                    false);
        }
        String twin = profile.clientId().isEmpty()
                ? ""
                : " If this repeats, another client may use the client ID \""
                        + clientId
                        + "\": an MQTT 3.1.1 broker then closes the older connection without a reason.";
        return loss.byBroker()
                ? new Failure(
                        "The broker closed the connection.",
                        "The broker was stopped, or it does not allow something this client did, such as a subscription."
                                + twin,
                        detail,
                        false)
                : new Failure(
                        "The connection to " + place + " was lost.",
                        "The network was interrupted." + twin,
                        detail,
                        false);
    }

    /** A loss after which the profile disables reconnecting. */
    public static Failure withoutReconnect(Failure failure) {
        return failure.withAdvice("Automatic reconnection is off for this connection.");
    }

    /** A loss after which Topiary does not reconnect, because the same fault ended the connections before. */
    public static Failure recurringFault(Failure failure) {
        return failure.withAdvice(
                "This ended the connection three times in a row, so Topiary does not connect again by itself.");
    }

    private static Failure disconnected(
            Mqtt5Disconnect disconnect, ConnectionProfile profile, String clientId, String detail) {
        int code = disconnect.getReasonCode().getCode();
        return new Failure(
                        "The broker disconnected this client: " + DisconnectReasons.text(code) + ".",
                        DisconnectReasons.advice(code, profile, clientId),
                        detail,
                        DisconnectReasons.isLasting(code))
                .withReason(BrokerReasons.of(
                        disconnect.getReasonString(), disconnect.getServerReference(), disconnect.getUserProperties()));
    }

    private static Failure faulty(PacketFault fault, boolean mqtt5, String place, String detail) {
        String packet = fault.packet().isEmpty() ? "a packet" : withArticle(fault.packet());
        String bytes = fault.head().isEmpty() ? "" : "\nfirst bytes of the packet: " + fault.head();
        boolean tooLarge = fault.code() == ReasonCodes.PACKET_TOO_LARGE;
        String summary = tooLarge || fault.code() == ReasonCodes.QUOTA_EXCEEDED
                ? "The connection to " + place + " was closed: the broker sent " + packet + " that is too large: "
                        + fault.sentence() + "."
                : "The connection to " + place + " was closed: the broker sent " + packet
                        + " that breaks the rules of MQTT: " + fault.sentence() + ".";
        String retained = "A retained message comes again at every connection: exclude its topic from the subscriptions"
                + (mqtt5 ? ", or set their retain handling to \"Do not send\"." : ".");
        String advice = tooLarge && !fault.packet().isEmpty()
                ? "To receive it, raise the maximum packet size of this connection. "
                        + (fault.isPublish() ? retained : "")
                : fault.isPublish() ? retained : "";
        return new Failure(summary, advice.strip(), detail + bytes, false).withFault(fault);
    }

    private static String withArticle(String packet) {
        return ("AU".indexOf(packet.charAt(0)) >= 0 ? "an " : "a ") + packet + " packet";
    }
}
