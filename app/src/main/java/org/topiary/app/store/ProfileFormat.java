// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.topiary.core.Qos;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.ConnectOptions;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.MqttVersion;
import org.topiary.mqtt.Subscription;

/** {@code profiles.json}. Fields it does not know, and profiles it cannot read, are written back as they were. */
final class ProfileFormat implements JsonFormat<ProfileFormat.Content> {
    /**
     * @param entries by id, in the order of the file
     * @param unreadable elements of "profiles" that could not be used
     * @param other unknown fields of the file
     */
    record Content(Map<String, Entry> entries, List<JsonNode> unreadable, ObjectNode other) {}

    /** @param other unknown fields of the profile */
    record Entry(SavedProfile saved, ObjectNode other) {}

    private static final String PROFILES = "profiles";
    private static final String LAST_USED = "lastUsed";

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Content empty() {
        return new Content(Map.of(), List.of(), JsonNodeFactory.instance.objectNode());
    }

    @Override
    public Content read(ObjectNode json, Consumer<String> problems) {
        JsonNode profiles = json.path(PROFILES);
        if (!profiles.isArray()) {
            throw new IllegalArgumentException("it has no list \"profiles\"");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<JsonNode> unreadable = new ArrayList<>();
        for (JsonNode element : profiles) {
            try {
                Entry entry = readEntry(element);
                if (entries.putIfAbsent(entry.saved().profile().id(), entry) != null) {
                    throw new IllegalArgumentException("another connection has the same id");
                }
            } catch (IllegalArgumentException e) {
                unreadable.add(element);
                problems.accept("Cannot use the connection \"" + element.path("name").asText("without a name")
                        + "\" in profiles.json: " + e.getMessage()
                        + ". It stays in the file as it is; correct it there, or add the connection again.");
            }
        }
        ObjectNode other = json.deepCopy();
        other.remove(PROFILES);
        return new Content(entries, List.copyOf(unreadable), other);
    }

    @Override
    public ObjectNode write(Content content) {
        ObjectNode json = content.other().deepCopy();
        ArrayNode profiles = json.putArray(PROFILES);
        content.entries().values().forEach(entry -> profiles.add(writeEntry(entry)));
        profiles.addAll(content.unreadable());
        return json;
    }

    private static Entry readEntry(JsonNode element) {
        if (!(element instanceof ObjectNode json)) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        String url = json.path("address").asText("");
        if (url.isEmpty()) {
            throw new IllegalArgumentException("it has no address");
        }
        BrokerAddress address = BrokerAddress.parse(url).address();
        int keepAlive = json.path("keepAliveSeconds").asInt(60);
        if (keepAlive < 0 || keepAlive > 65_535) {
            throw new IllegalArgumentException("its keepAliveSeconds are " + keepAlive + ", not 0 to 65535");
        }
        ConnectionProfile profile = ConnectionProfile.of(
                        json.path("id").asText(UUID.randomUUID().toString()), json.path("name").asText(address.host()), address)
                .toBuilder()
                .clientId(json.path("clientId").asText(""))
                .userName(json.path("userName").asText(""))
                .options(ConnectOptions.DEFAULT
                        .withCleanStart(json.path("cleanStart").asBoolean(true))
                        .withKeepAliveSeconds(keepAlive))
                .version(versionOf(json.path("mqttVersion").asText("automatic")))
                .subscriptions(readSubscriptions(json.path("subscriptions")))
                .build();
        ObjectNode other = json.deepCopy();
        other.remove(List.of("id", "name", "address", "clientId", "userName", "cleanStart", "keepAliveSeconds",
                "mqttVersion", "subscriptions", LAST_USED));
        // Whoever writes a password into the file by hand does not get it carried on.
        List<String> names = new ArrayList<>();
        other.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.toLowerCase(Locale.ROOT).contains("password"));
        other.remove(names);
        return new Entry(new SavedProfile(profile, readInstant(json.path(LAST_USED))), other);
    }

    private static ObjectNode writeEntry(Entry entry) {
        ConnectionProfile profile = entry.saved().profile();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", profile.id())
                .put("name", profile.name())
                .put("address", profile.address().toUrl())
                .put("clientId", profile.clientId())
                .put("userName", profile.userName())
                .put("cleanStart", profile.options().cleanStart())
                .put("keepAliveSeconds", profile.options().keepAliveSeconds())
                .put("mqttVersion", nameOf(profile.version()));
        ArrayNode subscriptions = json.putArray("subscriptions");
        for (Subscription subscription : profile.subscriptions()) {
            subscriptions.addObject()
                    .put("filter", subscription.filter())
                    .put("qos", subscription.qos().level())
                    .put("optional", subscription.optional());
        }
        entry.saved().lastUsed().ifPresent(time -> json.put(LAST_USED, time.toString()));
        json.setAll(entry.other().deepCopy());
        return json;
    }

    private static List<Subscription> readSubscriptions(JsonNode json) {
        if (!json.isArray()) {
            return ConnectionProfile.DEFAULT_SUBSCRIPTIONS;
        }
        List<Subscription> subscriptions = new ArrayList<>();
        for (JsonNode one : json) {
            subscriptions.add(new Subscription(
                    one.path("filter").asText(""),
                    Qos.ofLevel(one.path("qos").asInt(0)),
                    one.path("optional").asBoolean(false)));
        }
        return subscriptions;
    }

    private static Optional<Instant> readInstant(JsonNode json) {
        try {
            return json.isTextual() ? Optional.of(Instant.parse(json.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            // Only the order of the cards depends on it.
            return Optional.empty();
        }
    }

    private static MqttVersion versionOf(String name) {
        return switch (name) {
            case "automatic" -> MqttVersion.AUTOMATIC;
            case "5" -> MqttVersion.MQTT_5;
            case "3.1.1" -> MqttVersion.MQTT_3_1_1;
            default -> throw new IllegalArgumentException("its mqttVersion is \"" + name
                    + "\", not automatic, 5 or 3.1.1");
        };
    }

    private static String nameOf(MqttVersion version) {
        return switch (version) {
            case AUTOMATIC -> "automatic";
            case MQTT_5 -> "5";
            case MQTT_3_1_1 -> "3.1.1";
        };
    }
}
