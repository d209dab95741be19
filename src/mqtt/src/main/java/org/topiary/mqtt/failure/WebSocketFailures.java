// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import java.util.Optional;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.mqtt.words.ExceptionCauses;

/** Explains why a WebSocket could not be opened (RFC 6455, section 4). */
final class WebSocketFailures {
    private WebSocketFailures() {}

    /** Whether an attempt ended before the WebSocket was open; TLS faults below it have been ruled out. */
    static boolean concerns(Throwable error, BrokerAddress address) {
        return ExceptionCauses.has(error, "WebSocketHandshakeException")
                || ExceptionCauses.has(error, "WebSocketClientHandshakeException")
                || (address.transport().isWebSocket() && ConnectFailures.isResetBeforeMqtt(error));
    }

    static Failure of(Throwable error, ConnectionProfile profile, String detail) {
        BrokerAddress address = profile.address();
        String place = address.host() + ":" + address.port();
        String subprotocol = profile.webSocket().subprotocol();
        if (ExceptionCauses.says(error, "timed out")) {
            return new Failure(
                    place + " did not answer the WebSocket request.",
                    "Another service may use this port.",
                    detail,
                    false);
        }
        if (ExceptionCauses.says(error, "closed") || ConnectFailures.isResetBeforeMqtt(error)) {
            String port = "The port may expect " + ConnectFailures.otherTransport(address) + ".";
            return isUsual(subprotocol)
                    ? new Failure(place + " closed the connection instead of opening a WebSocket.", port, detail, false)
                    // Mosquitto sends no more than this in answer to an unknown subprotocol.
                    : new Failure(
                            place + " closed the connection when asked for a WebSocket with the subprotocol \""
                                    + subprotocol + "\".",
                            "It may not support this subprotocol: most brokers expect mqtt, very old ones mqttv3.1. "
                                    + port,
                            detail,
                            false);
        }
        if (ExceptionCauses.says(error, "invalid subprotocol")) {
            return new Failure(
                    "The server at " + place
                            + (subprotocol.isEmpty()
                                    ? " does not open a WebSocket without a subprotocol."
                                    : " does not accept the WebSocket subprotocol \"" + subprotocol + "\"."),
                    isUsual(subprotocol) && !subprotocol.isEmpty()
                            ? "It may not be an MQTT broker: check the port and the path. Very old brokers expect mqttv3.1."
                            : "Most brokers expect mqtt, very old ones mqttv3.1.",
                    detail,
                    false);
        }
        String status = Optional.ofNullable(ExceptionCauses.named(error, "WebSocketClientHandshakeException"))
                .map(ExceptionCauses::message)
                .map(text -> text.replaceFirst(".*getStatus: ", ""))
                .orElse(ExceptionCauses.message(error));
        return new Failure(
                "The server at " + place + " did not open a WebSocket: " + ForeignText.quoted(status) + ".",
                status.startsWith("401") || status.startsWith("403")
                        ? "The server requires authentication, for example in the Authorization header."
                        : "Check the path (\"" + address.path() + "\"; many brokers use /mqtt).",
                detail,
                false);
    }

    /** Whether no subprotocol is requested, or the one of the specification (MQTT 5, section 6). */
    private static boolean isUsual(String subprotocol) {
        return subprotocol.isEmpty() || subprotocol.equals(WebSocketOptions.DEFAULT.subprotocol());
    }
}
