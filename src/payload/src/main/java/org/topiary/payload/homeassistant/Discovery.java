// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.homeassistant.HomeEntity.Availability;
import org.topiary.payload.homeassistant.HomeEntity.Mode;

/**
 * A configuration of Home Assistant's MQTT discovery: of one entity ({@code homeassistant/sensor/…/config}), or of a
 * device with its components ({@code homeassistant/device/…/config}). Members may have their short names, such as
 * {@code stat_t}, and topics may begin or end with {@code ~} for the base topic.
 *
 * @param problem {@link Problem#NONE} if all of it can be read
 * @param entities at most 1,000
 */
public record Discovery(Problem problem, HomeDevice device, List<HomeEntity> entities) {
    /** The first level of all topics of configurations. */
    public static final String PREFIX = "homeassistant";

    /** The last level of all topics of configurations. */
    public static final String CONFIG = "config";

    /** Maximum length of a configuration, bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    static final int MAX_ENTITIES = 1_000;

    private static final int MIN_LEVELS = 4;
    private static final int MAX_LEVELS = 5;
    private static final String OF_DEVICE = "device";
    private static final Decoder JSON = Decoders.BASIC.find("json").orElseThrow();

    /** Why a configuration has no effect, or not all of it has. */
    public enum Problem {
        NONE,
        NOT_AN_OBJECT,
        TOO_LARGE,
        /** Only the first 1,000 components were read. */
        TOO_MANY
    }

    /** Whether a topic is that of a configuration. */
    public static boolean isConfig(String topic) {
        String[] levels = topic.split("/", -1);
        return levels.length >= MIN_LEVELS
                && levels.length <= MAX_LEVELS
                && levels[0].equals(PREFIX)
                && levels[levels.length - 1].equals(CONFIG);
    }

    /**
     * Reads a configuration; any bytes are allowed. An empty one removes its entities.
     *
     * @param topic of a configuration
     */
    public static Discovery read(String topic, byte[] payload) {
        if (payload.length == 0) {
            return without(Problem.NONE);
        }
        if (payload.length > MAX_BYTES) {
            return without(Problem.TOO_LARGE);
        }
        Decoded decoded = JSON.decode(Sample.of(payload), Context.NONE);
        if (!decoded.isValid() || !ConfigObject.isObject(decoded.root())) {
            return without(Problem.NOT_AN_OBJECT);
        }
        ConfigObject config = ConfigObject.of(decoded.root());
        HomeDevice device = device(config);
        String component = topic.split("/", -1)[1];
        if (!component.equals(OF_DEVICE)) {
            return new Discovery(Problem.NONE, device, List.of(entity(component, config, config)));
        }
        List<HomeEntity> entities = new ArrayList<>();
        Problem problem = Problem.NONE;
        ConfigObject components = config.object("cmps", "components");
        for (Map.Entry<String, ConfigObject> each : components.objects().entrySet()) {
            String platform = each.getValue().text("p", "platform");
            // A component with nothing but its platform is removed.
            if (each.getValue().size() <= 1) {
                continue;
            }
            if (entities.size() == MAX_ENTITIES) {
                problem = Problem.TOO_MANY;
                break;
            }
            entities.add(entity(platform, each.getValue(), config));
        }
        return new Discovery(problem, device, List.copyOf(entities));
    }

    private static Discovery without(Problem problem) {
        return new Discovery(problem, HomeDevice.NONE, List.of());
    }

    private static HomeDevice device(ConfigObject config) {
        ConfigObject device = config.object("dev", "device");
        String name = device.text("name");
        String key = device.firstText("ids", "identifiers");
        if (key.isEmpty()) {
            key = device.firstText("cns", "connections");
        }
        return new HomeDevice(
                key.isEmpty() ? name : key, name, device.text("mf", "manufacturer"), device.text("mdl", "model"));
    }

    /** @param shared what the components of a device have in common; the configuration itself if it has none */
    private static HomeEntity entity(String component, ConfigObject config, ConfigObject shared) {
        String base = config.text("~").isEmpty() ? shared.text("~") : config.text("~");
        boolean climate = component.equals("climate");
        String stateTopic = config.text("stat_t", "state_topic");
        String template = config.text("val_tpl", "value_template");
        if (stateTopic.isEmpty() && climate) {
            stateTopic = config.text("curr_temp_t", "current_temperature_topic");
            template = config.text("curr_temp_tpl", "current_temperature_template");
        } else if (stateTopic.isEmpty() && component.equals("cover")) {
            stateTopic = config.text("pos_t", "position_topic");
            template = config.text("pos_tpl", "position_template");
        } else if (stateTopic.isEmpty() && component.equals("device_automation")) {
            stateTopic = config.text("t", "topic");
        } else if (template.isEmpty()) {
            template = config.text("stat_val_tpl", "state_value_template");
        }
        String unit = config.text("unit_of_meas", "unit_of_measurement");
        if (stateTopic.isEmpty()) {
            stateTopic = shared.text("stat_t", "state_topic");
        }
        ConfigObject available = config.hasAvailability() ? config : shared;
        return new HomeEntity(
                component,
                config.text("name"),
                config.text("dev_cla", "device_class"),
                topic(stateTopic, base),
                template,
                unit.isEmpty() && climate ? config.text("temp_unit", "temperature_unit") : unit,
                topic(config.text("cmd_t", "command_topic"), base),
                availability(available, base),
                mode(available.text("avty_mode", "availability_mode")));
    }

    private static Mode mode(String name) {
        return switch (name) {
            case "all" -> Mode.ALL;
            case "any" -> Mode.ANY;
            default -> Mode.LATEST;
        };
    }

    private static List<Availability> availability(ConfigObject config, String base) {
        String one = config.text("avty_t", "availability_topic");
        if (!one.isEmpty()) {
            return List.of(availability(one, config, "avty_tpl", "availability_template", base));
        }
        return config.list("avty", "availability").stream()
                .limit(MAX_ENTITIES)
                .filter(each -> !each.text("t", "topic").isEmpty())
                .map(each -> availability(each.text("t", "topic"), each, "val_tpl", "value_template", base))
                .toList();
    }

    private static Availability availability(
            String topic, ConfigObject config, String shortTemplate, String template, String base) {
        String yes = config.text("pl_avail", "payload_available");
        String no = config.text("pl_not_avail", "payload_not_available");
        return new Availability(
                topic(topic, base),
                config.text(shortTemplate, template),
                yes.isEmpty() ? "online" : yes,
                no.isEmpty() ? "offline" : no);
    }

    private static String topic(String name, String base) {
        if (base.isEmpty()) {
            return name;
        }
        if (name.startsWith("~")) {
            return base + name.substring(1);
        }
        return name.endsWith("~") ? name.substring(0, name.length() - 1) + base : name;
    }
}
