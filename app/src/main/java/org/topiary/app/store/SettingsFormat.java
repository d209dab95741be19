// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.RowOrder.By;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.profiles.TransportJson;
import org.topiary.profiles.json.EnumNames;
import org.topiary.profiles.json.JsonFields;
import org.topiary.profiles.json.JsonFormat;

/** The format of {@code settings.json}. A missing or invalid setting gets its default; unknown ones are preserved. */
final class SettingsFormat implements JsonFormat<SettingsFormat.Content> {
    /** @param other unknown fields of the file */
    record Content(Settings settings, ObjectNode other) {}

    private static final String DEFAULT_PROXY = "defaultProxy";
    private static final String MODULES = "pkcs11Modules";
    private static final String SIZES = "sizes";
    private static final String PANELS = "panels";
    /** Pixels; no screen is larger. */
    private static final double MAX_SIZE = 100_000;

    private static final String KEYS = "keys";
    /** The settings without a field of their own, as texts by their ids. */
    private static final String VALUES = "values";

    private static final String KNOWN_ACCESS = "knownFolderAccess";

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Content empty() {
        return new Content(Settings.DEFAULT, JsonNodeFactory.instance.objectNode());
    }

    @Override
    public Content read(ObjectNode json, Consumer<Phrase> problems) {
        Settings fallback = Settings.DEFAULT;
        Settings settings = new Settings(
                readEnum(json.path("theme"), fallback.theme()),
                readWindow(json.path("window")),
                readSizes(json.path(SIZES)),
                readPanels(json.path(PANELS)),
                readTreeColumns(json),
                json.path("logBudgetMiB").asInt(fallback.logBudgetMiB()),
                json.path("topicLimit").asInt(fallback.topicLimit()),
                readLayout(json),
                readProxy(json.path(DEFAULT_PROXY), problems),
                json.path(MODULES).valueStream().map(JsonNode::asText).collect(Collectors.toSet()),
                json.path(KNOWN_ACCESS).asText(""),
                readKeys(json.path(KEYS)),
                readValues(json.path(VALUES)));
        return new Content(settings, json);
    }

    @Override
    public ObjectNode write(Content content) {
        Settings settings = content.settings();
        ObjectNode json = content.other()
                .deepCopy()
                .put("theme", EnumNames.of(settings.theme()))
                .put("treeOrder", EnumNames.of(settings.treeColumns().order().by()))
                .put("treeReversed", settings.treeColumns().order().reversed())
                .put("logBudgetMiB", settings.logBudgetMiB())
                .put("topicLimit", settings.topicLimit());
        json.set("treeColumns", write(settings.treeColumns()));
        settings.window().ifPresent(window -> json.set("window", write(window)));
        ArrayNode tabs = json.putArray("tabs");
        for (Layout.Tab tab : settings.layout().tabs()) {
            ObjectNode one = tabs.addObject().put("profile", tab.profileId());
            tab.window().ifPresent(window -> one.set("window", write(window)));
            if (!tab.panels().isEmpty()) {
                ObjectNode windows = one.putObject(PANELS);
                new TreeMap<>(tab.panels()).forEach((panel, place) -> windows.set(panel, write(place)));
            }
        }
        json.put("chosenTab", settings.layout().chosen());
        if (settings.defaultProxy().kind() == ProxyChoice.Kind.DEFAULT) {
            json.remove(DEFAULT_PROXY);
        } else {
            json.set(DEFAULT_PROXY, TransportJson.writeProxy(settings.defaultProxy()));
        }
        json.remove(MODULES);
        if (!settings.modules().isEmpty()) {
            ArrayNode modules = json.putArray(MODULES);
            settings.modules().stream().sorted().forEach(modules::add);
        }
        json.remove(KNOWN_ACCESS);
        if (!settings.knownAccess().isEmpty()) {
            json.put(KNOWN_ACCESS, settings.knownAccess());
        }
        json.remove(KEYS);
        if (!settings.keys().isEmpty()) {
            ObjectNode keys = json.putObject(KEYS);
            new TreeMap<>(settings.keys()).forEach((command, names) -> names.forEach(keys.putArray(command)::add));
        }
        writeValues(json, settings.values());
        ObjectNode sizes = json.putObject(SIZES);
        new TreeMap<>(settings.sizes()).forEach(sizes::put);
        ObjectNode panels = json.putObject(PANELS);
        new TreeMap<>(settings.openPanels()).forEach(panels::put);
        return json;
    }

    private static ArrayNode write(TreeColumns tree) {
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        for (TreeColumns.Column column : tree.columns()) {
            columns.addObject()
                    .put("column", EnumNames.of(column.by()))
                    .put("shown", column.shown())
                    .put("width", column.width());
        }
        return columns;
    }

