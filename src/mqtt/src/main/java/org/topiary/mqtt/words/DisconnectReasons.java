// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import org.topiary.core.text.Phrase;
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
    public static Phrase text(int code) {
        return switch (code) {
            case NORMAL -> Phrase.of("disconnect.normal");
            case WITH_WILL -> Phrase.of("disconnect.withWill");
            default -> ReasonCodes.text(code);
        };
    }

    public static Phrase advice(int code, ConnectionProfile profile, String clientId) {
        return switch (code) {
            case NORMAL, WITH_WILL -> Phrase.of("disconnect.noError");
            case ReasonCodes.UNSPECIFIED_ERROR -> Phrase.of("connack.noReason");
            case ReasonCodes.MALFORMED_PACKET, ReasonCodes.PROTOCOL_ERROR -> Phrase.of("disconnect.invalid");
            case ReasonCodes.IMPLEMENTATION_SPECIFIC_ERROR -> Phrase.of("disconnect.implementation");
            case ReasonCodes.NOT_AUTHORIZED -> Phrase.of("disconnect.notAllowed");
            case ReasonCodes.SERVER_BUSY -> Phrase.of("disconnect.busy");
            case ReasonCodes.SERVER_SHUTTING_DOWN -> Phrase.of("disconnect.stopped");
            case ReasonCodes.BANNED -> Phrase.of("connack.banned");
            case ReasonCodes.BAD_AUTHENTICATION_METHOD -> Phrase.of("disconnect.method");
            case ReasonCodes.BAD_USER_NAME_OR_PASSWORD -> Phrase.of("disconnect.login");
            case ReasonCodes.KEEP_ALIVE_TIMEOUT -> Phrase.of("disconnect.keepAlive");
            case ReasonCodes.SESSION_TAKEN_OVER ->
                profile.clientId().isEmpty()
                        ? Phrase.of("disconnect.takenOver.random")
                        : Phrase.of("disconnect.takenOver", clientId);
            case ReasonCodes.TOPIC_FILTER_INVALID -> Phrase.of("disconnect.filter");
            case ReasonCodes.TOPIC_NAME_INVALID -> Phrase.of("disconnect.topic");
            case ReasonCodes.RECEIVE_MAXIMUM_EXCEEDED -> Phrase.of("disconnect.receiveMaximum");
            case ReasonCodes.TOPIC_ALIAS_INVALID -> Phrase.of("disconnect.alias");
            case ReasonCodes.PACKET_TOO_LARGE -> Phrase.of("disconnect.tooLarge");
            case ReasonCodes.MESSAGE_RATE_TOO_HIGH -> Phrase.of("disconnect.rate");
            case ReasonCodes.QUOTA_EXCEEDED -> Phrase.of("disconnect.quota");
            case ReasonCodes.ADMINISTRATIVE_ACTION -> Phrase.of("disconnect.administrator");
            case ReasonCodes.PAYLOAD_FORMAT_INVALID -> Phrase.of("disconnect.format");
            case ReasonCodes.RETAIN_NOT_SUPPORTED -> Phrase.of("disconnect.retain");
            case ReasonCodes.QOS_NOT_SUPPORTED -> Phrase.of("disconnect.qos");
            case ReasonCodes.USE_ANOTHER_SERVER -> Phrase.of("redirect.another");
            case ReasonCodes.SERVER_MOVED -> Phrase.of("redirect.moved");
            case ReasonCodes.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED -> Phrase.of("disconnect.shared");
            case ReasonCodes.CONNECTION_RATE_EXCEEDED -> Phrase.of("disconnect.connects");
            case ReasonCodes.MAXIMUM_CONNECT_TIME -> Phrase.of("disconnect.time");
            case ReasonCodes.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED -> Phrase.of("disconnect.identifiers");
            case ReasonCodes.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED -> Phrase.of("disconnect.wildcards");
            default -> Phrase.of("disconnect.unknown");
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
