// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import java.util.Optional;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
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

    static Failure of(Throwable error, ConnectionProfile profile, Phrase detail) {
        BrokerAddress address = profile.address();
        String place = address.host() + ":" + address.port();
        String subprotocol = profile.webSocket().subprotocol();
        if (ExceptionCauses.says(error, "timed out")) {
            return new Failure(
                    Phrase.of("webSocket.noAnswer", place), Phrase.of("webSocket.noAnswer.advice"), detail, false);
        }
        if (ExceptionCauses.says(error, "closed") || ConnectFailures.isResetBeforeMqtt(error)) {
            Phrase port = Phrase.of("tls.mayExpect", ConnectFailures.otherTransport(address));
            return isUsual(subprotocol)
                    ? new Failure(Phrase.of("webSocket.closed", place), port, detail, false)
                    // Mosquitto sends no more than this in answer to an unknown subprotocol.
                    : new Failure(
                            Phrase.of("webSocket.closedSubprotocol", place, subprotocol),
                            Phrase.of("webSocket.closedSubprotocol.advice").and(port),
                            detail,
                            false);
        }
        if (ExceptionCauses.says(error, "invalid subprotocol")) {
            return new Failure(
                    subprotocol.isEmpty()
                            ? Phrase.of("webSocket.needsSubprotocol", place)
                            : Phrase.of("webSocket.subprotocol", place, subprotocol),
                    isUsual(subprotocol) && !subprotocol.isEmpty()
                            ? Phrase.of("webSocket.notBroker")
                            : Phrase.of("webSocket.usual"),
                    detail,
                    false);
        }
        String status = Optional.ofNullable(ExceptionCauses.named(error, "WebSocketClientHandshakeException"))
                .map(ExceptionCauses::message)
                .map(text -> text.replaceFirst(".*getStatus: ", ""))
                .orElse(ExceptionCauses.message(error));
        return new Failure(
                Phrase.of("webSocket.notOpened", place, ForeignText.quoted(status)),
                status.startsWith("401") || status.startsWith("403")
                        ? Phrase.of("webSocket.notOpened.login")
                        : Phrase.of("webSocket.notOpened.path", address.path()),
                detail,
                false);
    }

    /** Whether no subprotocol is requested, or the one of the specification (MQTT 5, section 6). */
    private static boolean isUsual(String subprotocol) {
        return subprotocol.isEmpty() || subprotocol.equals(WebSocketOptions.DEFAULT.subprotocol());
    }
}
