// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.ExceptionCauses;
import org.topiary.mqtt.words.ReasonCodes;

/** Recognises connections that ended because of a packet of the broker. */
public final class PacketFaults {
    /** The client's message when it cannot decode a packet. */
    private static final Pattern UNDECODED = Pattern.compile("Exception while decoding (\\w+): (.*)");

    private PacketFaults() {}

    /** @param error the error with which this side ended the connection */
    public static Optional<PacketFault> of(Throwable error) {
        PacketFaultException found = ExceptionCauses.find(error, PacketFaultException.class);
        if (found != null) {
            return Optional.of(found.fault());
        }
        if (ExceptionCauses.find(error, OutOfMemoryError.class) != null) {
            return Optional.of(PacketFault.of("", Phrase.of("packet.noMemory"), ReasonCodes.PACKET_TOO_LARGE));
        }
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            Matcher undecoded = UNDECODED.matcher(ExceptionCauses.message(cause));
            if (undecoded.matches()) {
                return Optional.of(PacketFault.of(
                        undecoded.group(1), Phrase.verbatim(ForeignText.quoted(undecoded.group(2))), code(error)));
            }
            cause = cause.getCause();
        }
        boolean protocol = error instanceof Mqtt5DisconnectException || error instanceof Mqtt3DisconnectException;
        return protocol && !ExceptionCauses.says(error, "timeout")
                ? Optional.of(PacketFault.of(
                        "", Phrase.verbatim(ForeignText.quoted(ExceptionCauses.message(error))), code(error)))
                : Optional.empty();
    }

    /** A fault in an answer to CONNECT that only an MQTT broker can have sent. */
    public static Optional<PacketFault> ofAnswer(Throwable error) {
        return of(error)
                .filter(found -> found.packet().equals("CONNACK")
                        || ExceptionCauses.says(error, "must not be received before connack")
                        || ExceptionCauses.has(error, "PacketFaultException"));
    }

    /** Whether the bytes received were not an MQTT packet, or not the one that must come first. */
    public static boolean isDecodeFault(Throwable error) {
        return ExceptionCauses.says(error, "exception while decoding")
                || ExceptionCauses.has(error, "DecoderException")
                || ExceptionCauses.says(error, "must not be received before connack");
    }

    private static int code(Throwable error) {
        return error instanceof Mqtt5DisconnectException told
                ? told.getMqttMessage().getReasonCode().getCode()
                : ReasonCodes.MALFORMED_PACKET;
    }
}
