// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * Reads the fields of a JSON object and of its groups, and keeps track of those that were never read. A field that is
 * absent or null has its default value. An invalid value throws an {@link IllegalArgumentException} that names the
 * field with its groups, the value, and the valid values.
 */
public final class JsonFields {
    private static final int LONGEST_QUOTE = 60;

    private final ObjectNode json;
    private final String path;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, JsonFields> groups = new LinkedHashMap<>();

    public JsonFields(ObjectNode json) {
        this(json, "");
    }

    private JsonFields(ObjectNode json, String path) {
        this.json = json;
        this.path = path;
    }

    public boolean has(String name) {
        return json.hasNonNull(name);
    }

    public String text(String name, String fallback) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isTextual()) {
            throw bad(name, value, Phrase.of("json.text"));
        }
        return value.textValue();
    }

    public boolean flag(String name, boolean fallback) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isBoolean()) {
            throw bad(name, value, Phrase.of("json.flag"));
        }
        return value.booleanValue();
    }

    public long number(String name, long fallback, long least, long most) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw bad(name, value, Phrase.of("json.number", least, most));
        }
        return value.longValue();
    }

    public int number(String name, int fallback, int least, int most) {
        return (int) number(name, (long) fallback, least, most);
    }

    /** A constant, by its name in the file. */
    public <E extends Enum<E>> E choice(String name, E fallback, Function<E, String> nameOf) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(one -> value.isTextual() && nameOf.apply(one).equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> bad(
                        name, value, oneOf(Arrays.stream(constants).map(nameOf).toList())));
    }

    public List<String> texts(String name) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : array(name, value)) {
            if (!one.isTextual()) {
                throw bad(name, one, Phrase.of("json.texts"));
            }
            texts.add(one.textValue());
        }
        return texts;
    }

    /** A list of objects; unknown fields in these are dropped. */
    public <T> List<T> list(String name, List<T> fallback, Function<JsonFields, T> read) {
        JsonNode value = value(name);
        if (value.isMissingNode()) {
            return fallback;
        }
        List<T> all = new ArrayList<>();
        for (JsonNode one : array(name, value)) {
            String place = path + name + '[' + all.size() + ']';
            if (!(one instanceof ObjectNode object)) {
                throw new InvalidInputException(Phrase.of("json.notObject", place, quote(one)));
            }
            all.add(read.apply(new JsonFields(object, place + '.')));
        }
        return all;
    }

    /** Bytes stored as text, or as Base64 in a field whose name ends with {@code Base64}. */
    public byte[] bytes(String name) {
        String encoded = name + "Base64";
        String base64 = text(encoded, "");
        if (base64.isEmpty()) {
            return text(name, "").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw bad(encoded, value(encoded), Phrase.of("json.base64"));
        }
    }

    /** A group of fields; an empty one if it does not exist. */
    public JsonFields group(String name) {
        JsonNode value = value(name);
        if (!value.isMissingNode() && !(value instanceof ObjectNode)) {
            throw bad(name, value, Phrase.of("json.object"));
        }
        ObjectNode object = value instanceof ObjectNode group ? group : JsonNodeFactory.instance.objectNode();
        return groups.computeIfAbsent(name, key -> new JsonFields(object, path + key + '.'));
    }

    /** The fields that were never read, in their groups, except those whose name matches {@code leftOut}. */
    public ObjectNode rest(Predicate<String> leftOut) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(field -> {
            String name = field.getKey();
            JsonFields group = groups.get(name);
            if (group != null) {
                ObjectNode inside = group.rest(leftOut);
                if (!inside.isEmpty()) {
                    rest.set(name, inside);
                }
            } else if (!asked.contains(name) && !leftOut.test(name)) {
                rest.set(name, field.getValue().deepCopy());
            }
        });
        return rest;
    }

    public IllegalArgumentException bad(String name, Phrase allowed) {
        return bad(name, json.path(name), allowed);
    }

    private IllegalArgumentException bad(String name, JsonNode value, Phrase allowed) {
        return new InvalidInputException(Phrase.of("json.bad", (path + name), quote(value), allowed));
    }

    private JsonNode value(String name) {
        asked.add(name);
        JsonNode value = json.path(name);
        return value.isNull() ? JsonNodeFactory.instance.missingNode() : value;
    }

    private JsonNode array(String name, JsonNode value) {
        if (!value.isArray()) {
            throw bad(name, value, Phrase.of("json.list"));
        }
        return value;
    }

    public static Phrase oneOf(List<String> names) {
        return Phrase.of(
                "json.oneOf",
                names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")),
                names.getLast());
    }

    private static String quote(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
