// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

/** The reason codes, with their names in the specification (MQTT 5, section 2.4). */
public final class ReasonCodes {
    static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    static final int UNSPECIFIED_ERROR = 0x80;
    public static final int MALFORMED_PACKET = 0x81;
    public static final int PROTOCOL_ERROR = 0x82;
    static final int IMPLEMENTATION_SPECIFIC_ERROR = 0x83;
    public static final int UNSUPPORTED_PROTOCOL_VERSION = 0x84;
    static final int CLIENT_IDENTIFIER_NOT_VALID = 0x85;
    public static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
    public static final int NOT_AUTHORIZED = 0x87;
    static final int SERVER_UNAVAILABLE = 0x88;
    public static final int SERVER_BUSY = 0x89;
    static final int BANNED = 0x8A;
    static final int SERVER_SHUTTING_DOWN = 0x8B;
    static final int BAD_AUTHENTICATION_METHOD = 0x8C;
    static final int KEEP_ALIVE_TIMEOUT = 0x8D;
    static final int SESSION_TAKEN_OVER = 0x8E;
    static final int TOPIC_FILTER_INVALID = 0x8F;
    public static final int TOPIC_NAME_INVALID = 0x90;
    static final int PACKET_IDENTIFIER_NOT_FOUND = 0x92;
    static final int RECEIVE_MAXIMUM_EXCEEDED = 0x93;
    public static final int TOPIC_ALIAS_INVALID = 0x94;
    public static final int PACKET_TOO_LARGE = 0x95;
    static final int MESSAGE_RATE_TOO_HIGH = 0x96;
    public static final int QUOTA_EXCEEDED = 0x97;
    static final int ADMINISTRATIVE_ACTION = 0x98;
    public static final int PAYLOAD_FORMAT_INVALID = 0x99;
    public static final int RETAIN_NOT_SUPPORTED = 0x9A;
    public static final int QOS_NOT_SUPPORTED = 0x9B;
    static final int USE_ANOTHER_SERVER = 0x9C;
    static final int SERVER_MOVED = 0x9D;
    static final int SHARED_SUBSCRIPTIONS_NOT_SUPPORTED = 0x9E;
    static final int CONNECTION_RATE_EXCEEDED = 0x9F;
    static final int MAXIMUM_CONNECT_TIME = 0xA0;
    public static final int SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED = 0xA1;
    static final int WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED = 0xA2;

    private ReasonCodes() {}

    /** The name with the code, such as {@code Not authorized (0x87)}. */
    public static String text(int code) {
        return name(code) + String.format(" (0x%02X)", code);
    }

    static String name(int code) {
        return switch (code) {
            case 0x00 -> "Success";
            case NO_MATCHING_SUBSCRIBERS -> "No matching subscribers";
            case UNSPECIFIED_ERROR -> "Unspecified error";
            case MALFORMED_PACKET -> "Malformed Packet";
            case PROTOCOL_ERROR -> "Protocol Error";
            case IMPLEMENTATION_SPECIFIC_ERROR -> "Implementation specific error";
            case UNSUPPORTED_PROTOCOL_VERSION -> "Unsupported Protocol Version";
            case CLIENT_IDENTIFIER_NOT_VALID -> "Client Identifier not valid";
            case BAD_USER_NAME_OR_PASSWORD -> "Bad User Name or Password";
            case NOT_AUTHORIZED -> "Not authorized";
            case SERVER_UNAVAILABLE -> "Server unavailable";
            case SERVER_BUSY -> "Server busy";
            case BANNED -> "Banned";
            case SERVER_SHUTTING_DOWN -> "Server shutting down";
            case BAD_AUTHENTICATION_METHOD -> "Bad authentication method";
            case KEEP_ALIVE_TIMEOUT -> "Keep Alive timeout";
            case SESSION_TAKEN_OVER -> "Session taken over";
            case TOPIC_FILTER_INVALID -> "Topic Filter invalid";
            case TOPIC_NAME_INVALID -> "Topic Name invalid";
            case 0x91 -> "Packet Identifier in use";
            case PACKET_IDENTIFIER_NOT_FOUND -> "Packet Identifier not found";
            case RECEIVE_MAXIMUM_EXCEEDED -> "Receive Maximum exceeded";
            case TOPIC_ALIAS_INVALID -> "Topic Alias invalid";
            case PACKET_TOO_LARGE -> "Packet too large";
            case MESSAGE_RATE_TOO_HIGH -> "Message rate too high";
            case QUOTA_EXCEEDED -> "Quota exceeded";
            case ADMINISTRATIVE_ACTION -> "Administrative action";
            case PAYLOAD_FORMAT_INVALID -> "Payload format invalid";
            case RETAIN_NOT_SUPPORTED -> "Retain not supported";
            case QOS_NOT_SUPPORTED -> "QoS not supported";
            case USE_ANOTHER_SERVER -> "Use another server";
            case SERVER_MOVED -> "Server moved";
            case SHARED_SUBSCRIPTIONS_NOT_SUPPORTED -> "Shared Subscriptions not supported";
            case CONNECTION_RATE_EXCEEDED -> "Connection rate exceeded";
            case MAXIMUM_CONNECT_TIME -> "Maximum connect time";
            case SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED -> "Subscription Identifiers not supported";
            case WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED -> "Wildcard Subscriptions not supported";
            default -> "Reason code";
        };
    }

    /** The MQTT 5 reason code that means the same as a CONNACK return code of MQTT 3.1.1 (section 3.2.2.3). */
    public static int ofReturnCode(int returnCode) {
        return switch (returnCode) {
            case 1 -> UNSUPPORTED_PROTOCOL_VERSION;
            case 2 -> CLIENT_IDENTIFIER_NOT_VALID;
            case 3 -> SERVER_UNAVAILABLE;
            case 4 -> BAD_USER_NAME_OR_PASSWORD;
            case 5 -> NOT_AUTHORIZED;
            default -> UNSPECIFIED_ERROR;
        };
    }

    /** The name of a CONNACK return code with the code (MQTT 3.1.1, section 3.2.2.3). */
    public static String returnCodeText(int returnCode) {
        String name = switch (returnCode) {
            case 1 -> "unacceptable protocol version";
            case 2 -> "identifier rejected";
            case 3 -> "Server unavailable";
            case 4 -> "bad user name or password";
            case 5 -> "not authorized";
            default -> "return code";
        };
        return name + " (" + returnCode + ")";
    }
}
