// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.topiary.mqtt.receive.MessageProperties;

/** A program for paho-mqtt 2 that publishes a message. */
final class PahoPython {
    private PahoPython() {}

    static String publish(SnippetConnection connection, SnippetMessage message) {
        boolean properties = connection.mqtt5() && message.hasProperties();
        StringBuilder out = new StringBuilder("import paho.mqtt.client as mqtt\n");
        if (properties) {
            out.append("from paho.mqtt.packettypes import PacketTypes\n")
                    .append("from paho.mqtt.properties import Properties\n");
        }
        out.append('\n');
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
        if (properties) {
            properties(out, message.properties());
        }
        line(
                out,
                "client.publish(",
                Literals.string(message.topic())
                        + ", "
                        + payload(message)
                        + ", qos=" + message.qos().level()
                        + (message.retained() ? ", retain=True" : "")
                        + (properties ? ", properties=properties" : ""),
                ").wait_for_publish()");
        line(out, "client.disconnect()", "", "");
        line(out, "client.loop_stop()", "", "");
        return out.toString();
    }

    private static void properties(StringBuilder out, MessageProperties properties) {
        line(out, "properties = Properties(PacketTypes.PUBLISH)", "", "");
        if (properties.payloadFormat() >= 0) {
            property(out, "PayloadFormatIndicator", Integer.toString(properties.payloadFormat()));
        }
        if (properties.messageExpirySeconds() >= 0) {
            property(out, "MessageExpiryInterval", Long.toString(properties.messageExpirySeconds()));
        }
        if (!properties.contentType().isEmpty()) {
            property(out, "ContentType", Literals.string(properties.contentType()));
        }
        if (!properties.responseTopic().isEmpty()) {
            property(out, "ResponseTopic", Literals.string(properties.responseTopic()));
        }
        if (properties.correlationData().length > 0) {
            property(out, "CorrelationData", bytes(properties.correlationData()));
        }
        if (!properties.userProperties().isEmpty()) {
            String pairs = properties.userProperties().stream()
                    .map(each -> "(" + Literals.string(each.name()) + ", " + Literals.string(each.value()) + ")")
                    .collect(Collectors.joining(", ", "[", "]"));
            property(out, "UserProperty", pairs);
        }
    }

    private static void property(StringBuilder out, String name, String value) {
        line(out, "properties." + name, " = ", value);
    }

    private static String bytes(byte[] bytes) {
        return "bytes.fromhex(\"" + SnippetMessage.hex(bytes) + "\")";
    }

    private static String payload(SnippetMessage message) {
        return message.text().map(Literals::string).orElseGet(() -> bytes(message.payload()));
    }

    private static void line(StringBuilder out, String before, String middle, String after) {
        out.append(before).append(middle).append(after).append('\n');
    }
}
