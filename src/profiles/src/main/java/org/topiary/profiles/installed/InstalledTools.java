// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.installed;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds other MQTT clients by the files in their usual locations. Only checks whether the files exist. */
public final class InstalledTools {
    private static final String EXPLORER = "MQTT Explorer";
    private static final String EXPLORER_FILE = "MQTT-Explorer/settings.json";
    private static final String MQTTX = "MQTTX";
    private static final String MQTTX_FILE = "MQTTX/MQTTX.db";
    private static final String FX = "MQTT.fx";
    private static final String FX_FILE = "MQTT-FX/mqttfx-config.xml";
    private static final String CORREO = "CorreoMQTT";
    private static final String MOSQUITTO = "Mosquitto";

    private final String os;
    private final Path home;
    private final Map<String, String> environment;

    /**
     * @param osName the value of the system property {@code os.name}
     * @param environment the environment variables by name
     */
    public InstalledTools(String osName, Path home, Map<String, String> environment) {
        this.os = osName.toLowerCase(Locale.ROOT);
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /** The tools found, one entry per file. Accesses the disk; do not call it on the JavaFX application thread. */
    public List<InstalledTool> find() {
        List<InstalledTool> found = new ArrayList<>();
        for (InstalledTool candidate : candidates()) {
            if (Files.isRegularFile(candidate.file()) && Files.isReadable(candidate.file())) {
                found.add(candidate);
            }
        }
        return List.copyOf(found);
    }

    private List<InstalledTool> candidates() {
        List<InstalledTool> all = new ArrayList<>();
        if (os.contains("win") && !os.contains("darwin")) {
            Path roaming = folder("APPDATA", home.resolve("AppData/Roaming"));
            Path local = folder("LOCALAPPDATA", home.resolve("AppData/Local"));
            add(all, EXPLORER, roaming, EXPLORER_FILE);
            add(all, MQTTX, roaming, MQTTX_FILE);
            add(all, FX, local, FX_FILE);
            add(all, CORREO, roaming, "CorreoMqtt/config.json");
        } else if (os.contains("mac") || os.contains("darwin")) {
            Path support = home.resolve("Library/Application Support");
            add(all, EXPLORER, support, EXPLORER_FILE);
            add(
                    all,
                    EXPLORER,
                    home,
                    "Library/Containers/de.t7n.apps.mqtt-explorer/Data/Library/Application Support/" + EXPLORER_FILE);
            add(all, MQTTX, support, MQTTX_FILE);
            add(all, FX, support, FX_FILE);
            add(all, CORREO, support, "CorreoMqtt/config.json");
            addMosquitto(all);
        } else {
            Path config = folder("XDG_CONFIG_HOME", home.resolve(".config"));
            add(all, EXPLORER, config, EXPLORER_FILE);
            add(all, EXPLORER, home, "snap/mqtt-explorer/current/.config/" + EXPLORER_FILE);
            add(all, MQTTX, config, MQTTX_FILE);
            add(all, MQTTX, home, "snap/mqttx/current/.config/" + MQTTX_FILE);
            add(all, FX, home, FX_FILE);
            add(all, CORREO, home, ".correomqtt/config.json");
            addMosquitto(all);
        }
        add(all, "mqtt-spy", home, "mqtt-spy/mqtt-spy-configuration.xml");
        add(all, "MQTT CLI", home, ".mqtt-cli/config.properties");
        return all;
    }

    /** Default options of the command-line clients (mosquitto_sub(1)). */
    private void addMosquitto(List<InstalledTool> all) {
        add(all, MOSQUITTO, folder("XDG_CONFIG_HOME", home.resolve(".config")), "mosquitto_sub");
    }

    private void add(List<InstalledTool> all, String name, Path folder, String file) {
        Path path = folder.resolve(file);
        String place = path.startsWith(home)
                ? Path.of("~").resolve(home.relativize(path)).toString()
                : path.toString();
        all.add(new InstalledTool(name, path, place));
    }

    private Path folder(String variable, Path otherwise) {
        @Nullable String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            Path folder = Path.of(value);
            return folder.isAbsolute() ? folder : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
