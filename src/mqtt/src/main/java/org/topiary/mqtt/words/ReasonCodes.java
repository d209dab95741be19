// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import org.topiary.core.text.Phrase;

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
    public static Phrase text(int code) {
        return Phrase.of("reason.code", name(code), String.format("0x%02X", code));
    }

    static Phrase name(int code) {
        return switch (code) {
            case 0x00 -> Phrase.of("reason.success");
            case NO_MATCHING_SUBSCRIBERS -> Phrase.of("reason.noSubscribers");
            case UNSPECIFIED_ERROR -> Phrase.of("reason.unspecified");
            case MALFORMED_PACKET -> Phrase.of("reason.malformed");
            case PROTOCOL_ERROR -> Phrase.of("reason.protocol");
            case IMPLEMENTATION_SPECIFIC_ERROR -> Phrase.of("reason.implementation");
            case UNSUPPORTED_PROTOCOL_VERSION -> Phrase.of("reason.version");
            case CLIENT_IDENTIFIER_NOT_VALID -> Phrase.of("reason.clientId");
            case BAD_USER_NAME_OR_PASSWORD -> Phrase.of("reason.login");
            case NOT_AUTHORIZED -> Phrase.of("reason.notAuthorized");
            case SERVER_UNAVAILABLE -> Phrase.of("reason.unavailable");
            case SERVER_BUSY -> Phrase.of("reason.busy");
            case BANNED -> Phrase.of("reason.banned");
            case SERVER_SHUTTING_DOWN -> Phrase.of("reason.shuttingDown");
            case BAD_AUTHENTICATION_METHOD -> Phrase.of("reason.authMethod");
            case KEEP_ALIVE_TIMEOUT -> Phrase.of("reason.keepAlive");
            case SESSION_TAKEN_OVER -> Phrase.of("reason.takenOver");
            case TOPIC_FILTER_INVALID -> Phrase.of("reason.topicFilter");
            case TOPIC_NAME_INVALID -> Phrase.of("reason.topicName");
            case 0x91 -> Phrase.of("reason.packetId");
            case PACKET_IDENTIFIER_NOT_FOUND -> Phrase.of("reason.packetId.unknown");
            case RECEIVE_MAXIMUM_EXCEEDED -> Phrase.of("reason.receiveMaximum");
            case TOPIC_ALIAS_INVALID -> Phrase.of("reason.topicAlias");
            case PACKET_TOO_LARGE -> Phrase.of("reason.tooLarge");
            case MESSAGE_RATE_TOO_HIGH -> Phrase.of("reason.rate");
            case QUOTA_EXCEEDED -> Phrase.of("reason.quota");
            case ADMINISTRATIVE_ACTION -> Phrase.of("reason.administrator");
            case PAYLOAD_FORMAT_INVALID -> Phrase.of("reason.payloadFormat");
            case RETAIN_NOT_SUPPORTED -> Phrase.of("reason.retain");
            case QOS_NOT_SUPPORTED -> Phrase.of("reason.qos");
            case USE_ANOTHER_SERVER -> Phrase.of("reason.anotherServer");
            case SERVER_MOVED -> Phrase.of("reason.moved");
            case SHARED_SUBSCRIPTIONS_NOT_SUPPORTED -> Phrase.of("reason.shared");
            case CONNECTION_RATE_EXCEEDED -> Phrase.of("reason.connectionRate");
            case MAXIMUM_CONNECT_TIME -> Phrase.of("reason.connectTime");
            case SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED -> Phrase.of("reason.identifiers");
            case WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED -> Phrase.of("reason.wildcards");
            default -> Phrase.of("reason.other");
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
    public static Phrase returnCodeText(int returnCode) {
        Phrase name = switch (returnCode) {
            case 1 -> Phrase.of("reason.old.version");
            case 2 -> Phrase.of("reason.old.clientId");
            case 3 -> Phrase.of("reason.unavailable");
            case 4 -> Phrase.of("reason.old.login");
            case 5 -> Phrase.of("reason.old.notAuthorized");
            default -> Phrase.of("reason.old.other");
        };
        return Phrase.of("reason.code", name, Integer.toString(returnCode));
    }
}
