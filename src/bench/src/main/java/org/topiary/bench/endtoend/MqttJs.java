// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.TemporaryFolder;

/** Runs MQTT.js, which MQTT Explorer and MQTTX use, in Node. */
final class MqttJs {
    private static final String SCRIPT = "mqtt-js-subscriber.cjs";

    private MqttJs() {}

    /**
     * Subscribes to everything on 127.0.0.1 and receives this many messages. Returns messages per second after the
     * warm-up.
     *
     * @param modules the node_modules folder that contains mqtt
     */
    static double perSecond(Path modules, int port, long warmUp, long messages, Duration limit)
            throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path script = folder.path().resolve(SCRIPT);
            try (InputStream source = Objects.requireNonNull(MqttJs.class.getResourceAsStream(SCRIPT))) {
                Files.copy(source, script);
            }
            Path errors = folder.path().resolve("errors.txt");
            ProcessBuilder builder = new ProcessBuilder(
                            "node", script.toString(), "" + port, "" + warmUp, "" + messages)
                    .redirectError(errors.toFile());
            builder.environment().put("NODE_PATH", modules.toString());
            Process process = builder.start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                return ChildJvm.told(process, lines, errors, limit).get("per_second");
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
