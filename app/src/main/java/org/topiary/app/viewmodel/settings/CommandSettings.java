// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.app.store.Settings;
import org.topiary.payload.command.UserCommand;

/** The programs of the user that decode payloads: kept in the settings only, never with a connection. */
public final class CommandSettings {
    private static final String ID = "commands";
    private static final int MAX_COMMANDS = 100;

    /** Off until the user adds one. */
    public static final Setting<List<UserCommand>> COMMANDS = Setting.of(
                    ID, new SettingKind.Custom<List<UserCommand>>(), List.<UserCommand>of())
            .in(
                    settings -> read(stored(settings)),
                    (settings, commands) -> settings.withValue(
                            ID, commands.isEmpty() ? Optional.empty() : Optional.of(write(commands))));

    public static final SettingGroup GROUP = new SettingGroup("decoding", List.of(COMMANDS, JarSettings.JARS));

    private CommandSettings() {}

    /** The text that is stored; empty for none. */
    public static String stored(Settings settings) {
        return settings.values().getOrDefault(ID, "");
    }

    /** Reads a stored text; what is not a command is left out. */
    public static List<UserCommand> read(String stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        List<UserCommand> commands = new ArrayList<>();
        try {
            for (JsonNode each : new JsonMapper().readTree(stored)) {
                String name = each.path("name").asText("");
                String program = each.path("program").asText("");
                List<String> arguments = new ArrayList<>();
                each.path("arguments").forEach(argument -> arguments.add(argument.asText("")));
                if (!name.isEmpty() && !program.isEmpty() && commands.size() < MAX_COMMANDS) {
                    commands.add(new UserCommand(
                            name, program, arguments, each.path("seconds").asInt(UserCommand.USUAL_SECONDS)));
                }
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return List.copyOf(commands);
    }

    private static String write(List<UserCommand> commands) {
        ArrayNode all = JsonMapper.builder().build().createArrayNode();
        for (UserCommand each : commands) {
            ObjectNode json = all.addObject()
                    .put("name", each.name())
                    .put("program", each.program())
                    .put("seconds", each.seconds());
            each.arguments().forEach(json.putArray("arguments")::add);
        }
        return all.toString();
    }
}
