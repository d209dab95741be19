// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.packet.Utf8Check;

/** What MQTT 5 allows as values of the properties of a message. */
public final class PropertyRules {
    /** Maximum length of a string in UTF-8, and of binary data, in bytes (sections 1.5.4 and 1.5.6). */
    public static final int MAX_BYTES = 65_535;

    /** Maximum message expiry interval, in seconds (section 3.3.2.3.3). */
    public static final long MAX_EXPIRY_SECONDS = 4_294_967_295L;

    /** Maximum topic alias (section 3.3.2.3.4); a broker may allow less. */
    public static final int MAX_TOPIC_ALIAS = 65_535;

    /** What is wrong with a value. */
    public enum Fault {
        /** It contains U+0000 (section 1.5.4). */
        NULL_CHARACTER,
        /** It contains half of a surrogate pair, which UTF-8 cannot encode (section 1.5.4). */
        HALF_CHARACTER,
        /** It is longer than {@value PropertyRules#MAX_BYTES} bytes. */
        TOO_LONG,
        /** It contains a wildcard, which is for subscriptions only. */
        WILDCARD,
        /** The number is too small or too large. */
        OUT_OF_RANGE
    }

    private PropertyRules() {}

    /** Checks a content type (section 3.3.2.3.9), or the name or value of a user property (section 3.3.2.3.7). */
    public static Optional<Fault> string(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of(Fault.NULL_CHARACTER);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.of(Fault.HALF_CHARACTER);
        }
        return text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                ? Optional.of(Fault.TOO_LONG)
                : Optional.empty();
    }

    /** Checks a response topic (section 3.3.2.3.5). */
    public static Optional<Fault> responseTopic(String topic) {
        return TopicRules.hasWildcard(topic) ? Optional.of(Fault.WILDCARD) : string(topic);
    }

    /** Checks correlation data (section 3.3.2.3.6). */
    public static Optional<Fault> correlationData(byte[] data) {
        return data.length > MAX_BYTES ? Optional.of(Fault.TOO_LONG) : Optional.empty();
    }

    /** Checks a message expiry interval (section 3.3.2.3.3). */
    public static Optional<Fault> expirySeconds(long seconds) {
        return seconds < 0 || seconds > MAX_EXPIRY_SECONDS ? Optional.of(Fault.OUT_OF_RANGE) : Optional.empty();
    }

    /** Checks a topic alias (section 3.3.2.3.4). */
    public static Optional<Fault> topicAlias(long alias) {
        return alias < 1 || alias > MAX_TOPIC_ALIAS ? Optional.of(Fault.OUT_OF_RANGE) : Optional.empty();
    }

    /** Whether a payload is what the payload format indicator 1 promises (section 3.3.2.3.2). */
    public static boolean isUtf8(byte[] payload) {
        return Utf8Check.firstInvalid(ByteBuffer.wrap(payload), 0, payload.length) < 0;
    }
}
