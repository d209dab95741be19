// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.packet.Utf8Check;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.Will;

/** Finds settings that a CONNECT cannot express (MQTT 5, section 3.1), before anything is sent. */
public final class ConnectProblems {
    private static final int MAX_BYTES = 65_535;

    private ConnectProblems() {}

    /** @throws IllegalArgumentException with a sentence that names the field, the reason and the way out */
    public static void check(ConnectionProfile profile, ConnectionSecrets secrets) {
        requireText("client ID", profile.clientId());
        requireText("user name", profile.userName());
        requireProperties("user properties of the connection", profile.options().userProperties());
        requireBytes("password", secrets, SecretField.PASSWORD);
        requireBytes("authentication data", secrets, SecretField.AUTHENTICATION_DATA);
        profile.will().ifPresent(ConnectProblems::check);
        check(profile.enhancedAuth(), profile);
    }

    private static void check(EnhancedAuth auth, ConnectionProfile profile) {
        if (auth.method().isEmpty()) {
            return;
        }
        requireText("authentication method", auth.method());
        if (profile.version() == MqttVersion.MQTT_3_1_1) {
            throw new IllegalArgumentException("The authentication method " + auth.method()
                    + " needs MQTT 5. Choose that version, or no enhanced authentication.");
        }
        if (auth.method().equals(EnhancedAuth.SCRAM_SHA_256)
                && profile.userName().isEmpty()) {
            throw new IllegalArgumentException("SCRAM-SHA-256 needs a user name. Enter one.");
        }
    }

    private static void check(Will will) {
        requireTopic("topic of the last will", will.topic());
        requireLength("payload of the last will", will.payload().length);
        if (will.payloadIsText()
                && Utf8Check.firstInvalid(ByteBuffer.wrap(will.payload()), 0, will.payload().length) >= 0) {
            throw new IllegalArgumentException(
                    "The payload of the last will is marked as UTF-8 text, but it is not. Correct the payload, or "
                            + "remove the mark.");
        }
        requireText("content type of the last will", will.contentType());
        if (!will.responseTopic().isEmpty()) {
            requireTopic("response topic of the last will", will.responseTopic());
        }
        requireLength("correlation data of the last will", will.correlationData().length);
        requireProperties("user properties of the last will", will.userProperties());
        requireSeconds("delay of the last will", 0, will.delaySeconds());
        requireSeconds("expiry of the last will", -1, will.expirySeconds());
    }

    private static void requireTopic(String what, String topic) {
        String problem = TopicRules.nameProblem(topic);
        if (problem != null) {
            throw new IllegalArgumentException("The " + what + " is not a valid topic. " + problem);
        }
    }

    private static void requireProperties(String what, List<UserProperty> properties) {
        for (UserProperty property : properties) {
            requireText(what, property.name());
            requireText(what, property.value());
        }
    }

    /** Checks a UTF-8 encoded string of the protocol (section 1.5.4). */
    private static void requireText(String what, String text) {
        requireLength(what, text.getBytes(StandardCharsets.UTF_8).length);
        String problem = textProblem(text);
        if (problem != null) {
            throw new IllegalArgumentException("The " + what + " must not contain " + problem + ". Remove it.");
        }
    }

    private static @Nullable String textProblem(String text) {
        if (text.indexOf('\0') >= 0) {
            return "the character U+0000";
        }
        return TopicRules.isWellFormed(text) ? null : "half a character (a lone surrogate)";
    }

    private static void requireBytes(String what, ConnectionSecrets secrets, SecretField field) {
        byte[] value = secrets.copy(field);
        if (value != null) {
            int length = value.length;
            Secret.wipe(value);
            requireLength(what, length);
        }
    }

    private static void requireLength(String what, int bytes) {
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "The " + what + " has " + bytes + " bytes, but MQTT allows at most " + MAX_BYTES + ". Shorten it.");
        }
    }

    private static void requireSeconds(String what, long least, long seconds) {
        if (seconds < least || seconds > ConnectOptions.LARGEST_UNSIGNED_INT) {
            throw new IllegalArgumentException("The " + what + " must be 0 to " + ConnectOptions.LARGEST_UNSIGNED_INT
                    + " s, not " + seconds + ".");
        }
    }
}
