// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.app.store.Settings;
import org.topiary.payload.jar.JarSwitch;

/** Which jars decode payloads: kept in the settings only, never with a connection. */
public final class JarSettings {
    private static final String ID = "decoder-jars";

    /** The oldest ones are forgotten beyond that. */
    static final int MAX_JARS = 200;

    /** All off until the user switches one on. */
    public static final Setting<List<JarSwitch>> JARS = Setting.of(
                    ID, new SettingKind.Custom<List<JarSwitch>>(), List.<JarSwitch>of())
            .in(
                    settings -> read(stored(settings)),
                    (settings, jars) ->
                            settings.withValue(ID, jars.isEmpty() ? Optional.empty() : Optional.of(write(jars))));

    private JarSettings() {}

    /** The text that is stored; empty for none. */
    static String stored(Settings settings) {
        return settings.values().getOrDefault(ID, "");
    }

    /** Reads a stored text; what is none about a jar is left out. */
    static List<JarSwitch> read(String stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        List<JarSwitch> jars = new ArrayList<>();
        try {
            for (JsonNode each : new JsonMapper().readTree(stored)) {
                String file = each.path("file").asText("");
                String sha256 = each.path("sha256").asText("");
                if (!file.isEmpty() && !sha256.isEmpty() && jars.size() < MAX_JARS) {
                    jars.add(new JarSwitch(file, sha256, each.path("on").asBoolean(false)));
                }
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return List.copyOf(jars);
    }

    private static String write(List<JarSwitch> jars) {
        ArrayNode all = JsonMapper.builder().build().createArrayNode();
        for (JarSwitch each : jars) {
            all.addObject()
                    .put("file", each.file())
                    .put("sha256", each.sha256())
                    .put("on", each.on());
        }
        return all.toString();
    }
}
