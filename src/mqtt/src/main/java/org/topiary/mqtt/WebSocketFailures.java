// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;

/** Tells the ways apart in which a WebSocket is not opened (RFC 6455, section 4). */
final class WebSocketFailures {
    private WebSocketFailures() {}

    /** Whether an attempt ended before the WebSocket was open; TLS under it has been ruled out. */
    static boolean concerns(Throwable error, BrokerAddress address) {
        return Failures.has(error, "WebSocketHandshakeException")
                || Failures.has(error, "WebSocketClientHandshakeException")
                || (address.transport().isWebSocket() && Failures.isResetBeforeMqtt(error));
    }

    static Failure of(Throwable error, ConnectionProfile profile, String detail) {
        BrokerAddress address = profile.address();
        String place = address.host() + ":" + address.port();
        String subprotocol = profile.webSocket().subprotocol();
        if (Failures.says(error, "timed out")) {
            return new Failure(place + " did not answer the WebSocket request.", "Something else may listen on this port.", detail, false);
        }
        if (Failures.says(error, "closed") || Failures.isResetBeforeMqtt(error)) {
            String port = "The port may expect " + Failures.otherTransport(address) + ".";
            return isUsual(subprotocol)
                    ? new Failure(place + " closed the connection instead of opening a WebSocket.", port, detail, false)
                    // Mosquitto says no more to one that it does not know.
                    : new Failure(place + " closed the connection when it was asked for a WebSocket with the sub-protocol \"" + subprotocol
                                    + "\".",
                            "It may not know that sub-protocol: most brokers want mqtt, very old ones mqttv3.1. Or: " + port, detail, false);
        }
        if (Failures.says(error, "invalid subprotocol")) {
            return new Failure("The server at " + place + (subprotocol.isEmpty()
                            ? " opens no WebSocket without a sub-protocol."
                            : " does not take the WebSocket sub-protocol \"" + subprotocol + "\"."),
                    isUsual(subprotocol) && !subprotocol.isEmpty()
                            ? "It may be no MQTT broker: check port and path. Very old brokers want mqttv3.1."
                            : "Most brokers want mqtt, very old ones mqttv3.1.",
                    detail, false);
        }
        String status = Optional.ofNullable(Failures.named(error, "WebSocketClientHandshakeException"))
                .map(Failures::message)
                .map(text -> text.replaceFirst(".*getStatus: ", ""))
                .orElse(Failures.message(error));
        return new Failure("The server at " + place + " opened no WebSocket: " + status + ".",
                status.startsWith("401") || status.startsWith("403")
                        ? "The server wants to know who asks: it may need the header Authorization, or another."
                        : "Check the path (\"" + address.path() + "\"; many brokers use /mqtt).",
                detail, false);
    }

    /** None is asked for, or the one of the specification (MQTT 5, section 6). */
    private static boolean isUsual(String subprotocol) {
        return subprotocol.isEmpty() || subprotocol.equals(WebSocketOptions.DEFAULT.subprotocol());
    }
}