    private static TreeColumns readTreeColumns(JsonNode json) {
        By by = readEnum(json.path("treeOrder"), By.NAME);
        List<TreeColumns.Column> columns = new ArrayList<>();
        for (JsonNode column : json.path("treeColumns")) {
            By kind = readEnum(column.path("column"), By.NAME);
            // An unknown name is read as that of the names: it must not take the width of that column.
            if (EnumNames.of(kind).equals(column.path("column").asText())) {
                columns.add(new TreeColumns.Column(
                        kind,
                        column.path("shown").asBoolean(true),
                        column.path("width").asInt(0)));
            }
        }
        TreeColumns read =
                new TreeColumns(new RowOrder(by, json.path("treeReversed").asBoolean(false)), columns);
        // The column that rows are ordered by must be visible.
        return read.column(by).shown() ? read : read.withShown(by, true);
    }

    private static Map<String, Double> readSizes(JsonNode json) {
        Map<String, Double> sizes = new TreeMap<>();
        json.properties().forEach(size -> {
            double value = size.getValue().asDouble(-1);
            if (value >= 0 && value <= MAX_SIZE) {
                sizes.put(size.getKey(), value);
            }
        });
        return sizes;
    }

    private static Map<String, String> readPanels(JsonNode json) {
        Map<String, String> panels = new TreeMap<>();
        json.properties()
                .forEach(part -> panels.put(part.getKey(), part.getValue().asText()));
        return panels;
    }

    private static Map<String, List<String>> readKeys(JsonNode json) {
        Map<String, List<String>> keys = new TreeMap<>();
        json.properties()
                .forEach(command -> keys.put(
                        command.getKey(),
                        command.getValue().valueStream().map(JsonNode::asText).toList()));
        return keys;
    }

    private static Map<String, String> readValues(JsonNode json) {
        Map<String, String> values = new TreeMap<>();
        json.properties().forEach(value -> {
            if (value.getValue().isTextual()) {
                values.put(value.getKey(), value.getValue().textValue());
            }
        });
        return values;
    }

    /** Values that are no texts belong to another version of the program, and stay. */
    private static void writeValues(ObjectNode json, Map<String, String> values) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        json.path(VALUES).properties().forEach(value -> {
            if (!value.getValue().isTextual()) {
                all.set(value.getKey(), value.getValue());
            }
        });
        new TreeMap<>(values).forEach(all::put);
        json.remove(VALUES);
        if (!all.isEmpty()) {
            json.set(VALUES, all);
        }
    }

    private static ObjectNode write(WindowPlace window) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("x", window.x())
                .put("y", window.y())
                .put("width", window.width())
                .put("height", window.height())
                .put("maximised", window.maximised());
    }

    private static Layout readLayout(JsonNode json) {
        List<Layout.Tab> tabs = new ArrayList<>();
        for (JsonNode tab : json.path("tabs")) {
            Map<String, WindowPlace> panels = new TreeMap<>();
            tab.path(PANELS)
                    .properties()
                    .forEach(panel ->
                            readWindow(panel.getValue()).ifPresent(place -> panels.put(panel.getKey(), place)));
            tabs.add(new Layout.Tab(tab.path("profile").asText(), readWindow(tab.path("window")), panels));
        }
        return new Layout(tabs, json.path("chosenTab").asInt(-1));
    }

    private static ProxyChoice readProxy(JsonNode json, Consumer<Phrase> problems) {
        if (!(json instanceof ObjectNode object)) {
            return ProxyChoice.DEFAULT;
        }
        try {
            return TransportJson.readProxy(new JsonFields(object));
        } catch (IllegalArgumentException e) {
            problems.accept(Phrase.of("settings.proxy", Explained.phrase(e)));
            return ProxyChoice.DEFAULT;
        }
    }

    private static Optional<WindowPlace> readWindow(JsonNode json) {
        WindowPlace window = new WindowPlace(
                json.path("x").asDouble(0),
                json.path("y").asDouble(0),
                json.path("width").asDouble(0),
                json.path("height").asDouble(0),
                json.path("maximised").asBoolean(false));
        return window.width() > 0 && window.height() > 0 ? Optional.of(window) : Optional.empty();
    }

    private static <E extends Enum<E>> E readEnum(JsonNode json, E fallback) {
        return Arrays.stream(fallback.getDeclaringClass().getEnumConstants())
                .filter(one -> EnumNames.of(one).equals(json.asText()))
                .findFirst()
                .orElse(fallback);
    }
}
