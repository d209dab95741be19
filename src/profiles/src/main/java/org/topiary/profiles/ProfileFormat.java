// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.topiary.core.text.Explained;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.json.JsonFormat;

/**
 * The format of {@code profiles.json}. Unknown fields, and profiles that cannot be read, are written back unchanged.
 */
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

    /** Longer times overflow a long in milliseconds. */
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1000;

    /** Version 1 had no groups, and wrote all fields. */
    @Override
    public int version() {
        return 2;
    }

    @Override
    public Content empty() {
        return new Content(Map.of(), List.of(), JsonNodeFactory.instance.objectNode());
    }

    @Override
    public Content read(ObjectNode json, Consumer<Phrase> problems) {
        JsonNode profiles = json.path(PROFILES);
        if (!profiles.isArray()) {
            throw new InvalidInputException(Phrase.of("json.profiles.noList"));
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<JsonNode> unreadable = new ArrayList<>();
        for (JsonNode element : profiles) {
            try {
                Entry entry = readEntry(element);
                if (entries.putIfAbsent(entry.saved().profile().id(), entry) != null) {
                    throw new InvalidInputException(Phrase.of("json.profiles.sameId"));
                }
            } catch (IllegalArgumentException e) {
                unreadable.add(element);
                problems.accept(
                        Phrase.of("json.profiles.notUsed", element.path("name").asText("?"), Explained.phrase(e)));
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
            throw new InvalidInputException(Phrase.of("json.profiles.notObject"));
        }
        ProfileJson.Read read = ProfileJson.read(json);
        ObjectNode other = read.rest();
        other.remove(LAST_USED);
        return new Entry(new SavedProfile(read.profile(), readInstant(json.path(LAST_USED))), other);
    }

    private static ObjectNode writeEntry(Entry entry) {
        ObjectNode json = ProfileJson.write(entry.saved().profile());
        entry.saved().lastUsed().ifPresent(time -> json.put(LAST_USED, time.toString()));
        addUnknown(json, entry.other());
        return json;
    }

    /**
     * Adds unknown fields, as written by a newer version of this program, group by group, without changing known ones.
     */
    private static void addUnknown(ObjectNode json, ObjectNode unknown) {
        unknown.properties().forEach(field -> {
            JsonNode there = json.get(field.getKey());
            if (there == null) {
                json.set(field.getKey(), field.getValue().deepCopy());
            } else if (there instanceof ObjectNode group && field.getValue() instanceof ObjectNode inside) {
                addUnknown(group, inside);
            }
        });
    }

    /** Also empty for an invalid time: only the order of the cards depends on it. */
    private static Optional<Instant> readInstant(JsonNode json) {
        try {
            return Optional.ofNullable(json.textValue())
                    .map(Instant::parse)
                    .filter(time -> Math.abs(time.getEpochSecond()) < MAX_SECONDS);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
