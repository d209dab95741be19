// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** What the reason codes of a CONNACK mean (MQTT 5, section 3.2.2.2), what usually is behind them, and what to do. */
final class ConnAckReasons {
    private ConnAckReasons() {}

    /** In plain words, for the connection it was said to. */
    static String advice(int code, ConnectionProfile profile, String clientId) {
        String method = profile.enhancedAuth().method();
        return switch (code) {
            case ReasonCodes.UNSPECIFIED_ERROR ->
                "The broker gives no reason, or has one that the protocol has no code for; its log may say more.";
            case ReasonCodes.MALFORMED_PACKET ->
                "The broker could not read the CONNECT packet. Usually something between alters it, or the broker knows another "
                        + "version of MQTT: try 3.1.1.";
            case ReasonCodes.PROTOCOL_ERROR ->
                "The broker holds something in the CONNECT packet against the specification. Usually it does not know one of its "
                        + "options: leave out what is not needed, or try MQTT 3.1.1.";
            case ReasonCodes.IMPLEMENTATION_SPECIFIC_ERROR ->
                "The CONNECT packet is valid, but this broker does not take it. Usually a rule of its own is behind it, such as for "
                        + "client ids or session expiry; its log may say more.";
            case ReasonCodes.UNSUPPORTED_PROTOCOL_VERSION -> "The broker does not speak this version of MQTT: choose another.";
            case ReasonCodes.CLIENT_IDENTIFIER_NOT_VALID ->
                "The broker does not allow the client id \"" + clientId + "\": choose another.";
            case ReasonCodes.BAD_USER_NAME_OR_PASSWORD -> "Check user name and password.";
            case ReasonCodes.NOT_AUTHORIZED -> "User name or password are wrong or missing, or this client may not connect.";
            case ReasonCodes.SERVER_UNAVAILABLE ->
                "The broker runs but does not serve now, often because it is starting or lacks something it needs. Try again later.";
            case ReasonCodes.SERVER_BUSY -> "The broker has too much to do. Try again later.";
            case ReasonCodes.BANNED ->
                "The broker has banned this client, often after many failed logins or too many messages: ask who runs it.";
            case ReasonCodes.BAD_AUTHENTICATION_METHOD -> method.isEmpty()
                    ? "The broker asks for enhanced authentication, and none is chosen: ask who runs it which method."
                    : "The broker does not know the authentication method \"" + method + "\", or not for this client: choose another, or none.";
            case ReasonCodes.TOPIC_NAME_INVALID -> "The broker does not accept the topic of the last will" + will(profile) + ".";
            case ReasonCodes.PACKET_TOO_LARGE ->
                "The CONNECT packet is larger than the broker allows. Usually the last will or a user property is too long.";
            case ReasonCodes.QUOTA_EXCEEDED ->
                "A limit of the broker is reached, such as the number of connections or of clients. Try again later.";
            case ReasonCodes.PAYLOAD_FORMAT_INVALID -> "The payload of the last will is not in the format that it is said to have.";
            case ReasonCodes.RETAIN_NOT_SUPPORTED ->
                "The broker keeps no retained messages, and the last will is to be retained: switch that off.";
            case ReasonCodes.QOS_NOT_SUPPORTED -> "The broker does not offer the QoS of the last will: choose a lower one.";
            case ReasonCodes.USE_ANOTHER_SERVER -> "This broker sends its clients to another one for now. Connect to that address.";
            case ReasonCodes.SERVER_MOVED -> "The broker has another address for good. Change it here.";
            case ReasonCodes.CONNECTION_RATE_EXCEEDED ->
                "A limit of the broker is reached: too many connect in a short time. Try again later.";
            default -> "";
        };
    }

    private static String will(ConnectionProfile profile) {
        return profile.will().map(will -> ", \"" + will.topic() + "\"").orElse("");
    }

    /** Whether trying again without a change is in vain. */
    static boolean isLasting(int code) {
        return switch (code) {
            case ReasonCodes.SERVER_UNAVAILABLE, ReasonCodes.SERVER_BUSY, ReasonCodes.QUOTA_EXCEEDED,
                    ReasonCodes.CONNECTION_RATE_EXCEEDED, ReasonCodes.UNSPECIFIED_ERROR -> false;
            default -> true;
        };
    }
}
