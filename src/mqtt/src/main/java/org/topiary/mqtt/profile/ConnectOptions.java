// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * The options of a CONNECT in addition to address and identity (MQTT 5, section 3.1.2.11). All except
 * {@code cleanStart} and {@code keepAliveSeconds} exist in MQTT 5 only and are omitted with 3.1.1. -1 selects the
 * default of the protocol.
 *
 * @param cleanStart whether the broker is to discard the session of the client id (section 3.1.2.4); see
 *     {@link ConnectionProfile#startsClean}
 * @param keepAliveSeconds 0 (off) to 65,535
 * @param sessionExpirySeconds -1 (kept for an hour unless {@code cleanStart}), or 0 to 4,294,967,295, which means never
 * @param receiveMaximum -1, or 1 to 65,535
 * @param maximumPacketSize -1 ({@link #DEFAULT_MAXIMUM_PACKET_SIZE}), or 1 to 268,435,460 bytes
 * @param topicAliasMaximum -1, or 0 to 65,535
 */
public record ConnectOptions(
        boolean cleanStart,
        int keepAliveSeconds,
        long sessionExpirySeconds,
        int receiveMaximum,
        int maximumPacketSize,
        int topicAliasMaximum,
        boolean requestResponseInformation,
        boolean requestProblemInformation,
        List<UserProperty> userProperties) {
    public static final int DEFAULT_KEEP_ALIVE_SECONDS = 60;
    public static final long LARGEST_UNSIGNED_INT = 0xFFFF_FFFFL;
    public static final int LARGEST_PACKET = 268_435_460;
    /**
     * The size in bytes that is announced unless another is chosen. The client needs 100 bytes of heap for a user
     * property of 5 bytes, so a packet of this size takes 340 MiB at worst; one of the largest possible size needs more
     * than most computers can give to a program.
     */
    public static final int DEFAULT_MAXIMUM_PACKET_SIZE = 16 << 20;

    public static final ConnectOptions DEFAULT =
            new ConnectOptions(true, DEFAULT_KEEP_ALIVE_SECONDS, -1, -1, -1, -1, false, true, List.of());

    public ConnectOptions {
        userProperties = List.copyOf(userProperties);
        require(Phrase.of("profile.what.keepAlive"), keepAliveSeconds, 0, 65_535);
        require(Phrase.of("profile.what.sessionExpiry"), sessionExpirySeconds, -1, LARGEST_UNSIGNED_INT);
        require(Phrase.of("profile.what.packetSize"), maximumPacketSize, -1, LARGEST_PACKET);
        require(Phrase.of("profile.what.aliasMaximum"), topicAliasMaximum, -1, 65_535);
        require(Phrase.of("profile.what.receiveMaximum"), receiveMaximum, -1, 65_535);
        if (receiveMaximum == 0 || maximumPacketSize == 0) {
            throw new InvalidInputException(Phrase.of("profile.notZero"));
        }
    }

    private static void require(Phrase name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInputException(Phrase.of("profile.range", name, least, most, value));
        }
    }

    public ConnectOptions withCleanStart(boolean value) {
        return new ConnectOptions(
                value,
                keepAliveSeconds,
                sessionExpirySeconds,
                receiveMaximum,
                maximumPacketSize,
                topicAliasMaximum,
                requestResponseInformation,
                requestProblemInformation,
                userProperties);
    }

    public ConnectOptions withKeepAliveSeconds(int value) {
        return new ConnectOptions(
                cleanStart,
                value,
                sessionExpirySeconds,
                receiveMaximum,
                maximumPacketSize,
                topicAliasMaximum,
                requestResponseInformation,
                requestProblemInformation,
                userProperties);
    }
}
