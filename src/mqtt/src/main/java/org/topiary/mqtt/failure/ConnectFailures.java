// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5AuthException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.auth.AuthenticationFailure;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.packet.PacketFaults;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.tls.ConnectionTls;
import org.topiary.mqtt.words.BrokerReasons;
import org.topiary.mqtt.words.ConnAckReasons;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** Explains why a connection could not be established; {@link ConnectionLosses} explains why one ended. */
public final class ConnectFailures {
    private ConnectFailures() {}

    /** For settings with which no connection can be opened; the exception says which. */
    public static Failure ofSettings(RuntimeException error) {
        return new Failure(
                "Cannot connect: " + ExceptionCauses.message(error),
                "Check the settings of the connection.",
                ExceptionCauses.detail(error),
                true);
    }

    /** For an unexpected exception. */
    public static Failure ofTopiary(Throwable error) {
        return new Failure(
                "The connection ended because of an error in Topiary.",
                "Please report it, with the details.",
                ExceptionCauses.detail(error),
                true);
    }

    /**
     * For an attempt to connect.
     *
     * @param tls what is known of the handshake; empty without TLS
     */
    public static Failure connecting(
            Throwable error, ConnectionProfile profile, String clientId, Optional<ConnectionTls> tls) {
        Throwable cause = ExceptionCauses.unwrap(error);
        BrokerAddress address = profile.address();
        String detail = ExceptionCauses.detail(cause);
        String place = address.host() + ":" + address.port();
        return switch (cause) {
            case AuthenticationFailure e -> {
                Failure failure = new Failure(ExceptionCauses.message(e), e.advice(), "", true);
                yield e.concernsPassword() ? failure.asking(SecretField.PASSWORD) : failure;
            }
            case Throwable t
            when ExceptionCauses.says(t, "auth method in connack must be") ->
                new Failure(
                        "The broker accepted this client without the authentication \""
                                + profile.enhancedAuth().method() + "\".",
                        "The broker does not support this method, so it has not proved who it is. Choose another method, or none.",
                        detail,
                        true);
            case Mqtt5ConnAckException e -> {
                int code = e.getMqttMessage().getReasonCode().getCode();
                yield refused(code, ReasonCodes.text(code), profile, clientId, detail)
                        .withReason(BrokerReasons.of(
                                e.getMqttMessage().getReasonString(),
                                e.getMqttMessage().getServerReference(),
                                e.getMqttMessage().getUserProperties()));
            }
            case Mqtt3ConnAckException e -> {
                int code = e.getMqttMessage().getReturnCode().getCode();
                yield refused(
                        ReasonCodes.ofReturnCode(code), ReasonCodes.returnCodeText(code), profile, clientId, detail);
            }
            case Throwable t
            when ExceptionCauses.find(t, Mqtt5AuthException.class) != null ->
                new Failure(
                        "The broker broke the rules of enhanced authentication: " + authRule(t) + ".",
                        profile.enhancedAuth().method().isEmpty()
                                ? "The broker may require an authentication method. Ask its administrator."
                                : "Check that the broker supports the method \""
                                        + profile.enhancedAuth().method() + "\".",
                        detail,
                        true);
            case Throwable t
            when ProxyFailures.concerns(t, profile.proxy()) -> ProxyFailures.of(t, profile.proxy(), address, detail);
            case Throwable t
            when ExceptionCauses.find(t, UnknownHostException.class) != null
                    || ExceptionCauses.find(t, UnresolvedAddressException.class) != null ->
                new Failure(
                        "The host \"" + address.host() + "\" is unknown.",
                        "Check the spelling, and that this computer is on the right network or VPN.",
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.has(t, "ConnectTimeoutException") || ExceptionCauses.says(t, "connection timed out") ->
                new Failure(
                        "No answer from " + place + ".",
                        "The broker is off or unreachable from here, or a firewall blocks the connection. Check the host and the port.",
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.find(t, NoRouteToHostException.class) != null
                    || (ExceptionCauses.find(t, SocketException.class) != null
                            && ExceptionCauses.says(t, "unreachable")) ->
                new Failure(
                        "Cannot reach " + place + ": the network or the host is unreachable.",
                        "Check the network or VPN of this computer, and the address.",
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.find(t, ConnectException.class) != null && ExceptionCauses.says(t, "refused") ->
                new Failure(
                        "Connection refused: nothing listens at " + place + ".",
                        "Check the port (" + usualPorts(address) + ") and that the broker is running.",
                        detail,
                        false);
            case Throwable t
            when address.transport().isTls() && (TlsFailures.isTls(t) || isResetBeforeMqtt(t)) ->
                TlsFailures.of(t, address, detail, tls);
            case Throwable t when WebSocketFailures.concerns(t, address) -> WebSocketFailures.of(t, profile, detail);
            case Throwable t
            when ExceptionCauses.says(t, "timeout while waiting for connack")
                    || ExceptionCauses.says(t, "timeout while waiting for auth or connack") ->
                new Failure(
                        place + " accepted the connection but did not answer like an MQTT broker.",
                        // Mosquitto opens such a WebSocket and then sends nothing.
                        address.transport().isWebSocket()
                                        && profile.webSocket().subprotocol().isEmpty()
                                ? "The WebSocket has no subprotocol. Enter mqtt."
                                : "Another service may use this port, or the broker is overloaded. Check the port and the transport.",
                        detail,
                        false);
            case Throwable t
            when PacketFaults.ofAnswer(t).isPresent() ->
                faulty(PacketFaults.ofAnswer(t).get(), place, detail);
            case Throwable t
            when PacketFaults.isDecodeFault(t) ->
                new Failure(
                        "The server at " + place + " does not speak MQTT.",
                        "Another service uses this port, or the port expects " + otherTransport(address) + ".",
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.find(t, ConnectionClosedException.class) != null
                    || ExceptionCauses.says(t, "connection reset")
                    || ExceptionCauses.says(t, "closed") ->
                new Failure(
                        place + " closed the connection without an answer.",
                        "Usually the port expects " + otherTransport(address)
                                + ", or the broker does not accept this client.",
                        detail,
                        false);
            case Throwable t ->
                new Failure(
                        "Cannot connect to " + place + ": " + ForeignText.quoted(ExceptionCauses.message(t)),
                        "",
                        detail,
                        false);
        };
    }

    /** The client's error about an invalid AUTH, in our words. */
    private static String authRule(Throwable error) {
        if (ExceptionCauses.says(error, "must be the same as in the connect")) {
            return "it answered with another authentication method than this client asked for";
        }
        if (ExceptionCauses.says(error, "server must not send auth")) {
            return "it sent AUTH, though this client asked for no authentication method";
        }
        return ExceptionCauses.says(error, "is pending")
                ? "it sent a packet out of turn"
                : "it sent AUTH with a reason code that must not come then";
    }

    private static Failure refused(int code, String reason, ConnectionProfile profile, String clientId, String detail) {
        String advice = ConnAckReasons.advice(code, profile, clientId);
        Failure refused = new Failure(
                "The broker refused the connection: " + reason + ".", advice, detail, ConnAckReasons.isLasting(code));
        return code == ReasonCodes.BAD_USER_NAME_OR_PASSWORD || code == ReasonCodes.NOT_AUTHORIZED
                ? refused.asking(SecretField.PASSWORD)
                : refused;
    }

    private static Failure faulty(PacketFault fault, String place, String detail) {
        String packet = fault.packet().isEmpty() ? "an answer" : "a " + fault.packet() + " packet";
        return new Failure(
                        "The broker at " + place + " sent " + packet + " that breaks the rules of MQTT: "
                                + fault.sentence() + ".",
                        "The broker, or something in between, does not follow the specification. Try the other MQTT version, and tell its "
                                + "administrator.",
                        detail,
                        false)
                .withFault(fault);
    }

    /** Whether the connection was reset in a handshake below MQTT. */
    public static boolean isResetBeforeMqtt(Throwable error) {
        return ExceptionCauses.find(error, ConnectionFailedException.class) != null
                && (ExceptionCauses.says(error, "connection reset") || ExceptionCauses.says(error, "broken pipe"));
    }

    /** What a port may expect if it closes a connection over this transport, or answers it with something else. */
    static String otherTransport(BrokerAddress address) {
        return switch (address.transport()) {
            case TCP -> "TLS (mqtts://) or WebSocket (ws://)";
            case TLS -> "no TLS (mqtt://) or WebSocket (wss://)";
            case WEBSOCKET -> "TLS (wss://) or plain MQTT (mqtt://)";
            case SECURE_WEBSOCKET -> "no TLS (ws://) or plain MQTT over TLS (mqtts://)";
        };
    }

    private static String usualPorts(BrokerAddress address) {
        return switch (address.transport()) {
            case TCP -> "usually 1883, or 8883 with TLS";
            case TLS -> "usually 8883, or 1883 without TLS";
            case WEBSOCKET, SECURE_WEBSOCKET -> "of the WebSocket listener, such as 80, 443, 8000, 8083 or 9001";
        };
    }
}
