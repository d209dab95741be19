// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Will;

/** The meaning of the reason codes of a CONNACK (MQTT 5, section 3.2.2.2), their usual cause, and what to do. */
public final class ConnAckReasons {
    private ConnAckReasons() {}

    /** Advice in plain words, for the connection that received the code. */
    public static String advice(int code, ConnectionProfile profile, String clientId) {
        String method = profile.enhancedAuth().method();
        return switch (code) {
            case ReasonCodes.UNSPECIFIED_ERROR -> "The broker gave no reason. The log of the broker may say more.";
            case ReasonCodes.MALFORMED_PACKET ->
                "The broker could not read the CONNECT packet. Usually something in between alters it, or the broker expects another "
                        + "MQTT version: try MQTT 3.1.1.";
            case ReasonCodes.PROTOCOL_ERROR ->
                "The broker considers the CONNECT packet invalid. Usually it does not support one of the "
                        + "options: remove those you do not need, or try MQTT 3.1.1.";
            case ReasonCodes.IMPLEMENTATION_SPECIFIC_ERROR ->
                "The CONNECT packet is valid, but this broker does not accept it. Usually the broker has a rule, such as for "
                        + "client IDs or session expiry. The log of the broker may say more.";
            case ReasonCodes.UNSUPPORTED_PROTOCOL_VERSION ->
                "The broker does not support this MQTT version. Choose another.";
            case ReasonCodes.CLIENT_IDENTIFIER_NOT_VALID ->
                "The broker does not accept the client ID \"" + clientId + "\". Choose another.";
            case ReasonCodes.BAD_USER_NAME_OR_PASSWORD ->
                profile.userName().isEmpty()
                        ? "This connection has no user name. Edit the connection to enter one, with its password."
                        : "Check the user name and the password.";
            case ReasonCodes.NOT_AUTHORIZED ->
                profile.userName().isEmpty()
                        ? "This client may not connect. The connection has no user name, and the broker may require one: edit the connection to enter "
                                + "it, with its password."
                        : "The user name or the password is wrong, or this client may not connect.";
            case ReasonCodes.SERVER_UNAVAILABLE ->
                "The broker is running but not available, often because it is starting or waiting for another service. Try again later.";
            case ReasonCodes.SERVER_BUSY -> "The broker is overloaded. Try again later.";
            case ReasonCodes.BANNED ->
                "The broker has banned this client, often after failed logins or too many messages. Ask its administrator.";
            case ReasonCodes.BAD_AUTHENTICATION_METHOD ->
                method.isEmpty()
                        ? "The broker requires enhanced authentication, and this connection has none. Ask its administrator for the method."
                        : "The broker does not accept the authentication method \"" + method
                                + "\" from this client. Choose another, or none.";
            case ReasonCodes.PACKET_TOO_LARGE ->
                "The CONNECT packet is larger than the broker allows. Usually the last will or a user property is too long.";
            case ReasonCodes.QUOTA_EXCEEDED ->
                "The broker has reached a limit, such as the number of connections or clients. Try again later.";
            case ReasonCodes.USE_ANOTHER_SERVER -> "Connect to another broker for now: this one redirects its clients.";
            case ReasonCodes.SERVER_MOVED -> "The broker has moved permanently. Change the address.";
            case ReasonCodes.CONNECTION_RATE_EXCEEDED -> "Too many clients are connecting at once. Try again later.";
            default ->
                profile.will()
                        .map(will -> ofWill(code, will))
                        .orElse("The broker gave no further reason. The log of the broker may say more.");
        };
    }

    /** Advice for the codes that only a last will can cause. */
    private static String ofWill(int code, Will will) {
        return switch (code) {
            case ReasonCodes.TOPIC_NAME_INVALID ->
                "The broker does not accept the topic of the last will, \"" + will.topic() + "\".";
            case ReasonCodes.PAYLOAD_FORMAT_INVALID ->
                "The payload of the last will does not have the format that the will states.";
            case ReasonCodes.RETAIN_NOT_SUPPORTED ->
                "The broker does not support retained messages. Turn off Retain in the last will.";
            case ReasonCodes.QOS_NOT_SUPPORTED ->
                "The broker does not support the QoS of the last will. Choose a lower QoS.";
            default -> "The broker gave no further reason. The log of the broker may say more.";
        };
    }

    /** Whether trying again without a change is pointless. */
    public static boolean isLasting(int code) {
        return switch (code) {
            case ReasonCodes.SERVER_UNAVAILABLE,
                    ReasonCodes.SERVER_BUSY,
                    ReasonCodes.QUOTA_EXCEEDED,
                    ReasonCodes.CONNECTION_RATE_EXCEEDED,
                    ReasonCodes.UNSPECIFIED_ERROR -> false;
            default -> true;
        };
    }
}
