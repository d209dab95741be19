// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;

/** An object in a configuration. Of members with the same name, the last one counts. */
final class ConfigObject {
    private final Map<String, Field> members = new LinkedHashMap<>();

    private ConfigObject() {}

    static boolean isObject(Field field) {
        return field.kind() == Kind.OBJECT;
    }

    /** The members of an object; none of anything else. */
    static ConfigObject of(@Nullable Field field) {
        ConfigObject object = new ConfigObject();
        if (field != null && isObject(field)) {
            field.children().forEach(child -> object.members.put(child.name(), child));
        }
        return object;
    }

    int size() {
        return members.size();
    }

    private @Nullable Field find(String... names) {
        for (String name : names) {
            Field found = members.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The first of some members that is there; empty if none is, or it is no single value. */
    String text(String... names) {
        return text(find(names));
    }

    private static String text(@Nullable Field field) {
        if (field == null) {
            return "";
        }
        return switch (field.kind()) {
            case TEXT -> field.value() instanceof String text ? text : "";
            case NUMBER, BOOLEAN -> field.text();
            default -> "";
        };
    }

    /** A text, or the first text in a list or in a list of lists. */
    String firstText(String... names) {
        Field found = find(names);
        for (int depth = 0; found != null && found.kind() == Kind.ARRAY && depth < 2; depth++) {
            var elements = found.children().iterator();
            Field first = elements.hasNext() ? elements.next() : null;
            // A connection is a pair: its type, and its value.
            found = depth == 1 && elements.hasNext() ? elements.next() : first;
        }
        return text(found);
    }

    ConfigObject object(String... names) {
        return of(find(names));
    }

    /** The members that are objects. */
    Map<String, ConfigObject> objects() {
        Map<String, ConfigObject> objects = new LinkedHashMap<>();
        members.forEach((name, field) -> {
            if (isObject(field)) {
                objects.put(name, of(field));
            }
        });
        return objects;
    }

    /** The objects of a list, or a single one. */
    List<ConfigObject> list(String... names) {
        Field found = find(names);
        if (found == null || found.kind() != Kind.ARRAY) {
            return found == null ? List.of() : List.of(of(found));
        }
        return StreamSupport.stream(found.children().spliterator(), false)
                .map(ConfigObject::of)
                .toList();
    }

    boolean hasAvailability() {
        return find("avty_t", "availability_topic", "avty", "availability") != null;
    }
}
