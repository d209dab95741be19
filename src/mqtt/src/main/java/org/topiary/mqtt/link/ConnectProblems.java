// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
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

    /** @throws InvalidInputException naming the field, the reason and the way out */
    public static void check(ConnectionProfile profile, ConnectionSecrets secrets) {
        requireText(Phrase.of("connect.field.clientId"), profile.clientId());
        requireText(Phrase.of("connect.field.userName"), profile.userName());
        requireProperties(
                Phrase.of("connect.field.properties"), profile.options().userProperties());
        requireBytes(Phrase.of("connect.field.password"), secrets, SecretField.PASSWORD);
        requireBytes(Phrase.of("connect.field.authData"), secrets, SecretField.AUTHENTICATION_DATA);
        profile.will().ifPresent(ConnectProblems::check);
        check(profile.enhancedAuth(), profile);
    }

    private static void check(EnhancedAuth auth, ConnectionProfile profile) {
        if (auth.method().isEmpty()) {
            return;
        }
        requireText(Phrase.of("connect.field.authMethod"), auth.method());
        if (profile.version() == MqttVersion.MQTT_3_1_1) {
            throw new InvalidInputException(Phrase.of("connect.auth.needs5", auth.method()));
        }
        if (auth.method().equals(EnhancedAuth.SCRAM_SHA_256)
                && profile.userName().isEmpty()) {
            throw new InvalidInputException(Phrase.of("connect.auth.needsUser"));
        }
    }

    private static void check(Will will) {
        requireTopic(Phrase.of("connect.field.will.topic"), will.topic());
        requireLength(Phrase.of("connect.field.will.payload"), will.payload().length);
        if (will.payloadIsText()
                && Utf8Check.firstInvalid(ByteBuffer.wrap(will.payload()), 0, will.payload().length) >= 0) {
            throw new InvalidInputException(Phrase.of("connect.will.notText"));
        }
        requireText(Phrase.of("connect.field.will.contentType"), will.contentType());
        if (!will.responseTopic().isEmpty()) {
            requireTopic(Phrase.of("connect.field.will.responseTopic"), will.responseTopic());
        }
        requireLength(Phrase.of("connect.field.will.correlation"), will.correlationData().length);
        requireProperties(Phrase.of("connect.field.will.properties"), will.userProperties());
        requireSeconds(Phrase.of("connect.field.will.delay"), 0, will.delaySeconds());
        requireSeconds(Phrase.of("connect.field.will.expiry"), -1, will.expirySeconds());
    }

    private static void requireTopic(Phrase what, String topic) {
        Phrase problem = TopicRules.nameProblem(topic);
        if (problem != null) {
            throw new InvalidInputException(Phrase.of("connect.notTopic", what, problem));
        }
    }

    private static void requireProperties(Phrase what, List<UserProperty> properties) {
        for (UserProperty property : properties) {
            requireText(what, property.name());
            requireText(what, property.value());
        }
    }

    /** Checks a UTF-8 encoded string of the protocol (section 1.5.4). */
    private static void requireText(Phrase what, String text) {
        requireLength(what, text.getBytes(StandardCharsets.UTF_8).length);
        Phrase problem = textProblem(text);
        if (problem != null) {
            throw new InvalidInputException(Phrase.of("connect.contains", what, problem));
        }
    }

    private static @Nullable Phrase textProblem(String text) {
        if (text.indexOf('\0') >= 0) {
            return Phrase.of("connect.contains.nul");
        }
        return TopicRules.isWellFormed(text) ? null : Phrase.of("connect.contains.half");
    }

    private static void requireBytes(Phrase what, ConnectionSecrets secrets, SecretField field) {
        byte[] value = secrets.copy(field);
        if (value != null) {
            int length = value.length;
            Secret.wipe(value);
            requireLength(what, length);
        }
    }

    private static void requireLength(Phrase what, int bytes) {
        if (bytes > MAX_BYTES) {
            throw new InvalidInputException(Phrase.of("connect.tooLong", what, bytes, MAX_BYTES));
        }
    }

    private static void requireSeconds(Phrase what, long least, long seconds) {
        if (seconds < least || seconds > ConnectOptions.LARGEST_UNSIGNED_INT) {
            throw new InvalidInputException(
                    Phrase.of("connect.seconds", what, ConnectOptions.LARGEST_UNSIGNED_INT, seconds));
        }
    }
}
