// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.util.ArrayList;
import java.util.List;

/** A program for paho-mqtt 2 that publishes a message. */
final class PahoPython {
    private PahoPython() {}

    static String publish(SnippetConnection connection, SnippetMessage message) {
        StringBuilder out = new StringBuilder("""
                import paho.mqtt.client as mqtt

                """);
        out.append("client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=")
                .append(connection.mqtt5() ? "mqtt.MQTTv5" : "mqtt.MQTTv311")
                .append(connection.isWebSocket() ? ", transport=\"websockets\"" : "")
                .append(")\n");
        if (connection.isWebSocket()) {
            line(
                    out,
                    "client.ws_set_options(path=",
                    Literals.string(connection.address().path()),
                    ")");
        }
        if (!connection.profile().userName().isEmpty()) {
            line(
                    out,
                    "client.username_pw_set(",
                    Literals.string(connection.profile().userName()),
                    ", \"" + SnippetConnection.PASSWORD + "\")");
        }
        if (connection.isTls()) {
            List<String> arguments = new ArrayList<>();
            connection.authorities().ifPresent(file -> arguments.add("ca_certs=" + Literals.string(file)));
            connection.identity().ifPresent(files -> {
                arguments.add("certfile=" + Literals.string(files.certificate()));
                arguments.add("keyfile=" + Literals.string(files.key()));
            });
            line(out, "client.tls_set(", String.join(", ", arguments), ")");
            if (connection.isInsecure()) {
                line(out, "client.tls_insecure_set(", "True", ")");
            }
        }
        line(
                out,
                "client.connect(",
                Literals.string(connection.address().host()) + ", "
                        + connection.address().port(),
                ")");
        line(out, "client.loop_start()", "", "");
        line(
                out,
                "client.publish(",
                Literals.string(message.topic())
                        + ", "
                        + payload(message)
                        + ", qos=" + message.qos().level()
                        + (message.retained() ? ", retain=True" : ""),
                ").wait_for_publish()");
        line(out, "client.disconnect()", "", "");
        line(out, "client.loop_stop()", "", "");
        return out.toString();
    }

    private static String payload(SnippetMessage message) {
        return message.text().map(Literals::string).orElseGet(() -> "bytes.fromhex(\"" + message.hex() + "\")");
    }

    private static void line(StringBuilder out, String before, String middle, String after) {
        out.append(before).append(middle).append(after).append('\n');
    }
}
