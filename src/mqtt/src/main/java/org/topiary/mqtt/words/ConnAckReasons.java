// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Will;

/** The meaning of the reason codes of a CONNACK (MQTT 5, section 3.2.2.2), their usual cause, and what to do. */
public final class ConnAckReasons {
    private ConnAckReasons() {}

    /** Advice in plain words, for the connection that received the code. */
    public static Phrase advice(int code, ConnectionProfile profile, String clientId) {
        String method = profile.enhancedAuth().method();
        return switch (code) {
            case ReasonCodes.UNSPECIFIED_ERROR -> Phrase.of("connack.noReason");
            case ReasonCodes.MALFORMED_PACKET -> Phrase.of("connack.malformed");
            case ReasonCodes.PROTOCOL_ERROR -> Phrase.of("connack.protocol");
            case ReasonCodes.IMPLEMENTATION_SPECIFIC_ERROR -> Phrase.of("connack.implementation");
            case ReasonCodes.UNSUPPORTED_PROTOCOL_VERSION -> Phrase.of("connack.version");
            case ReasonCodes.CLIENT_IDENTIFIER_NOT_VALID -> Phrase.of("connack.clientId", clientId);
            case ReasonCodes.BAD_USER_NAME_OR_PASSWORD ->
                profile.userName().isEmpty() ? Phrase.of("connack.noUserName") : Phrase.of("connack.checkLogin");
            case ReasonCodes.NOT_AUTHORIZED ->
                profile.userName().isEmpty() ? Phrase.of("connack.noUserName.notAllowed") : Phrase.of("connack.login");
            case ReasonCodes.SERVER_UNAVAILABLE -> Phrase.of("connack.unavailable");
            case ReasonCodes.SERVER_BUSY -> Phrase.of("connack.busy");
            case ReasonCodes.BANNED -> Phrase.of("connack.banned");
            case ReasonCodes.BAD_AUTHENTICATION_METHOD ->
                method.isEmpty() ? Phrase.of("connack.noMethod") : Phrase.of("connack.method", method);
            case ReasonCodes.PACKET_TOO_LARGE -> Phrase.of("connack.tooLarge");
            case ReasonCodes.QUOTA_EXCEEDED -> Phrase.of("connack.quota");
            case ReasonCodes.USE_ANOTHER_SERVER -> Phrase.of("redirect.another");
            case ReasonCodes.SERVER_MOVED -> Phrase.of("redirect.moved");
            case ReasonCodes.CONNECTION_RATE_EXCEEDED -> Phrase.of("connack.rate");
            default -> profile.will().map(will -> ofWill(code, will)).orElse(Phrase.of("connack.noMore"));
        };
    }

    /** Advice for the codes that only a last will can cause. */
    private static Phrase ofWill(int code, Will will) {
        return switch (code) {
            case ReasonCodes.TOPIC_NAME_INVALID -> Phrase.of("connack.will.topic", will.topic());
            case ReasonCodes.PAYLOAD_FORMAT_INVALID -> Phrase.of("connack.will.format");
            case ReasonCodes.RETAIN_NOT_SUPPORTED -> Phrase.of("connack.will.retain");
            case ReasonCodes.QOS_NOT_SUPPORTED -> Phrase.of("connack.will.qos");
            default -> Phrase.of("connack.noMore");
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
