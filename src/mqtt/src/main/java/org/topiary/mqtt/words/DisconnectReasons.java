// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * The meaning of the reason codes of a broker's DISCONNECT (MQTT 5, section 3.14.2.1), their usual cause, and what to
 * do.
 */
public final class DisconnectReasons {
    private static final int NORMAL = 0x00;
    private static final int WITH_WILL = 0x04;

    private DisconnectReasons() {}

    /** The name with the code. The codes that mean success elsewhere have other names here. */
    public static String text(int code) {
        return switch (code) {
            case NORMAL -> "Normal disconnection (0x00)";
            case WITH_WILL -> "Disconnect with Will Message (0x04)";
            default -> ReasonCodes.text(code);
        };
    }

    public static String advice(int code, ConnectionProfile profile, String clientId) {
        return switch (code) {
            case NORMAL, WITH_WILL -> "The broker ended the connection without an error.";
            case ReasonCodes.UNSPECIFIED_ERROR -> "The broker gave no reason. The log of the broker may say more.";
            case ReasonCodes.MALFORMED_PACKET, ReasonCodes.PROTOCOL_ERROR ->
                "The broker considers a packet of this client invalid. Something in between may alter it; the log of the broker may say more.";
            case ReasonCodes.IMPLEMENTATION_SPECIFIC_ERROR ->
                "The broker has a rule of its own that this client broke. The log of the broker may say more.";
            case ReasonCodes.NOT_AUTHORIZED ->
                "The broker does not allow something this client did, such as a subscription.";
            case ReasonCodes.SERVER_BUSY -> "The broker is overloaded.";
            case ReasonCodes.SERVER_SHUTTING_DOWN -> "The broker was stopped, or is restarting.";
            case ReasonCodes.BANNED ->
                "The broker has banned this client, often after failed logins or too many messages. Ask its administrator.";
            case ReasonCodes.BAD_AUTHENTICATION_METHOD ->
                "The broker does not accept this authentication method any more. Choose another, or none.";
            case ReasonCodes.BAD_USER_NAME_OR_PASSWORD -> "The user name or the password is no longer valid.";
            case ReasonCodes.KEEP_ALIVE_TIMEOUT ->
                "The broker received nothing from this client within the keep-alive time. The network was interrupted, or this computer slept.";
            case ReasonCodes.SESSION_TAKEN_OVER ->
                profile.clientId().isEmpty()
                        ? "Another connection took its place, though Topiary chose a random client ID. Some brokers allow one connection for each "
                                + "user or certificate: close the other one."
                        : "Another client connected with the client ID \"" + clientId
                                + "\". Give this connection another client ID, or leave it empty.";
            case ReasonCodes.TOPIC_FILTER_INVALID ->
                "The broker does not accept a topic filter of the subscriptions. Correct or remove it.";
            case ReasonCodes.TOPIC_NAME_INVALID -> "The broker does not accept a topic that was published to.";
            case ReasonCodes.RECEIVE_MAXIMUM_EXCEEDED ->
                "The broker received more messages at once than it had allowed. Send fewer messages at a time.";
            case ReasonCodes.TOPIC_ALIAS_INVALID -> "The broker does not know a topic alias that this client sent.";
            case ReasonCodes.PACKET_TOO_LARGE -> "A message was larger than the broker accepts. Send a smaller one.";
            case ReasonCodes.MESSAGE_RATE_TOO_HIGH -> "This client sent messages faster than the broker allows.";
            case ReasonCodes.QUOTA_EXCEEDED -> "This client exceeded a limit of the broker.";
            case ReasonCodes.ADMINISTRATIVE_ACTION -> "An administrator of the broker disconnected this client.";
            case ReasonCodes.PAYLOAD_FORMAT_INVALID ->
                "The payload of a message did not have the format that the message stated.";
            case ReasonCodes.RETAIN_NOT_SUPPORTED ->
                "The broker does not accept retained messages. Turn off Retain before you publish.";
            case ReasonCodes.QOS_NOT_SUPPORTED ->
                "The broker does not accept the QoS of a message. Publish with a lower QoS.";
            case ReasonCodes.USE_ANOTHER_SERVER -> "Connect to another broker for now: this one redirects its clients.";
            case ReasonCodes.SERVER_MOVED -> "The broker has moved permanently. Change the address.";
            case ReasonCodes.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED ->
                "The broker does not support shared subscriptions. Turn off the subscriptions that start with $share/.";
            case ReasonCodes.CONNECTION_RATE_EXCEEDED -> "Too many clients are connecting at once.";
            case ReasonCodes.MAXIMUM_CONNECT_TIME -> "The broker limits how long a connection may last.";
            case ReasonCodes.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED ->
                "The broker does not support the subscription identifiers that MQTT 5 clients send. Choose MQTT 3.1.1 for this connection.";
            case ReasonCodes.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED ->
                "The broker does not support wildcards. Subscribe to single topics instead of filters with # or +.";
            default -> "The specification does not define this code. The log of the broker may say more.";
        };
    }

    /** Whether trying again without a change is pointless or would do harm. */
    public static boolean isLasting(int code) {
        return switch (code) {
            case ReasonCodes.SESSION_TAKEN_OVER,
                    ReasonCodes.NOT_AUTHORIZED,
                    ReasonCodes.BAD_USER_NAME_OR_PASSWORD,
                    ReasonCodes.BANNED,
                    ReasonCodes.ADMINISTRATIVE_ACTION,
                    ReasonCodes.BAD_AUTHENTICATION_METHOD,
                    ReasonCodes.USE_ANOTHER_SERVER,
                    ReasonCodes.SERVER_MOVED,
                    ReasonCodes.TOPIC_FILTER_INVALID,
                    ReasonCodes.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED,
                    ReasonCodes.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED,
                    ReasonCodes.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED -> true;
            default -> false;
        };
    }
}
