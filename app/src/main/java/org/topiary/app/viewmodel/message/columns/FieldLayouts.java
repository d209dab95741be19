// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.columns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.topiary.payload.decode.FieldPath;
import org.topiary.profiles.json.JsonTrees;

/**
 * The fields that are columns of the histories of the {@link #MAX} topics that the user changed last, the same for all
 * connections. JavaFX application thread.
 */
public final class FieldLayouts {
    static final int MAX = 100;
    /** A longer text is not kept: it is not what a user chose by hand. */
    private static final int MAX_CHARS = 1 << 18;

    private final Supplier<String> load;
    private final Consumer<String> save;

    /**
     * @param load the text saved last; empty if there is none
     * @param save keeps a text
     */
    public FieldLayouts(Supplier<String> load, Consumer<String> save) {
        this.load = load;
        this.save = save;
    }

    /** Layouts that end with the program. */
    public static FieldLayouts inMemory() {
        String[] kept = {""};
        return new FieldLayouts(() -> kept[0], text -> kept[0] = text);
    }

    /** The fields of a topic or branch, in the order of the columns. */
    List<FieldPath> of(String topic) {
        return read().getOrDefault(topic, List.of());
    }

    void keep(String topic, List<FieldPath> columns) {
        SequencedMap<String, List<FieldPath>> all = read();
        all.remove(topic);
        if (!columns.isEmpty()) {
            all.putFirst(topic, columns);
        }
        while (all.size() > MAX) {
            all.pollLastEntry();
        }
        String text = write(all);
        if (text.length() <= MAX_CHARS) {
            save.accept(text);
        }
    }

    private static String write(Map<String, List<FieldPath>> all) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach((topic, columns) -> {
            ArrayNode paths = array.addObject().put("topic", topic).putArray("columns");
            columns.forEach(path -> paths.add(path.toString()));
        });
        return array.toString();
    }

    /** What cannot be read is left out. */
    private SequencedMap<String, List<FieldPath>> read() {
        SequencedMap<String, List<FieldPath>> all = new LinkedHashMap<>();
        String text = load.get();
        if (text.isEmpty()) {
            return all;
        }
        try {
            for (JsonNode one : JsonTrees.read(text)) {
                List<FieldPath> columns = new ArrayList<>();
                for (JsonNode each : one.path("columns")) {
                    if (columns.size() < FieldColumns.MAX) {
                        FieldPath.parse(each.asText()).ifPresent(columns::add);
                    }
                }
                all.put(one.path("topic").asText(), List.copyOf(columns));
            }
        } catch (IOException e) {
            all.clear();
        }
        return all;
    }
}
