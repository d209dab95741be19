// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param only the one workload to run; empty for all that run by default
 * @param soakMinutes how long the workload {@code soak} takes
 * @param mqttJs a folder node_modules with MQTT.js in it
 */
public record Options(Optional<String> only, int soakMinutes, Optional<Path> mqttJs) {
    private static final String ONLY = "--only=";
    private static final String SOAK_MINUTES = "--soak-minutes=";
    private static final String MQTT_JS = "--mqttjs=";

    /** Names that are left empty count as not given. */
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
