// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.profiles.json.JsonFields;

/**
 * Reads and writes a connection profile as a JSON object, in files of this program and in its exports. Fields with
 * default values are omitted. A profile has no field for a secret, and none is read from a file.
 */
public final class ProfileJson {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private ProfileJson() {}

    /**
     * A profile that was read.
     *
     * @param rest unknown fields, in their groups; unknown fields within lists are dropped
     */
    public record Read(ConnectionProfile profile, ObjectNode rest) {}

    /**
     * Reads a profile; one without an id gets a new one.
     *
     * @throws IllegalArgumentException whose message names the field and its valid values
     */
    public static Read read(ObjectNode json) {
        JsonFields fields = new JsonFields(json);
        ConnectionProfile profile = profile(fields);
        return new Read(profile, fields.rest(ProfileJson::mayBeSecret));
    }

    /** Writes a profile. */
    public static ObjectNode write(ConnectionProfile profile) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", profile.id()).put("name", profile.name());
        put(json, "folder", profile.folder());
        put(json, "colour", profile.colour());
        put(json, "autoConnect", profile.autoConnect(), false);
        json.put("address", profile.address().toUrl());
        if (profile.version() != MqttVersion.AUTOMATIC) {
            json.put("mqttVersion", nameOf(profile.version()));
        }
        put(json, "clientId", profile.clientId());
        put(json, "userName", profile.userName());
        group(json, "connect", ConnectJson.write(profile));
        group(json, "reconnect", ConnectJson.writeReconnect(profile.reconnect()));
        profile.will().ifPresent(will -> json.set("will", WillJson.write(will)));
        group(json, "tls", TlsJson.write(profile.tls()));
        group(json, "webSocket", TransportJson.writeWebSocket(profile.webSocket()));
        group(json, "proxy", TransportJson.writeProxy(profile.proxy()));
        if (!profile.subscriptions().equals(ConnectionProfile.DEFAULT_SUBSCRIPTIONS)) {
            json.set("subscriptions", SubscriptionsJson.write(profile.subscriptions()));
        }
        if (!profile.decoders().isEmpty()) {
            ArrayNode rules = json.putArray("decoders");
            profile.decoders().forEach(rule -> {
                ObjectNode one = rules.addObject().put("filter", rule.filter());
                put(one, "decoder", rule.decoder());
            });
        }
        return json;
    }

    private static ConnectionProfile profile(JsonFields fields) {
        String url = fields.text("address", "");
        if (url.isEmpty()) {
            throw new InvalidInputException(Phrase.of("json.noAddress"));
        }
        BrokerAddress address = BrokerAddress.parse(url).address();
        String colour = fields.text("colour", "");
        if (!colour.isEmpty() && !COLOUR.matcher(colour).matches()) {
            throw fields.bad("colour", Phrase.of("json.colour"));
        }
        JsonFields connect = fields.group("connect");
        return ConnectionProfile.of(fields.text("id", UUID.randomUUID().toString()), fields.text("name", ""), address)
                .toBuilder()
                .folder(fields.text("folder", ""))
                .colour(colour)
                .autoConnect(fields.flag("autoConnect", false))
                .version(fields.choice("mqttVersion", MqttVersion.AUTOMATIC, ProfileJson::nameOf))
                .clientId(fields.text("clientId", ""))
                .userName(fields.text("userName", ""))
                .options(ConnectJson.read(connect, fields))
                .enhancedAuth(ConnectJson.readAuthentication(connect))
                .connectTimeoutMillis(ConnectJson.readTimeout(connect))
                .reconnect(ConnectJson.readReconnect(fields.group("reconnect")))
                .will(WillJson.read(fields.group("will")))
                .tls(TlsJson.read(fields.group("tls")))
                .webSocket(TransportJson.readWebSocket(fields.group("webSocket")))
                .proxy(TransportJson.readProxy(fields.group("proxy")))
                .subscriptions(
                        fields.list("subscriptions", ConnectionProfile.DEFAULT_SUBSCRIPTIONS, SubscriptionsJson::read))
                .decoders(fields.list(
                        "decoders",
                        List.of(),
                        rule -> new DecoderRule(rule.text("filter", ""), rule.text("decoder", ""))))
                .build();
    }

    static List<UserProperty> readProperties(JsonFields fields, String name) {
        return fields.list(name, List.of(), one -> new UserProperty(one.text("name", ""), one.text("value", "")));
    }

    static void putProperties(ObjectNode json, String name, List<UserProperty> properties) {
        if (!properties.isEmpty()) {
            ArrayNode array = json.putArray(name);
            properties.forEach(
                    property -> array.addObject().put("name", property.name()).put("value", property.value()));
        }
    }

    /** Writes a value unless it is empty. */
    static void put(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    static void put(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(json.putArray(name)::add);
        }
    }

    static void put(ObjectNode json, String name, long value, long fallback) {
        if (value != fallback) {
            json.put(name, value);
        }
    }

    static void put(ObjectNode json, String name, boolean value, boolean fallback) {
        if (value != fallback) {
            json.put(name, value);
        }
    }

    /** Writes bytes as text if they are text, so that a person can read them. */
    static void put(ObjectNode json, String name, byte[] value) {
        if (value.length > 0) {
            try {
                json.put(
                        name,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(value))
                                .toString());
            } catch (CharacterCodingException e) {
                json.put(name + "Base64", Base64.getEncoder().encodeToString(value));
            }
        }
    }

    private static void group(ObjectNode json, String name, ObjectNode group) {
        if (!group.isEmpty()) {
            json.set(name, group);
        }
    }

    /** A password that someone adds to a file by hand is not kept. */
    private static boolean mayBeSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password")
                || lower.contains("passphrase")
                || lower.contains("privatekey")
                || lower.contains("secret");
    }

    private static String nameOf(MqttVersion version) {
        return switch (version) {
            case AUTOMATIC -> "automatic";
            case MQTT_5 -> "5";
            case MQTT_3_1_1 -> "3.1.1";
        };
    }
}
