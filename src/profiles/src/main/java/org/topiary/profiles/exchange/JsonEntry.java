// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.topiary.core.text.Phrase;

/**
 * A JSON object of another tool, read leniently: a number may be quoted, and null counts as absent. Keeps track of the
 * fields that were never read.
 */
final class JsonEntry {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode json;
    private final Set<String> asked = new HashSet<>();

    JsonEntry(JsonNode json) {
        this.json = json;
    }

    /** The first of the fields that exists; a missing node if none does. */
    JsonNode first(String... names) {
        JsonNode found = JsonNodeFactory.instance.missingNode();
        for (String name : names) {
            asked.add(name);
            JsonNode value = json.path(name);
            if (found.isMissingNode() && !value.isNull()) {
                found = value;
            }
        }
        return found;
    }

    boolean has(String name) {
        return !first(name).isMissingNode();
    }

    /** Empty if there is none, or it is not text. */
    String text(String... names) {
        JsonNode value = first(names);
        return value.isValueNode() ? value.asText("") : "";
    }

    boolean flag(String name, boolean fallback) {
        return first(name).asBoolean(fallback);
    }

    long number(String name, long fallback) {
        return first(name).asLong(fallback);
    }

    JsonEntry group(String name) {
        return new JsonEntry(first(name));
    }

    List<JsonEntry> list(String name) {
        JsonNode value = first(name);
        return value.isArray() ? value.valueStream().map(JsonEntry::new).toList() : List.of();
    }

    JsonNode json() {
        return json;
    }

    /** Marks fields as irrelevant to a connection. */
    void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /** Notes the fields that were never read and have a significant value. */
    void noteOthers(ConnectionDraft draft) {
        json.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean silent = value.isNull()
                    || (value.isContainerNode() && value.isEmpty())
                    || (value.isTextual() && value.textValue().isEmpty())
                    || (value.isBoolean() && !value.booleanValue());
            if (!silent && !asked.contains(field.getKey())) {
                draft.note(Phrase.of("import.field", field.getKey()));
            }
        });
    }

    /** Parses user properties: an object of strings or lists of strings, or a string with such an object. */
    static void userProperties(JsonNode json, BiConsumer<String, String> use) {
        JsonNode object = json;
        if (json.isTextual() && !json.textValue().isBlank()) {
            try {
                object = MAPPER.readTree(json.textValue());
            } catch (JsonProcessingException e) {
                return;
            }
        }
        if (object instanceof ObjectNode properties) {
            properties.properties().forEach(property -> {
                if (property.getValue().isArray()) {
                    property.getValue().forEach(one -> use.accept(property.getKey(), one.asText("")));
                } else {
                    use.accept(property.getKey(), property.getValue().asText(""));
                }
            });
        }
    }
}
