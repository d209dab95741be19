// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.receive.MessageProperties;

/** Writes snippets for the connection of a session as it is now. Any thread. */
public final class Snippets {
    /** Messages above this size are not written into a snippet: compilers have limits, and nobody reads it. */
    public static final int MAX_BYTES = 20_000;

    private final Supplier<ConnectionProfile> profile;
    private final BooleanSupplier mqtt5;

    /** @param mqtt5 whether the connection speaks MQTT 5, otherwise 3.1.1 */
    public Snippets(Supplier<ConnectionProfile> profile, BooleanSupplier mqtt5) {
        this.profile = profile;
        this.mqtt5 = mqtt5;
    }

    /**
     * Why there is no snippet, a sentence; empty if there is one.
     *
     * @param topic or topic filter, as received
     * @param bytes size of the payload and the properties
     * @param properties of MQTT 5
     */
    public Optional<String> obstacle(SnippetKind kind, String topic, int bytes, MessageProperties properties) {
        if (kind.isMosquitto() && topic.chars().anyMatch(Character::isISOControl)) {
            // A terminal acts on them, even in quotes.
            return Optional.of(Texts.get("snippet.controls"));
        }
        if (kind.isMosquitto() && profile.get().address().transport().isWebSocket()) {
            return Optional.of(Texts.get("snippet.webSocket"));
        }
        if (kind != SnippetKind.MOSQUITTO_SUB && bytes > MAX_BYTES) {
            return Optional.of(Texts.get("snippet.tooLarge", MAX_BYTES / 1_000));
        }
        return kind == SnippetKind.MOSQUITTO_PUB && mqtt5.getAsBoolean() && !Mosquitto.canPass(properties)
                ? Optional.of(Texts.get("snippet.properties"))
                : Optional.empty();
    }

    /** Publishes a message with the same topic, payload, QoS, retain flag and, with MQTT 5, properties. */
    public String publish(SnippetKind kind, SnippetMessage message) {
        SnippetConnection connection = connection();
        return switch (kind) {
            case MOSQUITTO_PUB -> Mosquitto.publish(connection, message);
            case MOSQUITTO_SUB -> Mosquitto.subscribe(connection, message.topic());
            case PYTHON -> PahoPython.publish(connection, message);
            case JAVA -> HiveMqJava.publish(connection, message);
        };
    }

    /** Subscribes to a topic filter, with mosquitto_sub. */
    public String subscribe(String filter) {
        return Mosquitto.subscribe(connection(), filter);
    }

    private SnippetConnection connection() {
        return new SnippetConnection(profile.get(), mqtt5.getAsBoolean());
    }
}
