// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.topiary.mqtt.profile.UserProperty;

/**
 * The MQTT 5 properties of a message to send (section 3.3.2.3). Immutable.
 *
 * @param expirySeconds 0 to {@link PropertyRules#MAX_EXPIRY_SECONDS}; -1: never
 * @param contentType empty: none
 * @param responseTopic empty: none
 * @param correlationData empty: none; must not be modified
 * @param userProperties in the order of sending; names may repeat
 * @param topicAlias 1 to {@link PropertyRules#MAX_TOPIC_ALIAS}; 0: none. The first message of a connection with this
 *     alias and topic carries both, later ones the alias only
 */
public record PublishProperties(
        PayloadFormat payloadFormat,
        long expirySeconds,
        String contentType,
        String responseTopic,
        byte[] correlationData,
        List<UserProperty> userProperties,
        int topicAlias) {
    /** The payload format indicator (section 3.3.2.3.2). */
    public enum PayloadFormat {
        /** Not sent; receivers treat the payload as bytes. */
        NOT_SET,
        BYTES,
        UTF_8
    }

    public static final PublishProperties NONE =
            new PublishProperties(PayloadFormat.NOT_SET, -1, "", "", new byte[0], List.of(), 0);

    private static final int IDENTIFIER = 1;
    private static final int LENGTH = 2;
    private static final int INDICATOR = 1;
    private static final int EXPIRY = 4;
    private static final int ALIAS = 2;

    /** @throws IllegalArgumentException if a value breaks a rule in {@link PropertyRules} */
    public PublishProperties {
        userProperties = List.copyOf(userProperties);
        require("content type", PropertyRules.string(contentType));
        require("response topic", PropertyRules.responseTopic(responseTopic));
        require("correlation data", PropertyRules.correlationData(correlationData));
        if (expirySeconds != -1) {
            require("message expiry", PropertyRules.expirySeconds(expirySeconds));
        }
        if (topicAlias != 0) {
            require("topic alias", PropertyRules.topicAlias(topicAlias));
        }
        for (UserProperty property : userProperties) {
            require("user property", PropertyRules.string(property.name()));
            require("user property", PropertyRules.string(property.value()));
        }
    }

    private static void require(String what, Optional<PropertyRules.Fault> fault) {
        fault.ifPresent(found -> {
            throw new IllegalArgumentException("The " + what + " is not valid: " + found);
        });
    }

    /** The properties that have a value. */
    public Set<PublishProperty> present() {
        EnumSet<PublishProperty> present = EnumSet.noneOf(PublishProperty.class);
        add(present, PublishProperty.CONTENT_TYPE, !contentType.isEmpty());
        add(present, PublishProperty.PAYLOAD_FORMAT, payloadFormat != PayloadFormat.NOT_SET);
        add(present, PublishProperty.MESSAGE_EXPIRY, expirySeconds >= 0);
        add(present, PublishProperty.RESPONSE_TOPIC, !responseTopic.isEmpty());
        add(present, PublishProperty.CORRELATION_DATA, correlationData.length > 0);
        add(present, PublishProperty.USER_PROPERTIES, !userProperties.isEmpty());
        add(present, PublishProperty.TOPIC_ALIAS, topicAlias > 0);
        return present;
    }

    private static void add(Set<PublishProperty> to, PublishProperty property, boolean present) {
        if (present) {
            to.add(property);
        }
    }

    /** The length of the encoded properties in bytes, without the length field before them. */
    long encodedLength() {
        int single = (payloadFormat == PayloadFormat.NOT_SET ? 0 : IDENTIFIER + INDICATOR)
                + (expirySeconds < 0 ? 0 : IDENTIFIER + EXPIRY)
                + (contentType.isEmpty() ? 0 : IDENTIFIER + encodedLength(contentType))
                + (responseTopic.isEmpty() ? 0 : IDENTIFIER + encodedLength(responseTopic))
                + (correlationData.length == 0 ? 0 : IDENTIFIER + LENGTH + correlationData.length)
                + (topicAlias == 0 ? 0 : IDENTIFIER + ALIAS);
        // Any number of pairs, each of up to 128 KiB.
        long length = single;
        for (UserProperty property : userProperties) {
            length += IDENTIFIER + encodedLength(property.name()) + encodedLength(property.value());
        }
        return length;
    }

    private static int encodedLength(String text) {
        return LENGTH + text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The length of a variable byte integer in bytes (section 1.5.5). */
    static int variableByteInteger(long value) {
        int bytes = 1;
        for (long rest = value >> 7; rest > 0; rest >>= 7) {
            bytes++;
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublishProperties that
                && payloadFormat == that.payloadFormat
                && expirySeconds == that.expirySeconds
                && contentType.equals(that.contentType)
                && responseTopic.equals(that.responseTopic)
                && Arrays.equals(correlationData, that.correlationData)
                && userProperties.equals(that.userProperties)
                && topicAlias == that.topicAlias;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                payloadFormat,
                expirySeconds,
                contentType,
                responseTopic,
                Arrays.hashCode(correlationData),
                userProperties,
                topicAlias);
    }

    /** Names the properties without their values, which may be private. */
    @Override
    public String toString() {
        return "PublishProperties" + present();
    }

    /** Starts from no properties. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects values; not thread-safe. */
    public static final class Builder {
        private PayloadFormat payloadFormat = NONE.payloadFormat;
        private long expirySeconds = NONE.expirySeconds;
        private String contentType = NONE.contentType;
        private String responseTopic = NONE.responseTopic;
        private byte[] correlationData = NONE.correlationData;
        private List<UserProperty> userProperties = NONE.userProperties;
        private int topicAlias = NONE.topicAlias;

        private Builder() {}

        public Builder payloadFormat(PayloadFormat value) {
            payloadFormat = value;
            return this;
        }

        /** @param value seconds; -1: never */
        public Builder expirySeconds(long value) {
            expirySeconds = value;
            return this;
        }

        public Builder contentType(String value) {
            contentType = value;
            return this;
        }

        public Builder responseTopic(String value) {
            responseTopic = value;
            return this;
        }

        public Builder correlationData(byte[] value) {
            correlationData = value;
            return this;
        }

        public Builder userProperties(List<UserProperty> value) {
            userProperties = value;
            return this;
        }

        /** @param value 0: none */
        public Builder topicAlias(int value) {
            topicAlias = value;
            return this;
        }

        /** @throws IllegalArgumentException if a value breaks a rule in {@link PropertyRules} */
        public PublishProperties build() {
            return new PublishProperties(
                    payloadFormat,
                    expirySeconds,
                    contentType,
                    responseTopic,
                    correlationData,
                    userProperties,
                    topicAlias);
        }
    }
}
