// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The command-line options.
 *
 * @param only the only workload to run; empty for all that run by default
 * @param soakMinutes duration of the workload {@code soak}
 * @param mqttJs a node_modules folder that contains MQTT.js
 */
public record Options(Optional<String> only, int soakMinutes, Optional<Path> mqttJs) {
    private static final String ONLY = "--only=";
    private static final String SOAK_MINUTES = "--soak-minutes=";
    private static final String MQTT_JS = "--mqttjs=";

    /** Empty names count as not given. */
    static Options parse(String... arguments) {
        return new Options(
                value(ONLY, arguments),
                value(SOAK_MINUTES, arguments).map(Integer::valueOf).orElse(10),
                value(MQTT_JS, arguments).map(Path::of));
    }

    private static Optional<String> value(String name, String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
