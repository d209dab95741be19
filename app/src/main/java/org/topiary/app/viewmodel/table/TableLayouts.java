// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.topiary.profiles.json.JsonTrees;

/**
 * The layouts of the tables of the {@link #MAX} branches that the user changed last, the same for all connections.
 * JavaFX application thread.
 */
public final class TableLayouts {
    static final int MAX = 100;
    /** A longer text is not kept: it is not what a user chose by hand. */
    private static final int MAX_CHARS = 1 << 20;

    private final Store store;

    /** Where the layouts are kept. */
    public interface Store {
        /** The text saved last; empty if there is none. */
        String load();

        void save(String text);
    }

    public TableLayouts(Store store) {
        this.store = store;
    }

    /** Layouts that end with the program. */
    public static TableLayouts inMemory() {
        return new TableLayouts(new Store() {
            private String kept = "";

            @Override
            public String load() {
                return kept;
            }

            @Override
            public void save(String text) {
                kept = text;
            }
        });
    }

    private record Key(String branch, Grouping grouping) {}

    /** What the rows of a branch are, as the user left them; empty if they were not changed. */
    Optional<Grouping> grouping(String branch) {
        return read().keySet().stream()
                .filter(key -> key.branch.equals(branch))
                .map(Key::grouping)
                .findFirst();
    }

    TableLayout layout(String branch, Grouping grouping) {
        return read().getOrDefault(new Key(branch, grouping), TableLayout.INITIAL);
    }

    /** Remembers a layout, and that the branch was shown with it last. */
    void keep(String branch, Grouping grouping, TableLayout layout) {
        SequencedMap<Key, TableLayout> all = read();
        all.putFirst(new Key(branch, grouping), layout);
        while (all.size() > MAX) {
            all.pollLastEntry();
        }
        String text = write(all);
        if (text.length() <= MAX_CHARS) {
            store.save(text);
        }
    }

    private static String write(Map<Key, TableLayout> all) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach((key, layout) -> {
            ObjectNode one = array.addObject()
                    .put("branch", key.branch)
                    .put("rows", key.grouping.name().toLowerCase(Locale.ROOT))
                    .put("sort", layout.sort().column().id())
                    .put("descending", layout.sort().descending());
            if (layout.chosen()) {
                ArrayNode columns = one.putArray("columns");
                layout.columns()
                        .forEach(shown -> columns.addObject()
                                .put("column", shown.column().id())
                                .put("width", shown.width()));
            }
        });
        return array.toString();
    }

    /** What cannot be read is left out. */
    private SequencedMap<Key, TableLayout> read() {
        SequencedMap<Key, TableLayout> all = new LinkedHashMap<>();
        String text = store.load();
        if (text.isEmpty()) {
            return all;
        }
        try {
            for (JsonNode one : JsonTrees.read(text)) {
                Grouping grouping = one.path("rows").asText().equals("devices") ? Grouping.DEVICES : Grouping.TOPICS;
                all.put(new Key(one.path("branch").asText(), grouping), layout(one));
            }
        } catch (IOException e) {
            all.clear();
        }
        return all;
    }

    private static TableLayout layout(JsonNode json) {
        RowSort sort = Column.parse(json.path("sort").asText())
                .map(column -> new RowSort(column, json.path("descending").asBoolean()))
                .orElse(RowSort.BY_TOPIC);
        List<ShownColumn> columns = new ArrayList<>();
        for (JsonNode each : json.path("columns")) {
            Column.parse(each.path("column").asText())
                    .ifPresent(column -> columns.add(
                            new ShownColumn(column, each.path("width").asInt())));
        }
        return new TableLayout(sort, json.has("columns"), columns);
    }
}
