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
import org.topiary.core.text.Explained;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
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
                Phrase.of("connect.notPossible", Explained.phrase(error)),
                Phrase.of("connect.checkSettings"),
                ExceptionCauses.detail(error),
                true);
    }

    /** For an unexpected exception. */
    public static Failure ofTopiary(Throwable error) {
        return new Failure(
                Phrase.of("connect.topiaryError"), Phrase.of("connect.report"), ExceptionCauses.detail(error), true);
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
        Phrase detail = ExceptionCauses.detail(cause);
        String place = address.host() + ":" + address.port();
        return switch (cause) {
            case AuthenticationFailure e -> {
                Failure failure = new Failure(e.phrase(), e.advice(), Phrase.NONE, true);
                yield e.concernsPassword() ? failure.asking(SecretField.PASSWORD) : failure;
            }
            case Throwable t
            when ExceptionCauses.says(t, "auth method in connack must be") ->
                new Failure(
                        Phrase.of("connect.notProven", profile.enhancedAuth().method()),
                        Phrase.of("connect.notProven.advice"),
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
                        Phrase.of("connect.authBroken", authRule(t)),
                        profile.enhancedAuth().method().isEmpty()
                                ? Phrase.of("connect.authBroken.required")
                                : Phrase.of(
                                        "connect.authBroken.method",
                                        profile.enhancedAuth().method()),
                        detail,
                        true);
            case Throwable t
            when ProxyFailures.concerns(t, profile.proxy()) -> ProxyFailures.of(t, profile.proxy(), address, detail);
            case Throwable t
            when ExceptionCauses.find(t, UnknownHostException.class) != null
                    || ExceptionCauses.find(t, UnresolvedAddressException.class) != null ->
                new Failure(
                        Phrase.of("connect.unknownHost", address.host()),
                        Phrase.of("connect.checkSpelling"),
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.has(t, "ConnectTimeoutException") || ExceptionCauses.says(t, "connection timed out") ->
                new Failure(Phrase.of("connect.noAnswer", place), Phrase.of("connect.noAnswer.advice"), detail, false);
            case Throwable t
            when ExceptionCauses.find(t, NoRouteToHostException.class) != null
                    || (ExceptionCauses.find(t, SocketException.class) != null
                            && ExceptionCauses.says(t, "unreachable")) ->
                new Failure(
                        Phrase.of("connect.unreachable", place),
                        Phrase.of("connect.unreachable.advice"),
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.find(t, ConnectException.class) != null && ExceptionCauses.says(t, "refused") ->
                new Failure(
                        Phrase.of("connect.nothingListens", place),
                        Phrase.of("connect.nothingListens.advice", usualPorts(address)),
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
                        Phrase.of("connect.notLikeMqtt", place),
                        // Mosquitto opens such a WebSocket and then sends nothing.
                        address.transport().isWebSocket()
                                        && profile.webSocket().subprotocol().isEmpty()
                                ? Phrase.of("connect.noSubprotocol")
                                : Phrase.of("connect.otherService"),
                        detail,
                        false);
            case Throwable t
            when PacketFaults.ofAnswer(t).isPresent() ->
                faulty(PacketFaults.ofAnswer(t).get(), place, detail);
            case Throwable t
            when PacketFaults.isDecodeFault(t) ->
                new Failure(
                        Phrase.of("connect.notMqtt", place),
                        Phrase.of("connect.notMqtt.advice", otherTransport(address)),
                        detail,
                        false);
            case Throwable t
            when ExceptionCauses.find(t, ConnectionClosedException.class) != null
                    || ExceptionCauses.says(t, "connection reset")
                    || ExceptionCauses.says(t, "closed") ->
                new Failure(
                        Phrase.of("connect.closed", place),
                        Phrase.of("connect.closed.advice", otherTransport(address)),
                        detail,
                        false);
            case Throwable t ->
                new Failure(
                        Phrase.of("connect.failed", place, ForeignText.quoted(ExceptionCauses.message(t))),
                        Phrase.NONE,
                        detail,
                        false);
        };
    }

    /** The client's error about an invalid AUTH, in our words. */
    private static Phrase authRule(Throwable error) {
        if (ExceptionCauses.says(error, "must be the same as in the connect")) {
            return Phrase.of("connect.auth.otherMethod");
        }
        if (ExceptionCauses.says(error, "server must not send auth")) {
            return Phrase.of("connect.auth.notAsked");
        }
        return ExceptionCauses.says(error, "is pending")
                ? Phrase.of("connect.auth.outOfTurn")
                : Phrase.of("connect.auth.reasonCode");
    }

    private static Failure refused(int code, Phrase reason, ConnectionProfile profile, String clientId, Phrase detail) {
        Phrase advice = ConnAckReasons.advice(code, profile, clientId);
        Failure refused =
                new Failure(Phrase.of("connect.refused", reason), advice, detail, ConnAckReasons.isLasting(code));
        return code == ReasonCodes.BAD_USER_NAME_OR_PASSWORD || code == ReasonCodes.NOT_AUTHORIZED
                ? refused.asking(SecretField.PASSWORD)
                : refused;
    }

    private static Failure faulty(PacketFault fault, String place, Phrase detail) {
        Phrase packet = fault.packet().isEmpty()
                ? Phrase.of("connect.packet.answer")
                : Phrase.of("connect.packet.named", fault.packet());
        return new Failure(
                        Phrase.of("connect.packet.broken", place, packet, fault.sentence()),
                        Phrase.of("connect.packet.broken.advice"),
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
    static Phrase otherTransport(BrokerAddress address) {
        return switch (address.transport()) {
            case TCP -> Phrase.of("connect.expects.tcp");
            case TLS -> Phrase.of("connect.expects.tls");
            case WEBSOCKET -> Phrase.of("connect.expects.ws");
            case SECURE_WEBSOCKET -> Phrase.of("connect.expects.wss");
        };
    }

    private static Phrase usualPorts(BrokerAddress address) {
        return switch (address.transport()) {
            case TCP -> Phrase.of("connect.ports.tcp");
            case TLS -> Phrase.of("connect.ports.tls");
            case WEBSOCKET, SECURE_WEBSOCKET -> Phrase.of("connect.ports.ws");
        };
    }
}
